"""``wsgi.input`` of a request made by hand."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import entries
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class WsgiRequestInput(Rule):
    """A ``WSGIRequest`` must be given a binary stream as its input."""

    change = "4.2/wsgirequest-input"
    advice = "Give it io.BytesIO()."
    triggers = (OnCall("django.core.handlers.wsgi.WSGIRequest"),)
    examples = [
        Fixes(
            before="""\
                from io import StringIO
                from django.core.handlers.wsgi import WSGIRequest

                one = WSGIRequest({"REQUEST_METHOD": "GET", "wsgi.input": None})
                other = WSGIRequest({"REQUEST_METHOD": "GET", "wsgi.input": StringIO(text)})
                """,
            after="""\
                import io
                from django.core.handlers.wsgi import WSGIRequest

                one = WSGIRequest({"REQUEST_METHOD": "GET", "wsgi.input": io.BytesIO()})
                other = WSGIRequest({"REQUEST_METHOD": "GET", "wsgi.input": io.BytesIO(text.encode())})
                """,
        ),
        Keeps(
            """\
                from io import BytesIO
                from django.core.handlers.wsgi import WSGIRequest

                one = WSGIRequest({"REQUEST_METHOD": "GET", "wsgi.input": BytesIO()})
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        environ = site.argument(call, "environ", 0) if call is not None else None
        if isinstance(environ, ast.Name):
            environ = site.value_of(environ.id)
        if not isinstance(environ, ast.Dict):
            return
        for key, _, value in entries(environ):
            if key != "wsgi.input":
                continue
            if isinstance(value, ast.Constant) and value.value in (None, ""):
                yield site.fix(site.replace(value, f"{site.need('io')}.BytesIO()"), node=value)
            elif isinstance(value, ast.Call) and site.is_name(value.func, "io.StringIO"):
                inside = value.args[0] if value.args else None
                plain = isinstance(inside, ast.Name | ast.Attribute | ast.Call | ast.Subscript | ast.Constant)
                text = ""
                if inside is not None:
                    text = f"{site.source(inside) if plain else f'({site.source(inside)})'}.encode()"
                yield site.fix(site.replace(value, f"{site.need('io')}.BytesIO({text})"), node=value)
