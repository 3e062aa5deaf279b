"""Server-side cursors and connection poolers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import append_entry, entries, key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_OPTION = "DISABLE_SERVER_SIDE_CURSORS"
_PORT = 6432


class ServerSideCursors(Rule):
    """``iterator()`` uses server-side cursors on PostgreSQL, which fail behind a pooler of transactions."""

    change = "1.11/server-side-cursors"
    triggers = (OnSetting("DATABASES"),)
    available = "1.11"
    advice = f"Set {_OPTION} where PgBouncer pools transactions (pool_mode = transaction)."
    examples = [
        Suggests(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = "x"
                DATABASES = {
                    "default": {
                        u"ENGINE": u"django.db.backends.postgresql",
                        "HOST": "127.0.0.1",
                        "PORT": "6432",
                    },
                    "other": {"ENGINE": "django.db.backends.postgresql", "HOST": "db"},
                }
                """,
            after="""\
                SECRET_KEY = "x"
                DATABASES = {
                    "default": {
                        u"ENGINE": u"django.db.backends.postgresql",
                        "HOST": "127.0.0.1",
                        "PORT": "6432",
                        "DISABLE_SERVER_SIDE_CURSORS": True,
                    },
                    "other": {"ENGINE": "django.db.backends.postgresql", "HOST": "db"},
                }
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = "x"
                DATABASES = {
                    "default": {
                        "ENGINE": "django.db.backends.postgresql",
                        "HOST": "pgbouncer",
                        "DISABLE_SERVER_SIDE_CURSORS": False,
                    },
                    "mysql": {"ENGINE": "django.db.backends.mysql", "PORT": 6432},
                    "plain": {"ENGINE": "django.db.backends.postgresql", "PORT": 5432},
                }
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        value: ast.expr | None = None
        if site.kind == "assign" and isinstance(node, ast.Assign | ast.AnnAssign):
            value = node.value
        elif site.kind == "keyword" and isinstance(node, ast.Call):
            value = site.argument(node, "DATABASES")
        if not isinstance(value, ast.Dict) or not self.replaceable:
            return
        for _, _, database in entries(value):
            if not isinstance(database, ast.Dict):
                continue
            given = {name: (key, part) for name, key, part in entries(database)}
            if _OPTION in given or not _is_pooled({name: part for name, (_, part) in given.items()}):
                continue
            quote = site.source(given["ENGINE"][0])[-1]
            edit = append_entry(site, database, f"{quote}{_OPTION}{quote}", "True")
            yield site.suggest(edit, node=database)


def _is_pooled(given: dict[str, ast.expr]) -> bool:
    """Whether a database is reached through what looks like PgBouncer."""
    engine, host, port = key_of(given.get("ENGINE")) or "", key_of(given.get("HOST")) or "", given.get("PORT")
    if "postg" not in engine:
        return False
    at = port.value if isinstance(port, ast.Constant) else None
    return "bouncer" in host.lower() or str(at) == str(_PORT)
