"""``LogoutView.get()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.logout_addresses import LOGOUT_VIEW
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, OnSubclass


class LogoutViewGet(Rule):
    """``LogoutView`` answers POST only: what a subclass does on GET is not done any more."""

    change = "4.1/logoutview-get-override"
    advice = "Move the work to post()."
    triggers = (OnMethod(LOGOUT_VIEW, "get"), OnMethod(LOGOUT_VIEW, "dispatch"), OnSubclass(LOGOUT_VIEW))
    examples = [
        Flags(
            """\
                from django.contrib.auth.views import LogoutView

                class Leave(LogoutView):
                    http_method_names = ["get"]

                    def get(self, request):
                        return super().get(request)
                """,
            lines=(4, 6),
        ),
        Keeps(
            """\
                from django.contrib.auth import views

                class Leave(views.LogoutView):
                    def post(self, request):
                        return super().post(request)

                class Enter(views.LoginView):
                    def get(self, request):
                        return super().get(request)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            if (
                isinstance(node, ast.FunctionDef)
                and node.name == "dispatch"
                and "GET" not in site.source(node)
            ):
                return
            yield site.flag()
            return
        for statement in node.body:
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                if statement.targets[0].id == "http_method_names" and "get" in site.source(statement.value):
                    yield site.flag(node=statement)
