"""The character set of connections to MySQL."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import entries, key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_SAYING = frozenset(["charset", "read_default_file", "read_default_group"])
_ENGINES = ("django.db.backends.mysql", "django.contrib.gis.db.backends.mysql")


class MysqlCharset(Rule):
    """Connections to MySQL speak utf8mb4 where nothing else is said; that was utf8, of three bytes."""

    change = "5.2/mysql-utf8mb4"
    partly = True
    triggers = (OnSetting("DATABASES"),)
    advice = (
        'Convert the tables to utf8mb4; until then say "charset": "utf8mb3" in OPTIONS ("utf8" for old servers), or'
        " collations clash."
    )
    examples = [
        Flags(
            path="settings.py",
            source="""\
                INSTALLED_APPS = []
                DATABASES = {
                    "default": {"ENGINE": "django.db.backends.mysql", "NAME": "shop"},
                    "other": {"ENGINE": "django.db.backends.mysql", "OPTIONS": {"init_command": "x"}},
                }
                """,
            lines=(3, 4),
        ),
        Keeps(
            path="settings.py",
            source="""\
                INSTALLED_APPS = []
                DATABASES = {
                    "default": {"ENGINE": "django.db.backends.mysql", "OPTIONS": {"charset": "utf8mb4"}},
                    "other": {"ENGINE": "django.db.backends.mysql", "OPTIONS": {"read_default_file": "my.cnf"}},
                    "third": {"ENGINE": "django.db.backends.sqlite3"},
                    "more": {"ENGINE": "django.db.backends.mysql", **MORE},
                    "some": {"ENGINE": "django.db.backends.mysql", "OPTIONS": OPTIONS},
                    "old": {"ENGINE": "django.db.backends.mysql", "OPTIONS": {"charset": "utf8"}},
                    "set": {"ENGINE": "django.db.backends.mysql", "OPTIONS": {"init_command": "SET NAMES utf8"}},
                }
                """,
        ),
        Keeps(
            path="settings.py",
            source="""\
                INSTALLED_APPS = []
                DATABASES = {"default": {"ENGINE": "django.db.backends.mysql", "NAME": "shop"}}
                DATABASES["default"]["OPTIONS"] = {"charset": "utf8mb4"}
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "assign" or not isinstance(databases := site.given(), ast.Dict):
            return
        if any(_is_key_of_databases(site, text) for text in site.module.texts("OPTIONS")):
            return  # given below
        for entry in databases.values:
            if not isinstance(entry, ast.Dict) or None in entry.keys:
                continue
            given = _by_key(entry)
            engine, options = given.get("ENGINE"), given.get("OPTIONS")
            if key_of(engine) not in _ENGINES:
                continue
            if options is None or (isinstance(options, ast.Dict) and not _may_say(options)):
                yield site.flag(node=engine)


def _is_key_of_databases(site: Site, node: ast.expr) -> bool:
    """Whether a key stands in ``DATABASES[…][key]``."""
    around = site.module.parents.get(node)
    while isinstance(around, ast.Subscript):
        around = around.value
    return isinstance(around, ast.Name) and around.id == "DATABASES"


def _may_say(options: ast.Dict) -> bool:
    """Whether the options name a character set, or what may name one."""
    given = _by_key(options)
    sets = (key_of(given.get("init_command")) or "").lower().startswith("set names")
    return sets or None in options.keys or not _SAYING.isdisjoint(given)


def _by_key(node: ast.Dict) -> dict[str, ast.expr]:
    return {key: value for key, _, value in entries(node)}
