"""``request.REQUEST``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.brackets import bracketed
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.inference import HTTP_REQUEST
from codemods.source.names import last_name

_NAMES = ("request", "req", "_request")


class RequestRequest(Rule):
    """``request.REQUEST`` is gone; it looked into ``POST``, then into ``GET``."""

    change = "1.7/request-request"
    also = ("1.9/request-request",)
    triggers = (OnAttribute("REQUEST"),)
    advice = "Say whether POST or GET is meant."
    examples = [
        Fixes(
            before="""\
                def view(request):
                    page = request.REQUEST.get("page", 1)
                    order = request.REQUEST["order"]
                    if "x" in request.REQUEST and 'y' not in request.REQUEST:
                        return page, order, request.REQUEST.get('z')
                """,
            after="""\
                def view(request):
                    page = request.POST.get("page", request.GET.get("page", 1))
                    order = (request.POST["order"] if "order" in request.POST else request.GET["order"])
                    if ("x" in request.POST or "x" in request.GET) and not ('y' in request.POST or 'y' in request.GET):
                        return page, order, request.POST.get('z', request.GET.get('z'))
                """,
        ),
        Suggests(
            before="""\
                def page(http):
                    return http.REQUEST.get("page")
                """,
            after="""\
                def page(http):
                    return http.POST.get("page", http.GET.get("page"))
                """,
        ),
        Flags(
            """\
                def view(request):
                    form = Form(request.REQUEST)
                    return request.REQUEST.get(key(), None)
                """,
            lines=(2, 3),
        ),
        Keeps(
            """\
                from shop import conf

                def view(request):
                    return conf.settings.REQUEST, request.POST.get("a"), conf.REQUEST["b"]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or site.resolve(node, certain=False) is not None:
            return
        owner = node.value
        last = last_name(owner)
        found = site.infer(owner)
        if found is not None and not site.index.is_subclass(found.qname, HTTP_REQUEST):
            return
        sure = (found is not None and found.certain) or last in _NAMES
        written = self._written(site, node) if isinstance(owner, ast.Name | ast.Attribute) else None
        if written is None:
            if sure:
                yield site.flag()
            return
        answer = site.fix if sure else site.suggest
        yield answer(site.replace(written[0], written[1]))

    def _written(self, site: Site, node: ast.Attribute) -> tuple[ast.AST, str] | None:
        """What is to be replaced, and by what; None for uses that need a person."""
        request = site.source(node.value)
        post, get = f"{request}.POST", f"{request}.GET"
        parent = site.parent
        if isinstance(parent, ast.Subscript) and parent.value is node and isinstance(parent.ctx, ast.Load):
            if isinstance(parent.slice, ast.Constant | ast.Name):
                key = site.source(parent.slice)
                return parent, f"({post}[{key}] if {key} in {post} else {get}[{key}])"
            return None
        if isinstance(parent, ast.Compare) and parent.comparators == [node] and len(parent.ops) == 1:
            if isinstance(parent.left, ast.Constant | ast.Name):
                key = site.source(parent.left)
                text = f"({key} in {post} or {key} in {get})"
                if isinstance(parent.ops[0], ast.In):
                    return parent, text
                if isinstance(parent.ops[0], ast.NotIn):
                    return parent, bracketed(site, parent, f"not {text}")
            return None
        if isinstance(parent, ast.Attribute):
            call = site.module.parents.get(parent)
            if not isinstance(call, ast.Call) or call.func is not parent or call.keywords or not call.args:
                return None
            if not isinstance(call.args[0], ast.Constant | ast.Name):
                return None
            key = site.source(call.args[0])
            if parent.attr == "get" and len(call.args) <= 2:
                inner = ", ".join(site.source(one) for one in call.args)
                return call, f"{post}.get({key}, {get}.get({inner}))"
            if parent.attr == "has_key" and len(call.args) == 1:
                return call, f"({key} in {post} or {key} in {get})"
            if parent.attr == "getlist" and len(call.args) == 1:
                return call, f"({post}.getlist({key}) or {get}.getlist({key}))"
        return None
