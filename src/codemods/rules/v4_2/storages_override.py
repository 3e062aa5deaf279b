"""``override_settings(DEFAULT_FILE_STORAGE=…)`` and its kin."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.handed_settings import handed_settings
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, OnSetting
from codemods.rules.v4_2.storages_setting import DEFAULTS, KEYS, UNSET

_DECORATED = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


class StoragesOverride(Rule):
    """Tests that swap a storage must override ``STORAGES``, with the other entries kept."""

    change = "4.2/default-file-storage-override"
    also = ("4.2/staticfiles-storage-override", "5.1/storage-settings-override")
    available = "4.2"
    advice = "Override STORAGES, and keep its other entries."
    triggers = (*(OnSetting(name) for name in KEYS), OnModule(tuple(KEYS)))
    examples = [
        Fixes(
            path="tests/test_storage.py",
            before="""\
                from django.test import SimpleTestCase, override_settings

                class StorageTests(SimpleTestCase):
                    @override_settings(DEFAULT_FILE_STORAGE="a.B", DEBUG=True)
                    def test_other(self):
                        pass
                """,
            after="""\
                from django.conf import settings
                from django.test import SimpleTestCase, override_settings

                class StorageTests(SimpleTestCase):
                    @override_settings(STORAGES={**settings.STORAGES, "default": {"BACKEND": "a.B"}}, DEBUG=True)
                    def test_other(self):
                        pass
                """,
        ),
        Fixes(
            path="tests/test_storage.py",
            before="""\
                from django.conf import settings
                from django.test import SimpleTestCase

                class StorageTests(SimpleTestCase):
                    def test_other(self):
                        with self.settings(DEFAULT_FILE_STORAGE="a.B", STATICFILES_STORAGE="c.D"):
                            print(settings.DEBUG)
                """,
            after="""\
                from django.conf import settings
                from django.test import SimpleTestCase

                class StorageTests(SimpleTestCase):
                    def test_other(self):
                        with self.settings(STORAGES={**settings.STORAGES, "default": {"BACKEND": "a.B"}, "staticfiles": {"BACKEND": "c.D"}}):
                            print(settings.DEBUG)
                """,
        ),
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                settings.configure(DATABASES={}, STATICFILES_STORAGE="a.B")
                """,
            after="""\
                from django.conf import settings

                settings.configure(DATABASES={}, STORAGES={"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}, "staticfiles": {"BACKEND": "a.B"}})
                """,
        ),
        Fixes(
            path="tests/test_storage.py",
            before="""\
                from django.conf import settings
                from django.test import SimpleTestCase, override_settings

                class StorageTests(SimpleTestCase):
                    @override_settings(STORAGES={**settings.STORAGES, "default": {"BACKEND": "a.B"}})
                    def test_one(self):
                        pass

                    @override_settings(DEFAULT_FILE_STORAGE="c.D")
                    def test_other(self):
                        pass
                """,
            after="""\
                from django.conf import settings
                from django.test import SimpleTestCase, override_settings

                class StorageTests(SimpleTestCase):
                    @override_settings(STORAGES={**settings.STORAGES, "default": {"BACKEND": "a.B"}})
                    def test_one(self):
                        pass

                    @override_settings(STORAGES={**settings.STORAGES, "default": {"BACKEND": "c.D"}})
                    def test_other(self):
                        pass
                """,
        ),
        Suggests(
            path="tests/test_storage.py",
            before="""\
                from django.conf import settings
                from django.test import SimpleTestCase, override_settings

                @override_settings(STATICFILES_STORAGE="c.D")
                class StorageTests(SimpleTestCase):
                    @override_settings(DEFAULT_FILE_STORAGE="a.B")
                    def test_other(self):
                        print(settings.DEBUG)
                """,
            after="""\
                from django.conf import settings
                from django.test import SimpleTestCase, override_settings

                @override_settings(STORAGES={**settings.STORAGES, "staticfiles": {"BACKEND": "c.D"}})
                class StorageTests(SimpleTestCase):
                    @override_settings(STORAGES={**settings.STORAGES, "default": {"BACKEND": "a.B"}})
                    def test_other(self):
                        print(settings.DEBUG)
                """,
        ),
        Flags(
            """\
                from django.test import SimpleTestCase

                class StorageTests(SimpleTestCase):
                    def test_other(self):
                        with self.settings(STATICFILES_STORAGE=None):
                            pass
                """,
            path="tests/test_storage.py",
            line=5,
        ),
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                def run():
                    options = dict(DEBUG=True, STATICFILES_STORAGE="a.B")
                    settings.configure(**options)
                """,
            after="""\
                from django.conf import settings

                def run():
                    options = dict(DEBUG=True, STORAGES={"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}, "staticfiles": {"BACKEND": "a.B"}})
                    settings.configure(**options)
                """,
        ),
        Flags(
            path="tests/test_storage.py",
            source="""\
                from django.conf import settings
                from django.test import override_settings

                OPTIONS = {"DEBUG": True, "STATICFILES_STORAGE": "a.B"}
                MORE = dict(STATICFILES_STORAGE="a.B", DEFAULT_FILE_STORAGE="c.D")

                def test_it():
                    with override_settings(**OPTIONS):
                        settings.configure(**MORE)
                """,
            lines=(4, 5, 5),
        ),
        Keeps(
            """\
                from django.conf import settings

                NAMES = {"STATICFILES_STORAGE": 1}
                print(dict(DEFAULT_FILE_STORAGE=1), NAMES)
                settings.configure(DEBUG=True)
                """
        ),
        Keeps(
            """\
                from shop.test import override_settings

                @override_settings(DEFAULT_FILE_STORAGE="a.B")
                def test_other():
                    pass
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if site.kind == "module":
            yield from self._in_dictionaries(site)
        if site.kind != "keyword" or not isinstance(call, ast.Call):
            return
        given = [keyword for keyword in call.keywords if keyword.arg in KEYS]
        if not given or given[0].arg != site.qname:
            return  # both are answered at the first
        message = "Tests that swap a storage override STORAGES now"
        if site.keyword(call, "STORAGES") is not None:
            yield site.flag(message="STORAGES and the settings that it replaces cannot stand side by side")
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag(message=message)
            return
        if any(isinstance(one.value, ast.Constant) and not one.value.value for one in given):
            yield site.flag(message=message, advice=UNSET)
            return
        configure = isinstance(call.func, ast.Attribute) and call.func.attr == "configure"
        values = {KEYS[one.arg]: site.source(one.value) for one in given if one.arg}
        if configure:
            storages = _all_storages(values)
        else:
            parts = [f"**{site.need('django.conf.settings')}.STORAGES"]
            parts += [f'"{key}": {{"BACKEND": {value}}}' for key, value in values.items()]
            storages = "{" + ", ".join(parts) + "}"
        editor = site.edit_call(call)
        first, *others = [one.arg for one in given if one.arg]
        editor.value(first, storages).rename(first, "STORAGES")
        for name in others:
            editor.remove(name)
        if configure or not self._nested(site, call):
            yield site.fix(editor.edit(), message=message)
        else:
            yield site.suggest(
                editor.edit(),
                message=message,
                advice="settings.STORAGES is read when the class is made: another override around it is not seen.",
            )

    def _in_dictionaries(self, site: Site) -> Iterator[Answer]:
        """``OPTIONS = dict(STATICFILES_STORAGE=…)`` with ``settings.configure(**OPTIONS)``."""
        for handed in handed_settings(site, *KEYS):
            message = f"The setting {handed.name} is an entry of STORAGES now"
            if not self.replaceable and not self.gone:
                continue
            (other,) = KEYS.keys() - {handed.name}
            unset = isinstance(handed.value, ast.Constant) and not handed.value.value
            alone = handed.alone and not unset and not handed.has(other) and not handed.has("STORAGES")
            if not self.replaceable or not alone or handed.takers != {"configure"}:
                advice = UNSET if unset else "Change the entry of STORAGES instead."
                yield site.flag(node=handed.key, message=message, advice=advice)
                continue
            text = _all_storages({KEYS[handed.name]: site.source(handed.value)})
            yield site.fix(
                handed.renamed("STORAGES"),
                site.replace(handed.value, text),
                node=handed.key,
                message=message,
            )

    def _nested(self, site: Site, call: ast.Call) -> bool:
        """Whether another override of storages decorates what stands around this one, or inside it."""
        own = site.parent
        if not isinstance(own, _DECORATED):
            return False
        others = {
            site.module.parents.get(other)
            for name in (*KEYS, "STORAGES")
            for other, _ in site.module.walk.keywords.get(name, ())
            if other is not call
        }
        return any(
            isinstance(other, _DECORATED)
            and (own is other or _inside(site, own, other) or _inside(site, other, own))
            for other in others
        )


def _all_storages(values: dict[str, str]) -> str:
    """The text of ``STORAGES`` where nothing else gives its entries."""
    parts = [f'"{key}": {{"BACKEND": {values.get(key, default)}}}' for key, default in DEFAULTS.items()]
    return "{" + ", ".join(parts) + "}"


def _inside(site: Site, node: ast.AST, outer: ast.AST) -> bool:
    return any(ancestor is outer for ancestor in site.module.ancestors(node))
