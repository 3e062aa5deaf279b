"""Changing ``request.POST``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

_CHANGES = frozenset(
    ["update", "pop", "popitem", "setdefault", "clear", "setlist", "setlistdefault", "appendlist"]
)


_HANDLED = frozenset(["django.core.handlers.asgi.ASGIRequest", "django.core.handlers.wsgi.WSGIRequest"])


class MultipartPostImmutable(Rule):
    """``request.POST`` cannot be changed, not even where a form sends files."""

    change = "1.11/multipart-post-immutable"
    triggers = (OnMember("django.http.HttpRequest", "POST"),)
    advice = "It worked for forms that send files, and only there: work on a copy."
    examples = [
        Suggests(
            before="""\
                def upload(request):
                    if request.method == "POST":
                        request.POST["owner"] = request.user.pk
                    return None

                def change(request):
                    del request.POST["x"]
                """,
            after="""\
                def upload(request):
                    if request.method == "POST":
                        request.POST = request.POST.copy()
                        request.POST["owner"] = request.user.pk
                    return None

                def change(request):
                    request.POST = request.POST.copy()
                    del request.POST["x"]
                """,
        ),
        Keeps(
            """\
                from django.http import HttpRequest

                def test():
                    request = HttpRequest()
                    request.POST["x"] = 1

                class DummyRequest(HttpRequest):
                    def __init__(self, data):
                        super().__init__()
                        self.POST.update(data)
                """
        ),
        Keeps(
            """\
                def upload(request):
                    request.POST = request.POST.copy()
                    request.POST["owner"] = request.user.pk

                def change(request):
                    request.POST._mutable = True
                    request.POST["x"] = 1
                    data = request.POST.copy()
                    data.update(request.POST, y=request.POST["z"])

                class Client:
                    def send(self):
                        self.POST["x"] = 1
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, parent, function = site.node, site.parent, site.function
        if not isinstance(node, ast.Attribute) or function is None or not site.certain:
            return
        changed = isinstance(parent, ast.Subscript) and not isinstance(parent.ctx, ast.Load)
        if isinstance(parent, ast.Attribute) and parent.attr in _CHANGES:
            call = site.module.parents.get(parent)
            changed = isinstance(call, ast.Call) and call.func is parent
        if not changed:
            return
        if self._is_made_here(site, node.value):
            return
        text = site.source(node)
        around = site.source(function)
        if f"{text} = " in around or f"{text}._mutable" in around:
            return
        yield site.suggest(site.insert_before(site.statement, f"{text} = {text}.copy()"))

    def _is_made_here(self, site: Site, request: ast.expr) -> bool:
        """Whether a request is one made by hand, whose ``POST`` may be changed: only what comes through a handler may not."""
        made = [request] if isinstance(request, ast.Call) else []
        if isinstance(request, ast.Name):
            found = site.infer(request)
            facts = site.index.class_facts(found.qname) if found is not None else None
            if facts is not None:  # self, in a request of the project's own that no handler makes
                return found is not None and _HANDLED.isdisjoint(site.index.ancestry(found.qname))
            made = [one for one in assigned_values(site, request) or () if isinstance(one, ast.Call)]
        return any(site.is_name(one.func, "django.http.HttpRequest") for one in made)
