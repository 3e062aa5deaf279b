"""``BaseUserManager.make_random_password()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_LETTERS = '"abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"'
_MANAGERS = ("objects", "_default_manager", "_base_manager")


class MakeRandomPassword(Rule):
    """User managers no longer make passwords; ``get_random_string()`` makes the same ones."""

    change = "4.2/make-random-password"
    also = ("5.1/make-random-password",)
    needs = ("django.utils.crypto.get_random_string",)
    advice = "Use get_random_string() of django.utils.crypto, or the module secrets."
    triggers = (OnAttribute("make_random_password"),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth import get_user_model
                from django.contrib.auth.models import BaseUserManager, User

                class UserManager(BaseUserManager):
                    def create(self):
                        return self.make_random_password(8, allowed_chars="ab")

                print(User.objects.make_random_password(), get_user_model().objects.make_random_password(length=12))
                """,
            after="""\
                from django.contrib.auth.models import BaseUserManager
                from django.utils.crypto import get_random_string

                class UserManager(BaseUserManager):
                    def create(self):
                        return get_random_string(8, "ab")

                print(get_random_string(10, LETTERS), get_random_string(12, LETTERS))
                """.replace("LETTERS", _LETTERS),
        ),
        Suggests(
            before="""\
                def f(manager):
                    return manager.make_random_password()
                """,
            after="""\
                from django.utils.crypto import get_random_string

                def f(manager):
                    return get_random_string(10, LETTERS)
                """.replace("LETTERS", _LETTERS),
        ),
        Flags(
            """\
                from django.contrib.auth.models import User

                make = User.objects.make_random_password
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.contrib.auth.models import BaseUserManager

                class UserManager(BaseUserManager):
                    def make_random_password(self):
                        return "secret"

                    def create(self):
                        return self.make_random_password()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or self._own(site):
            return
        message = (
            "make_random_password() was removed in Django 5.1"
            if self.gone
            else ("make_random_password() is deprecated since Django 4.2")
        )
        sure = isinstance(node.value, ast.Attribute) and node.value.attr in _MANAGERS
        found = site.infer(node.value)
        if found is not None and site.index.is_subclass(
            found.qname, "django.contrib.auth.models.BaseUserManager"
        ):
            sure = sure or found.certain
        elif found is not None and not sure:
            return
        if call is None or site.has_stars(call) or site.module.in_fstring(node):
            if sure:
                yield site.flag(message=message)
            return
        length = site.argument(call, "length", 0)
        letters = site.argument(call, "allowed_chars", 1)
        name = site.need("django.utils.crypto.get_random_string")
        text = (
            f"{name}({site.source(length) if length is not None else '10'}, "
            f"{site.source(letters) if letters is not None else _LETTERS})"
        )
        answer = site.fix if sure else site.suggest
        yield answer(site.replace(call, text), message=message)

    def _own(self, site: Site) -> bool:
        """Whether the project has such a method itself."""
        return bool(site.index.owners("make_random_password"))
