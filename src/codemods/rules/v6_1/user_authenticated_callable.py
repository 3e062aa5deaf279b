"""``is_authenticated`` and ``is_anonymous`` of a user class as something callable (``auth.C009``, ``auth.C010``)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_NAMES = ("is_anonymous", "is_authenticated")


class UserAuthenticatedCallable(Rule):
    """``is_anonymous`` and ``is_authenticated`` of a user class may not be callable (``auth.C009``)."""

    change = "6.1/check-auth-c009"
    advice = "Make it a property or a plain attribute: a callable is true for everybody."
    triggers = (OnSubclass("django.contrib.auth.models.AbstractBaseUser"),)
    examples = [
        Flags(
            """\
                from functools import partial
                from django.contrib.auth.models import AbstractBaseUser

                class User(AbstractBaseUser):
                    is_anonymous = lambda self: False

                    @staticmethod
                    def is_authenticated():
                        return True

                class Other(AbstractBaseUser):
                    is_anonymous = partial(bool, False)
                """,
            lines=(5, 8, 12),
        ),
        Keeps(
            """\
                from django.contrib.auth.models import AbstractBaseUser

                class User(AbstractBaseUser):
                    is_anonymous = False

                    @property
                    def is_authenticated(self):
                        return True

                class Robot:
                    @staticmethod
                    def is_authenticated():
                        return True
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for statement in getattr(site.node, "body", ()):
            if isinstance(statement, ast.FunctionDef) and statement.name in _NAMES:
                if any(
                    isinstance(one, ast.Name) and one.id == "staticmethod" for one in statement.decorator_list
                ):
                    yield site.flag(node=statement)
            elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                value = statement.value
                called = isinstance(value, ast.Call) and (
                    site.resolve(value.func) == "functools.partial"
                    or (site.resolve(value.func) or "").endswith("CallableBool")
                    or (isinstance(value.func, ast.Name) and value.func.id == "staticmethod")
                )
                if statement.targets[0].id in _NAMES and (isinstance(value, ast.Lambda) or called):
                    yield site.flag(node=statement)
