"""``response._headers``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_RESPONSE = "django.http.HttpResponse"
_BASE = "django.http.response.HttpResponseBase"


class ResponsePrivateHeaders(Rule):
    """The headers of a response are in ``headers``; the private ``_headers`` is gone."""

    change = "3.2/response-private-headers"
    triggers = (OnAttribute("_headers"),)
    available = "3.2"
    advice = "Use response.headers, which maps the names of headers to their values."
    examples = [
        Suggests(
            before="""\
                from django.http import HttpResponse

                def show(response):
                    return response._headers["content-type"][1], "x" in response._headers, response._headers.values()
                """,
            after="""\
                from django.http import HttpResponse

                def show(response):
                    return response.headers["content-type"], "x" in response.headers, response.headers.items()
                """,
        ),
        Flags(
            """\
                from django.http import HttpResponse

                class Own(HttpResponse):
                    def show(self):
                        self._headers["x"] = ("X", "1")
                """,
            line=5,
        ),
        Keeps(
            """\
                class Client:
                    def show(self, message):
                        return self._headers["x"], message._headers
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not self._response(site, node.value):
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        parent = site.parent
        new = f"{site.source(node.value)}.headers"
        outer = site.module.parents.get(parent) if parent is not None else None
        if isinstance(parent, ast.Subscript) and isinstance(parent.ctx, ast.Load) and parent.value is node:
            if (
                isinstance(outer, ast.Subscript)
                and isinstance(outer.slice, ast.Constant)
                and outer.slice.value == 1
            ):
                yield site.suggest(site.replace(outer, f"{new}[{site.source(parent.slice)}]"), node=outer)
                return
        elif isinstance(parent, ast.Compare) and node in parent.comparators:
            yield site.suggest(site.replace(node, new))
            return
        elif isinstance(parent, ast.Attribute) and parent.attr == "values" and isinstance(outer, ast.Call):
            yield site.suggest(site.replace(outer, f"{new}.items()"), node=outer)
            return
        yield site.flag()

    def _response(self, site: Site, owner: ast.expr) -> bool:
        """Whether an object is a response, for certain or by its name."""
        found = site.infer(owner)
        if found is not None:
            return any(site.index.is_subclass(found.qname, one) for one in (_RESPONSE, _BASE))
        last = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
        return last in ("response", "resp")
