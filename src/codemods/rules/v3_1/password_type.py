"""Passwords that are no text."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.expected_texts import expects_error
from codemods.rules.shapes.model_objects import model_of
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnCall
from codemods.source.inference import USER

_MAKERS = ("create_user", "create_superuser")


class PasswordType(Rule):
    """A password must be text or bytes: a number raises ``TypeError``."""

    change = "3.1/make-password-type"
    triggers = (
        OnCall("django.contrib.auth.hashers.make_password"),
        OnAttribute("set_password"),
        *(OnAttribute(name) for name in _MAKERS),
    )
    available = "1.8"
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.hashers import make_password
                from django.contrib.auth.models import User

                def test():
                    User.objects.get(pk=1).set_password(1234)
                    User.objects.create_user("ann", password=12)
                    User.objects.create_user("ann", "ann@example.com", -1.5)
                    return make_password(12345)
                """,
            after="""\
                from django.contrib.auth.hashers import make_password
                from django.contrib.auth.models import User

                def test():
                    User.objects.get(pk=1).set_password("1234")
                    User.objects.create_user("ann", password="12")
                    User.objects.create_user("ann", "ann@example.com", "-1.5")
                    return make_password("12345")
                """,
        ),
        Suggests(
            before="""\
                def test(user):
                    user.set_password(1234)
                """,
            after="""\
                def test(user):
                    user.set_password("1234")
                """,
        ),
        Flags(
            """\
                from django.contrib.auth.hashers import make_password

                PASSWORD = 1234

                def test():
                    return make_password(PASSWORD)
                """,
            line=6,
        ),
        Keeps(
            """\
                from django.contrib.auth.hashers import make_password
                from shop.locks import lock

                def test(user):
                    user.set_password("1234")
                    user.set_password(None)
                    user.set_password(True)
                    make_password(user.pin)
                    with self.assertRaises(TypeError):
                        make_password(1)
                    lock.set_pin(1234)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if name in _MAKERS:
            value = site.argument(call, "password", 2)
        elif name == "set_password":
            value = site.argument(call, "raw_password", 0)
        else:
            value = site.argument(call, "password", 0)
        if value is None or expects_error(site, call):
            return
        if isinstance(value, ast.Name):
            values = assigned_values(site, value) or ()
            if values and all(_is_number(one) for one in values):
                yield site.flag(node=value)
            return
        if not _is_number(value):
            return
        edit = site.replace(value, f'"{ast.literal_eval(value)}"')
        if self._of_user(site, call, name):
            yield site.fix(edit, node=value)
        else:
            yield site.suggest(edit, node=value, advice="Do so if this is a user of Django's.")

    def _of_user(self, site: Site, call: ast.Call, name: str) -> bool:
        """Whether a password is certainly that of one of Django's users."""
        if name != "set_password" and name not in _MAKERS:
            return True  # make_password() itself
        owner = call if name in _MAKERS else call.func.value  # type: ignore[attr-defined]
        model = model_of(site, owner)
        return model is not None and site.index.is_subclass(model, USER)


def _is_number(value: ast.expr) -> bool:
    if isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.USub):
        value = value.operand
    return isinstance(value, ast.Constant) and type(value.value) in (int, float)
