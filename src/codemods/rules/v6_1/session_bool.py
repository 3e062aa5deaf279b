"""Truth tests of sessions."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.brackets import bracketed
from codemods.rules.shapes.truth_tests import alternative_to, is_truth_test, loads_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnModule

_REQUEST = "django.http.HttpRequest"


class SessionBool(Rule):
    """A session without data is false from 6.1 on, where every session was true."""

    change = "6.1/session-bool"
    advice = "Ask whether there is a session at all, is not None; or keep it where an empty one is to count as none."
    triggers = (
        OnAttribute("session"),
        OnModule(('"session"', "'session'")),
    )
    examples = [
        Fixes(
            before="""\
                from django.views import View

                class Cart(View):
                    def get(self, request):
                        if request.session and not self.request.session:
                            pass
                        session = getattr(
                            request, "session", None)
                        if session:
                            return session["cart"]
                        data = request.session or {}
                        return [session or None, data]
                """,
            after="""\
                from django.views import View

                class Cart(View):
                    def get(self, request):
                        if request.session is not None and self.request.session is None:
                            pass
                        session = getattr(
                            request, "session", None)
                        if session is not None:
                            return session["cart"]
                        data = request.session if request.session is not None else {}
                        return [session if session is not None else None, data]
                """,
        ),
        Suggests(
            before="""\
                class Cart:
                    def fill(self, request):
                        return 1 if request.session else 2
                """,
            after="""\
                class Cart:
                    def fill(self, request):
                        return 1 if request.session is not None else 2
                """,
        ),
        Keeps(
            """\
                from django.views import View

                class Cart(View):
                    def get(self, request):
                        if "cart" in request.session or database.session:
                            pass
                        if request.session is not None:
                            return request.session.get("cart")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Module):
            for part in site.module.nodes(ast.Call, near="getattr"):
                if _gets_session(part):
                    yield from self._tests(site, part, site.infer(part.args[0]) is not None)
            return
        if not isinstance(node, ast.Attribute):
            return
        parent = site.parent
        if not (is_truth_test(site, node) or alternative_to(site, node) or isinstance(parent, ast.Assign)):
            return
        found = site.infer(node.value)
        if found is not None and site.index.is_subclass(found.qname, _REQUEST):
            yield from self._tests(site, node, found.certain)

    def _tests(self, site: Site, value: ast.expr, certain: bool) -> Iterator[Answer]:
        uses: list[ast.expr] = [value]
        parent = site.module.parents.get(value)
        if isinstance(parent, ast.Assign) and parent.value is value:
            uses += loads_of(site, parent)
        for use in uses:
            outer, either = site.module.parents.get(use), alternative_to(site, use)
            if either is not None:
                source = site.source(use)
                text = f"{source} if {source} is not None else {site.source(either.values[1])}"
                edit = site.replace(either, bracketed(site, either, text))
            elif not is_truth_test(site, use):
                continue
            elif isinstance(outer, ast.UnaryOp):
                edit = site.replace(outer, bracketed(site, outer, f"{site.source(use)} is None"))
            else:
                edit = site.replace(use, bracketed(site, use, f"{site.source(use)} is not None"))
            yield (site.fix if certain else site.suggest)(edit, node=use)


def _gets_session(call: ast.Call) -> bool:
    return (
        isinstance(call.func, ast.Name)
        and call.func.id == "getattr"
        and len(call.args) in (2, 3)
        and "request" in (getattr(call.args[0], "id", ""), getattr(call.args[0], "attr", ""))
        and isinstance(call.args[1], ast.Constant)
        and call.args[1].value == "session"
    )
