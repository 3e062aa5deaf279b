"""``request.is_ajax()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.brackets import bracketed
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, Trigger
from codemods.source.names import last_name

_HEADERS = Release(2, 2)
"""The release from which requests have ``headers``."""


class IsAjax(Rule):
    """``HttpRequest.is_ajax()`` only compared the header ``X-Requested-With``, and is gone."""

    change = "3.1/is-ajax-python"
    also = ("4.0/is-ajax",)
    advice = (
        "Compare request.headers.get('x-requested-with') with 'XMLHttpRequest', or ask request.accepts()."
    )
    examples = [
        Fixes(
            before="""\
                from django.views import View

                def detail(request):
                    if request.is_ajax() and not request.is_ajax():
                        return request.is_ajax() == True

                class Detail(View):
                    def get(self, request):
                        return self.request.is_ajax()
                """,
            after="""\
                from django.views import View

                def detail(request):
                    if request.headers.get("x-requested-with") == "XMLHttpRequest" and request.headers.get("x-requested-with") != "XMLHttpRequest":
                        return (request.headers.get("x-requested-with") == "XMLHttpRequest") == True

                class Detail(View):
                    def get(self, request):
                        return self.request.headers.get("x-requested-with") == "XMLHttpRequest"
                """,
        ),
        Fixes(
            before="""\
                def detail(context):
                    return context["request"].is_ajax()
                """,
            after="""\
                def detail(context):
                    return context["request"].headers.get("x-requested-with") == "XMLHttpRequest"
                """,
        ),
        Fixes(
            before="""\
                def detail(request):
                    return request.is_ajax()
                """,
            after="""\
                def detail(request):
                    return request.META.get("HTTP_X_REQUESTED_WITH") == "XMLHttpRequest"
                """,
            supports="1.11",
        ),
        Suggests(
            before="""\
                def wants_json(req):
                    return req.is_ajax()
                """,
            after="""\
                def wants_json(req):
                    return req.headers.get("x-requested-with") == "XMLHttpRequest"
                """,
        ),
        Suggests(
            before="""\
                def detail(context):
                    return context["request"].is_ajax()
                """,
            after="""\
                def detail(context):
                    return context["request"].headers.get("x-requested-with") == "XMLHttpRequest"
                """,
            files={"shop/web.py": "class Call:\n    def is_ajax(self):\n        return True\n"},
        ),
        Flags(
            """\
                def detail(request):
                    request.is_ajax = lambda: True
                    return f"{request.is_ajax()}", filter(request.is_ajax, [])
                """,
            lines=(2, 3),
        ),
        Keeps(
            """\
                class Call:
                    def is_ajax(self):
                        return True

                def detail(request):
                    return Call().is_ajax(), request.headers.get("x-requested-with") == "XMLHttpRequest"
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnMember("django.http.HttpRequest", "is_ajax", likely=True)

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute):
            return
        if not site.certain and _named(node.value) and not _lookalike(site):
            site.certain = True
        if call is None or call.args or call.keywords or site.module.in_fstring(call):
            if site.certain:
                yield site.flag()
            return
        owner = site.source(node.value)
        header = (
            f'{owner}.META.get("HTTP_X_REQUESTED_WITH")'
            if self.range.supports < _HEADERS
            else f'{owner}.headers.get("x-requested-with")'
        )
        parent = site.module.parents.get(call)
        if isinstance(parent, ast.UnaryOp) and isinstance(parent.op, ast.Not):
            edit = site.replace(parent, f'{header} != "XMLHttpRequest"')
        else:
            edit = site.replace(call, bracketed(site, call, f'{header} == "XMLHttpRequest"'))
        if site.certain:
            yield site.fix(edit)
        else:
            yield site.suggest(edit, advice=f"Rewrite it if {owner} is a request of Django's.")


def _named(node: ast.expr) -> bool:
    """Whether an object is called ``request``: by name, as an attribute, as a key."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Constant) and node.slice.value == "request"
    return last_name(node) == "request"


def _lookalike(site: Site) -> bool:
    """Whether a class of the repository has a method of that name."""
    return bool(site.index.owners("is_ajax"))
