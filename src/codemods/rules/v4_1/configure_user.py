"""``RemoteUserBackend.configure_user()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod


class ConfigureUser(Rule):
    """``configure_user()`` is called at every login, and told whether the user was ``created``."""

    change = "4.1/configure-user-created"
    also = ("5.0/configure-user-created",)
    available = "4.1"
    advice = "Take created, and do for new users only what was done for them before."
    triggers = (OnMethod("django.contrib.auth.backends.RemoteUserBackend", "configure_user"),)
    examples = [
        Fixes(
            before='''\
                from django.contrib.auth.backends import RemoteUserBackend

                class Backend(RemoteUserBackend):
                    def configure_user(self, request, user):
                        """Sets things up."""
                        user = super().configure_user(request, user)
                        user.email = "a@b.c"
                        return user
                ''',
            after='''\
                from django.contrib.auth.backends import RemoteUserBackend

                class Backend(RemoteUserBackend):
                    def configure_user(self, request, user, created=True):
                        """Sets things up."""
                        if not created:
                            return user
                        user = super().configure_user(request, user)
                        user.email = "a@b.c"
                        return user
                ''',
        ),
        Keeps(
            """\
                from django.contrib.auth.backends import RemoteUserBackend

                class Backend(RemoteUserBackend):
                    def configure_user(self, request, user, **kwargs):
                        return user

                class Other:
                    def configure_user(self, request, user):
                        return user
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        function = site.node
        if not isinstance(function, ast.FunctionDef):
            return
        arguments = function.args
        names = [one.arg for one in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]]
        if arguments.kwarg is not None or "created" in names:
            return
        if not self.replaceable or len(names) != 3:
            yield site.flag()
            return
        body = function.body
        first = body[0]
        documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and len(body) > 1
        edits: list[Edit] = [site.add_parameter(function, "created", "True")]
        start = body[1] if documented else first
        plain = (
            isinstance(start, ast.Return) and isinstance(start.value, ast.Name) and start.value.id == names[2]
        )
        if not plain:
            edits.append(site.insert_before(start, f"if not created:\n    return {names[2]}"))
        yield site.fix(edits)
