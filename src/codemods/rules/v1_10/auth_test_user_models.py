"""The user models of Django's own tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, OnSetting, Trigger

_MODULE = "django.contrib.auth.tests.custom_user"


class AuthTestUserModels(Rule):
    """The user models of Django's own tests are no longer shipped."""

    change = "1.10/auth-test-user-models-removed"
    advice = "Define a user model for the tests in the project itself."
    examples = [
        Flags("from django.contrib.auth.tests.custom_user import CustomUser\n\nprint(CustomUser)\n", line=1),
        Flags(
            """\
                from django.test import override_settings

                @override_settings(AUTH_USER_MODEL="auth.CustomUser")
                def test():
                    pass
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.test import override_settings
                from shop.tests.custom_user import CustomUser

                @override_settings(AUTH_USER_MODEL="shop.CustomUser")
                def test():
                    print(CustomUser)
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnName(_MODULE, members=True)
        yield OnSetting("AUTH_USER_MODEL")

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind == "import":
            yield site.flag()
            return
        value: ast.expr | None = None
        if site.kind == "assign" and isinstance(site.node, ast.Assign):
            value = site.node.value
        elif site.kind == "keyword" and isinstance(site.node, ast.Call):
            value = site.argument(site.node, "AUTH_USER_MODEL")
        if isinstance(value, ast.Constant) and value.value in ("auth.CustomUser", "auth.ExtensionUser"):
            yield site.flag(node=value)
