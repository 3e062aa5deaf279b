"""The setting ``LOGOUT_URL``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting, Trigger


class LogoutUrlSetting(Rule):
    """The setting ``LOGOUT_URL`` has no default any more: reading it fails where the project does not set it."""

    change = "1.10/logout-url-setting"
    advice = "Set LOGOUT_URL = '/accounts/logout/' in the settings, which is what the default was."
    examples = [
        Flags("from django.conf import settings\n\nprint(settings.LOGOUT_URL)\n", line=3),
        Keeps(
            "from django.conf import settings\n\nprint(settings.LOGOUT_URL)\n",
            files={
                "shop/__init__.py": "",
                "shop/settings.py": 'SECRET_KEY = ""\nROOT_URLCONF = "shop.urls"\nLOGOUT_URL = "/out/"\n',
            },
        ),
        Keeps(
            """\
                from django.conf import settings

                def address():
                    if getattr(settings, "LOGOUT_URL", None):
                        return settings.LOGOUT_URL
                    try:
                        return hasattr(settings, "LOGOUT_URL") and settings.LOGOUT_URL
                    except AttributeError:
                        return None
                """
        ),
        Flags(
            """\
                from django.conf import settings

                def address():
                    if not hasattr(settings, "LOGIN_URL"):
                        return settings.LOGOUT_URL
                    if hasattr(settings, "LOGOUT_URL"):
                        return None
                    else:
                        return settings.LOGOUT_URL
                """,
            lines=(5, 9),
        ),
        Keeps("from shop.conf import settings\n\nprint(settings.LOGOUT_URL)\n"),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnSetting("LOGOUT_URL")

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "read":
            return
        settings: frozenset[str] = getattr(site.project, "settings", frozenset())
        for path in settings:
            facts = site.index.files.get(path)
            if facts is not None and "LOGOUT_URL" in facts.bindings:
                return
        if not _asked_first(site):
            yield site.flag()


def _asked_first(site: Site) -> bool:
    """Whether the code looks first whether there is such a setting, or takes the error for a no."""
    inside: ast.AST = site.node
    for around in site.module.ancestors(site.node):
        if isinstance(around, ast.If | ast.IfExp) and inside is not around.test and _asks(around.test):
            body = [around.body] if isinstance(around, ast.IfExp) else around.body
            return inside in body and not isinstance(around.test, ast.UnaryOp)
        if isinstance(around, ast.BoolOp) and isinstance(around.op, ast.And):
            if any(_asks(one) for one in around.values[: around.values.index(inside)]):  # type: ignore[arg-type]
                return True
        if isinstance(around, ast.Try) and inside in around.body:
            caught = {getattr(one.type, "id", "") for one in around.handlers}
            if caught & {"AttributeError", "Exception", ""}:
                return True
        inside = around
    return False


def _asks(test: ast.expr) -> bool:
    return any(
        isinstance(one, ast.Call)
        and getattr(one.func, "id", "") in ("getattr", "hasattr")
        and any(
            isinstance(argument, ast.Constant) and argument.value == "LOGOUT_URL" for argument in one.args
        )
        for one in ast.walk(test)
    )
