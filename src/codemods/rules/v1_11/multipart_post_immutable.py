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
                    for name in NAMES:
                        request.POST.pop(name)

                def fill(request):
                    for name in NAMES:
                        request.POST[name] = ""

                def other(request):
                    data = request.POST
                    data["x"] = 1
                    return data
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
                    for name in NAMES:
                        request.POST.pop(name)

                def fill(request):
                    request.POST = request.POST.copy()
                    for name in NAMES:
                        request.POST[name] = ""

                def other(request):
                    data = request.POST.copy()
                    data["x"] = 1
                    return data
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

                def other(request):
                    request.POST=request.POST.copy()
                    request.POST["x"] = 1

                def read(request):
                    data = request.POST
                    return data["x"]

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
        if self._is_made_here(site, node.value) or _is_own_copy(site, node, function):
            return
        text = site.source(node)
        if isinstance(parent, ast.Assign) and parent.value is node:
            if len(parent.targets) == 1 and isinstance(parent.targets[0], ast.Name):
                if _name_changed(site, parent.targets[0]):
                    yield site.suggest(site.replace(node, f"{text}.copy()"))
        elif _is_changed(site, node):
            others = [
                one
                for one in ast.walk(function)
                if isinstance(one, ast.Attribute) and _is_changed(site, one) and site.source(one) == text
            ]
            before = [one for one in others if site.module.span(one) < site.module.span(node)]
            if not any(_covers(site, _place(site, one), node) for one in before):
                yield site.suggest(site.insert_before(_place(site, node), f"{text} = {text}.copy()"))

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


def _is_changed(site: Site, node: ast.expr) -> bool:
    """Whether what an expression stands for is changed in its place."""
    parent = site.module.parents.get(node)
    if isinstance(parent, ast.Subscript) and parent.value is node:
        return not isinstance(parent.ctx, ast.Load)
    if isinstance(parent, ast.Attribute) and parent.attr in _CHANGES:
        call = site.module.parents.get(parent)
        return isinstance(call, ast.Call) and call.func is parent
    return False


def _name_changed(site: Site, target: ast.Name) -> bool:
    """Whether what a local name was given, and nothing else, is changed through it."""
    scope = site.module.scope_at(target)
    if len(scope.bindings.get(target.id, ())) != 1:
        return False
    uses = [use for use, at in site.module.walk.names.get(target.id, ()) if at.owner(target.id) is scope]
    if any(isinstance(use, ast.Attribute) and use.attr == "_mutable" for use in uses):
        return False
    return any(
        _is_changed(site, use.value if isinstance(use, ast.Attribute) and use.attr in _CHANGES else use)
        for use in uses
    )


def _is_own_copy(site: Site, node: ast.Attribute, function: ast.AST) -> bool:
    """Whether the function puts something else there, or lifts the ban."""
    return any(
        isinstance(one, ast.Attribute)
        and (
            one.attr == "_mutable"
            or (isinstance(one.ctx, ast.Store) and site.source(one) == site.source(node))
        )
        for one in ast.walk(function)
    )


def _place(site: Site, node: ast.expr) -> ast.stmt:
    """The statement that the copy goes above: that of the change, or the outermost loop around it."""
    place = site.module.statement_of(node)
    for around in site.module.ancestors(node):
        if isinstance(around, ast.FunctionDef | ast.AsyncFunctionDef):
            break
        if isinstance(around, ast.For | ast.AsyncFor | ast.While):
            place = around
    return place


def _covers(site: Site, place: ast.stmt, node: ast.expr) -> bool:
    """Whether whoever comes to a node has come past a statement that stands before it."""
    around = [node, *site.module.ancestors(node)]
    parent = site.module.parents.get(place)
    blocks = (getattr(parent, name, None) for name in ("body", "orelse", "finalbody"))
    return any(
        isinstance(block, list) and place in block and any(one in block for one in around) for block in blocks
    )
