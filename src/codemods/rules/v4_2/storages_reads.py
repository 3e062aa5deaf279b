"""``settings.DEFAULT_FILE_STORAGE`` and ``settings.STATICFILES_STORAGE`` in code."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnModule
from codemods.rules.v4_2.storages_setting import KEYS
from codemods.source.scopes import BindingKind


class StoragesReads(Rule):
    """``DEFAULT_FILE_STORAGE`` and ``STATICFILES_STORAGE`` are entries of ``settings.STORAGES``."""

    change = "4.2/default-file-storage-read"
    also = ("4.2/staticfiles-storage-read", "5.1/storage-settings-read")
    available = "4.2"
    triggers = (*(OnAttribute(name) for name in KEYS), OnModule(tuple(KEYS)))
    examples = [
        Fixes(
            before="""\
                from django.conf import settings

                print(settings.DEFAULT_FILE_STORAGE, getattr(settings, "STATICFILES_STORAGE"))
                """,
            after="""\
                from django.conf import settings

                print(settings.STORAGES["default"]["BACKEND"], settings.STORAGES["staticfiles"]["BACKEND"])
                """,
        ),
        Fixes(
            path="tests/test_storage.py",
            before="""\
                import pytest

                @pytest.fixture
                def plain(settings):
                    settings.STATICFILES_STORAGE = "a.B"
                """,
            after="""\
                import pytest

                @pytest.fixture
                def plain(settings):
                    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "a.B"}}
                """,
        ),
        Suggests(
            before="""\
                from django.conf import settings

                NAME = getattr(settings, "DEFAULT_FILE_STORAGE", None)
                """,
            after="""\
                from django.conf import settings

                NAME = settings.STORAGES["default"]["BACKEND"]
                """,
        ),
        Flags(
            path="tests/test_storage.py",
            source="""\
                from unittest import mock

                from django.conf import settings

                def test_it(monkeypatch):
                    monkeypatch.setattr(settings, "DEFAULT_FILE_STORAGE", "a.B")
                    with mock.patch("django.conf.settings.DEFAULT_FILE_STORAGE", "a.B"):
                        pass
                """,
            lines=(6, 7),
        ),
        Keeps(
            """\
                NAMES = {"STATICFILES_STORAGE": 1}
                print("DEFAULT_FILE_STORAGE", NAMES.get("STATICFILES_STORAGE"), setattr(NAMES, "DEFAULT_FILE_STORAGE", 1))
                """
        ),
        Keeps(
            """\
                from shop.conf import settings

                print(settings.DEFAULT_FILE_STORAGE, getattr(settings, "DEFAULT_FILE_STORAGE"))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Module):
            yield from self._getattr(site)
            yield from self._by_name(site)
            return
        if not isinstance(node, ast.Attribute) or not _is_settings(site, node.value):
            return
        message = f"settings.{node.attr} is an entry of settings.STORAGES now"
        owner, key = site.source(node.value), KEYS[node.attr]
        if not self.replaceable:
            if self.gone:
                yield site.flag(message=message)
            return
        parent = site.parent
        if isinstance(node.ctx, ast.Load):
            if site.module.in_fstring(node):
                yield site.flag(message=message, advice="Not rewritten: it stands inside an f-string.")
                return
            quote = "'" if _in_fstring(site, node) else '"'
            text = f"{owner}.STORAGES[{quote}{key}{quote}][{quote}BACKEND{quote}]"
            yield site.fix(site.replace(node, text), message=message)
        elif isinstance(parent, ast.Assign) and len(parent.targets) == 1 and isinstance(node.ctx, ast.Store):
            value = site.source(parent.value)
            text = f'{owner}.STORAGES = {{**{owner}.STORAGES, "{key}": {{"BACKEND": {value}}}}}'
            yield site.fix(site.replace(parent, text), message=message)
        else:
            yield site.flag(message=message, advice="Change the entry of STORAGES instead.")

    def _by_name(self, site: Site) -> Iterator[Answer]:
        """``monkeypatch.setattr(settings, "DEFAULT_FILE_STORAGE", …)``."""
        if not (self.gone or self.replaceable):
            return
        for constant in site.module.texts(*KEYS):
            name = str(constant.value).removeprefix("django.conf.settings.")
            if name not in KEYS:
                continue
            parent = site.module.parents.get(constant)
            if isinstance(parent, ast.Call) and constant in parent.args:
                called = (
                    parent.func.attr
                    if isinstance(parent.func, ast.Attribute)
                    else getattr(parent.func, "id", "")
                )
                if called == "getattr":
                    continue  # above
                if name == constant.value and not _is_settings(site, parent.args[0]):
                    continue
            else:
                continue
            yield site.flag(
                node=constant,
                message=f"The setting {name} is an entry of STORAGES now",
                advice="Change the entry of STORAGES instead.",
            )

    def _getattr(self, site: Site) -> Iterator[Answer]:
        """``getattr(settings, "DEFAULT_FILE_STORAGE"[, default])``."""
        for node, scope in site.module.walk.names.get("getattr", ()):
            call = site.module.parents.get(node)
            if not isinstance(call, ast.Call) or call.func is not node or scope.owner("getattr") is not None:
                continue
            key = KEYS.get(key_of(call.args[1]) or "") if len(call.args) in (2, 3) else None
            if key is None or not _is_settings(site, call.args[0]) or site.module.in_fstring(call):
                continue
            message = f"settings.{key_of(call.args[1])} is an entry of settings.STORAGES now"
            if not self.replaceable:
                if self.gone:
                    yield site.flag(node=call, message=message)
                continue
            text = f'{site.source(call.args[0])}.STORAGES["{key}"]["BACKEND"]'
            answer = site.fix if len(call.args) == 2 else site.suggest
            yield answer(site.replace(call, text), node=call, message=message)


def _in_fstring(site: Site, node: ast.AST) -> bool:
    return any(isinstance(ancestor, ast.JoinedStr) for ancestor in site.module.ancestors(node))


def _is_settings(site: Site, node: ast.expr) -> bool:
    """Django's settings, or the ``settings`` fixture of pytest-django."""
    if site.is_name(node, "django.conf.settings"):
        return True
    if not isinstance(node, ast.Name) or node.id != "settings":
        return False
    scope = site.module.scope_at(node)
    owner = scope.owner("settings")
    if owner is None or owner.bindings["settings"][0].kind is not BindingKind.PARAMETER:
        return False
    function = owner.node
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    fixture = any("fixture" in site.source(decorator) for decorator in function.decorator_list)
    return "test" in site.roles or fixture or function.name.startswith("test")
