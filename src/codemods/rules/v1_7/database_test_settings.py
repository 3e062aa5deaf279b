"""The settings of test databases."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_OLD = [
    "TEST_CHARSET",
    "TEST_COLLATION",
    "TEST_DEPENDENCIES",
    "TEST_MIRROR",
    "TEST_NAME",
    "TEST_CREATE",
    "TEST_USER",
    "TEST_USER_CREATE",
    "TEST_PASSWD",
    "TEST_TBLSPACE",
    "TEST_TBLSPACE_TMP",
]
_NEW = {"TEST_CREATE": "CREATE_DB", "TEST_USER_CREATE": "CREATE_USER", "TEST_PASSWD": "PASSWORD"}


class DatabaseTestSettings(Rule):
    """The settings of test databases are in the entry ``TEST`` of a database."""

    change = "1.7/database-test-settings"
    also = ("1.9/database-test-settings",)
    triggers = (OnModule(tuple(_OLD)),)
    available = "1.7"
    advice = "Put it into the dictionary TEST of the database."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                DATABASES = {
                    "default": {
                        "ENGINE": "django.db.backends.sqlite3",
                        "TEST_NAME": "test.db",
                        "NAME": "shop.db",
                        "TEST_CREATE": False,
                    },
                    "other": {"ENGINE": "x", u"TEST_MIRROR": "default"},
                }
                DATABASES["default"][u"TEST_CHARSET"] = "utf8"
                """,
            after="""\
                SECRET_KEY = ""
                DATABASES = {
                    "default": {
                        "ENGINE": "django.db.backends.sqlite3",
                        "TEST": {"NAME": "test.db", "CREATE_DB": False},
                        "NAME": "shop.db",
                    },
                    "other": {"ENGINE": "x", "TEST": {"MIRROR": "default"}},
                }
                DATABASES["default"].setdefault("TEST", {})["CHARSET"] = "utf8"
                """,
        ),
        Fixes(
            before="""\
                from django.db import connection

                name = connection.settings_dict['TEST_NAME']
                """,
            after="""\
                from django.db import connection

                name = connection.settings_dict['TEST']['NAME']
                """,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                DATABASES = {"default": {"ENGINE": "x", "TEST": {}, "TEST_NAME": "y"}}
                """,
            line=2,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                TEST_NAME = "x"
                DATABASES = {"default": {"ENGINE": "x", "TEST": {"NAME": "y"}}}
                OTHER = {"TEST_NAME": "x"}
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for node in site.module.nodes(ast.Dict, near=_OLD):
            yield from self._dict(site, node)
        for part in site.module.nodes(ast.Subscript, near=_OLD):
            yield from self._subscript(site, part)

    def _dict(self, site: Site, node: ast.Dict) -> Iterator[Answer]:
        keys = [one.value if isinstance(one, ast.Constant) else None for one in node.keys]
        hits = [index for index, key in enumerate(keys) if key in _OLD]
        if not hits or ("ENGINE" not in keys and not self._in_databases(site, node)):
            return
        where = node.keys[hits[0]]
        if "TEST" in keys:
            yield site.flag(node=where, advice="TEST is there already; put it into that.")
            return
        try:
            edits = self._moved(site, node, hits)
        except CannotRewrite as reason:
            yield site.flag(node=where, advice=f"{self.advice} Not rewritten: {reason}.")
            return
        yield site.fix(edits, node=where)

    def _moved(self, site: Site, node: ast.Dict, hits: list[int]) -> list[Edit]:
        module = site.module
        starts = [module.span(key or value)[0] for key, value in zip(node.keys, node.values, strict=True)]
        ends = [module.span(value)[1] for value in node.values]
        parts = []
        first = node.keys[hits[0]]
        assert first is not None
        quote = module.source_of(first)[-1]
        for index in hits:
            key = node.keys[index]
            assert isinstance(key, ast.Constant) and isinstance(key.value, str)
            new = _NEW.get(key.value, key.value.removeprefix("TEST_"))
            parts.append(f"{quote}{new}{quote}: {module.source_of(node.values[index])}")
        edits = [Edit(starts[hits[0]], ends[hits[0]], f"{quote}TEST{quote}: {{{', '.join(parts)}}}")]
        kept = [index for index in range(len(node.keys)) if index not in hits[1:]]
        for index in hits[1:]:
            if index > kept[-1]:
                low, high = ends[kept[-1]], ends[-1]
            else:
                low, high = starts[index], starts[index + 1]
            if "#" in module.text[low:high]:
                raise CannotRewrite("a comment stands between the entries")
            edit = Edit(low, high, "")
            if edit not in edits:
                edits.append(edit)
        return edits

    def _in_databases(self, site: Site, node: ast.Dict) -> bool:
        statement = site.module.statement_of(node)
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        return any(isinstance(one, ast.Name) and one.id == "DATABASES" for one in targets)

    def _subscript(self, site: Site, node: ast.Subscript) -> Iterator[Answer]:
        key = node.slice
        if not isinstance(key, ast.Constant) or key.value not in _OLD:
            return
        new = _NEW.get(key.value, key.value.removeprefix("TEST_"))
        quote = site.source(key)[-1]
        owner = node.value
        if isinstance(owner, ast.Attribute) and owner.attr == "settings_dict":
            text = f"{site.source(owner)}[{quote}TEST{quote}][{quote}{new}{quote}]"
        elif (
            isinstance(owner, ast.Subscript)
            and isinstance(owner.value, ast.Name)
            and owner.value.id == "DATABASES"
        ):
            text = f"{site.source(owner)}.setdefault({quote}TEST{quote}, {{}})[{quote}{new}{quote}]"
        else:
            return
        yield site.fix(site.replace(node, text), node=node)
