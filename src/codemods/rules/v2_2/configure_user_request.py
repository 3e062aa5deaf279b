"""``RemoteUserBackend.configure_user()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod


class ConfigureUserRequest(Rule):
    """``RemoteUserBackend.configure_user()`` is given the request before the user."""

    change = "2.2/configure-user-request"
    also = ("3.1/removed-configure-user-without-request",)
    triggers = (OnMethod("django.contrib.auth.backends.RemoteUserBackend", "configure_user"),)
    available = "2.2"
    advice = "Define configure_user(self, request, user)."
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.backends import RemoteUserBackend

                class Backend(RemoteUserBackend):
                    def configure_user(self, user):
                        user.is_staff = True
                        return super().configure_user(user)
                """,
            after="""\
                from django.contrib.auth.backends import RemoteUserBackend

                class Backend(RemoteUserBackend):
                    def configure_user(self, request, user):
                        user.is_staff = True
                        return super().configure_user(request, user)
                """,
        ),
        Flags(
            """\
                from django.contrib.auth.backends import RemoteUserBackend

                class Backend(RemoteUserBackend):
                    def configure_user(self, user):
                        request = current()
                        return user
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.contrib.auth.backends import ModelBackend, RemoteUserBackend

                class Backend(RemoteUserBackend):
                    def configure_user(self, request, user, created=True):
                        return user

                class Other(ModelBackend):
                    def configure_user(self, user):
                        return user
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.FunctionDef):
            return
        arguments = [*node.args.posonlyargs, *node.args.args]
        if len(arguments) != 2 or node.args.vararg is not None:
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        named = any(isinstance(part, ast.Name) and part.id == "request" for part in ast.walk(node))
        if named or arguments[1].arg == "request":
            yield site.flag()
            return
        user = arguments[1]
        edits = [site.replace(user, f"request, {site.source(user)}")]
        for call in ast.walk(node):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                continue
            if call.func.attr == "configure_user" and is_super(call.func.value):
                if len(call.args) == 1 and not call.keywords:
                    edits.append(site.replace(call.args[0], f"request, {site.source(call.args[0])}"))
                else:
                    edits.append(site.edit_call(call).add("request", "request").edit())
        yield site.fix(edits)
