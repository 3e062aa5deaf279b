"""The character set of connections to MySQL."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import entries
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

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
                    "third": {"ENGINE": "django.db.backends.mysql", "OPTIONS": {"charset": "utf8"}},
                }
                """,
            lines=(3, 4, 5),
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
                }
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "assign" or not isinstance(databases := site.given(), ast.Dict):
            return
        for entry in databases.values:
            if not isinstance(entry, ast.Dict) or None in entry.keys:
                continue
            given = _by_key(entry)
            engine, options = given.get("ENGINE"), given.get("OPTIONS")
            if not isinstance(engine, ast.Constant) or engine.value not in _ENGINES:
                continue
            if options is None:
                yield site.flag(node=engine)
            elif isinstance(options, ast.Dict) and None not in options.keys:
                inner = _by_key(options)
                charset = inner.get("charset")
                if charset is not None and getattr(charset, "value", "") == "utf8":
                    yield site.flag(node=charset)
                elif (
                    charset is None and "read_default_file" not in inner and "read_default_group" not in inner
                ):
                    yield site.flag(node=engine)


def _by_key(node: ast.Dict) -> dict[str, ast.expr]:
    return {key: value for key, _, value in entries(node)}
