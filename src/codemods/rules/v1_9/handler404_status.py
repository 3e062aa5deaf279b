"""The status of a custom view for the error 404."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_TELLING = re.compile(r"404|not_?found", re.IGNORECASE)
_RESPONSES = (
    "django.http.HttpResponse",
    "django.shortcuts.render",
    "django.template.response.TemplateResponse",
)


class Handler404Status(Rule):
    """A custom view for the error 404 must answer with that status, or ``APPEND_SLASH`` does not work."""

    change = "1.9/handler404-status"
    triggers = (OnModule(("404", "not_found", "notfound")),)
    advice = "The page is then no longer taken for one that exists."
    examples = [
        Suggests(
            path="shop/views.py",
            before="""\
                from django.shortcuts import render

                def page_not_found(request, exception=None):
                    return render(request, "404.html", {})
                """,
            after="""\
                from django.shortcuts import render

                def page_not_found(request, exception=None):
                    return render(request, "404.html", {}, status=404)
                """,
            files={"shop/__init__.py": "", "shop/urls.py": "handler404 = 'shop.views.page_not_found'\n"},
        ),
        Keeps(
            path="shop/views.py",
            source="""\
                from django.http import HttpResponseNotFound
                from django.shortcuts import render

                def page_not_found(request, exception=None):
                    if request.is_ajax():
                        return HttpResponseNotFound("x")
                    return render(request, "404.html", status=404)

                def book_not_found(request):
                    return render(request, "book.html")
                """,
            files={"shop/__init__.py": "", "shop/urls.py": "handler404 = 'shop.views.page_not_found'\n"},
        ),
    ]

    def concerns(self, index: Index) -> bool:
        return bool(index.binders("handler404"))

    def visit(self, site: Site) -> Iterator[Answer]:
        named = site.index.ask(_named)
        for node in site.module.tree.body:
            if not isinstance(node, ast.FunctionDef) or f"{site.module.name}.{node.name}" not in named:
                continue
            if not _TELLING.search(node.name):
                continue
            for statement in ast.walk(node):
                call = statement.value if isinstance(statement, ast.Return) else None
                if not isinstance(call, ast.Call) or site.has_stars(call):
                    continue
                if site.is_name(call.func, *_RESPONSES) and site.keyword(call, "status") is None:
                    yield site.suggest(site.edit_call(call).add("status", "404").edit(), node=call)


def _named(index: Index) -> frozenset[str]:
    """Names that modules with a ``handler404`` take or write as texts."""
    takers = index.binders("handler404")
    return frozenset(index.name(name).qname for facts in takers for name in (*facts.uses, *facts.strings))
