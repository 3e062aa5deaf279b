"""The setting ``PASSWORD_RESET_TIMEOUT_DAYS``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.handed_settings import handed_settings
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, OnSetting

_OLD = "PASSWORD_RESET_TIMEOUT_DAYS"
_NEW = "PASSWORD_RESET_TIMEOUT"
_DAY = "60 * 60 * 24"


class PasswordResetTimeoutDays(Rule):
    """``PASSWORD_RESET_TIMEOUT_DAYS`` made way for ``PASSWORD_RESET_TIMEOUT``, which counts seconds."""

    change = "3.1/password-reset-timeout-days"
    also = ("4.0/password-reset-timeout-days", "4.0/password-reset-timeout-days-read")
    triggers = (OnSetting(_OLD), OnModule((_OLD,)))
    available = "3.1"
    advice = "Set PASSWORD_RESET_TIMEOUT in seconds."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="INSTALLED_APPS = []\nDEBUG = True\nPASSWORD_RESET_TIMEOUT_DAYS = 3\n",
            after="INSTALLED_APPS = []\nDEBUG = True\nPASSWORD_RESET_TIMEOUT = 3 * 60 * 60 * 24\n",
        ),
        Fixes(
            before="""\
                from django.conf import settings
                from django.test import override_settings

                @override_settings(PASSWORD_RESET_TIMEOUT_DAYS=env("DAYS", 1 + 1), DEBUG=True)
                def test():
                    with override_settings(PASSWORD_RESET_TIMEOUT_DAYS=1 + 1):
                        return settings.PASSWORD_RESET_TIMEOUT_DAYS + 1
                """,
            after="""\
                from django.conf import settings
                from django.test import override_settings

                @override_settings(PASSWORD_RESET_TIMEOUT=env("DAYS", 1 + 1) * 60 * 60 * 24, DEBUG=True)
                def test():
                    with override_settings(PASSWORD_RESET_TIMEOUT=(1 + 1) * 60 * 60 * 24):
                        return settings.PASSWORD_RESET_TIMEOUT // (60 * 60 * 24) + 1
                """,
        ),
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                OPTIONS = {"DEBUG": True, "PASSWORD_RESET_TIMEOUT_DAYS": 3}
                settings.configure(**OPTIONS)
                """,
            after="""\
                from django.conf import settings

                OPTIONS = {"DEBUG": True, "PASSWORD_RESET_TIMEOUT": 3 * 60 * 60 * 24}
                settings.configure(**OPTIONS)
                """,
        ),
        Flags(
            path="runtests.py",
            source="""\
                from django.conf import settings

                OPTIONS = dict(PASSWORD_RESET_TIMEOUT_DAYS=3)
                OPTIONS["PASSWORD_RESET_TIMEOUT_DAYS"] += 1
                settings.configure(**OPTIONS)
                """,
            line=3,
        ),
        Flags(
            """\
                from django.conf import settings

                settings.PASSWORD_RESET_TIMEOUT_DAYS = 3
                """,
            line=3,
        ),
        Keeps(
            path="shop/settings.py",
            source="INSTALLED_APPS = []\nDEBUG = True\nPASSWORD_RESET_TIMEOUT = 3 * 60 * 60 * 24\n",
        ),
        Keeps('OPTIONS = {"PASSWORD_RESET_TIMEOUT_DAYS": 3}\nprint(OPTIONS)\n'),
        Keeps(
            "class Options:\n    PASSWORD_RESET_TIMEOUT_DAYS = 3\n\nprint(Options.PASSWORD_RESET_TIMEOUT_DAYS)\n"
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.kind == "module":
            for handed in handed_settings(site, _OLD):
                if self.replaceable and handed.alone and not handed.has(_NEW):
                    seconds = site.replace(handed.value, _seconds(site, handed.value))
                    yield site.fix(handed.renamed(_NEW), seconds, node=handed.key)
                elif self.replaceable or self.gone:
                    yield site.flag(node=handed.key)
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        if site.kind == "assign" and isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = site.binding.node if site.binding is not None else None
            read = any(
                isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)
                for one, _ in site.module.walk.names.get(_OLD, ())
            )
            if (
                not isinstance(target, ast.Name)
                or read
                or _NEW in site.scope.bindings
                or site.reexported(_OLD)
            ):
                yield site.flag()
                return
            yield site.fix(
                site.replace_name(target, _NEW), site.replace(node.value, _seconds(site, node.value))
            )
        elif site.kind == "keyword" and isinstance(node, ast.Call):
            keyword = site.keyword(node, _OLD)
            if keyword is not None and site.keyword(node, _NEW) is None:
                yield site.fix(
                    site.replace_name(keyword, _NEW),
                    site.replace(keyword.value, _seconds(site, keyword.value)),
                    node=keyword,
                )
        elif site.kind == "read" and isinstance(node, ast.Attribute) and not site.module.in_fstring(node):
            text = f"{site.source(node.value)}.{_NEW} // ({_DAY})"
            parent = site.parent
            alone = isinstance(parent, ast.Assign | ast.Return | ast.keyword | ast.Dict | ast.Compare)
            alone = alone or (isinstance(parent, ast.Call) and node in parent.args)
            alone = alone or (isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Add | ast.Sub))
            yield site.fix(site.replace(node, text if alone else f"({text})"))
        elif site.kind in ("read", "write"):
            yield site.flag()


def _seconds(site: Site, value: ast.expr) -> str:
    """Days in seconds."""
    text = site.source(value)
    plain = isinstance(value, ast.Constant | ast.Name | ast.Attribute | ast.Call | ast.Subscript)
    return f"{text if plain else f'({text})'} * {_DAY}"
