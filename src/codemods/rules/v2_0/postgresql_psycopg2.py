"""The backend ``django.db.backends.postgresql_psycopg2``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols
from codemods.rules.shapes.entries import holder_of, take_out
from codemods.rules.site import Site


class PostgresqlPsycopg2(RenameSymbols):
    """The backend for PostgreSQL is called ``django.db.backends.postgresql``."""

    change = "2.0/postgresql-psycopg2-module"
    also = ("1.9/postgresql-engine-name", "2.0/postgresql-psycopg2-engine", "3.0/postgresql-psycopg2-backend")
    moves = {"django.db.backends.postgresql_psycopg2": "django.db.backends.postgresql"}
    paths = True
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                DATABASES = {
                    "default": {"ENGINE": "django.db.backends.postgresql_psycopg2", "NAME": "shop"},
                }
                """,
            after="""\
                DATABASES = {
                    "default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop"},
                }
                """,
            path="shop/settings.py",
        ),
        Fixes(
            before="""\
                from django.db.backends.postgresql_psycopg2.base import DatabaseWrapper as Base

                class DatabaseWrapper(Base):
                    pass
                """,
            after="""\
                from django.db.backends.postgresql.base import DatabaseWrapper as Base

                class DatabaseWrapper(Base):
                    pass
                """,
        ),
        Fixes(
            before="""\
                from django.db import connection

                def native(settings):
                    return settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql_psycopg2"
                """,
            after="""\
                from django.db import connection

                def native(settings):
                    return settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql"
                """,
        ),
        Fixes(
            before="""\
                ENGINES = [
                    "django.db.backends.postgresql",
                    "django.db.backends.postgresql_psycopg2",
                ]

                def native(engine):
                    return engine in ("django.db.backends.postgresql_psycopg2", "django.db.backends.postgresql")
                """,
            after="""\
                ENGINES = [
                    "django.db.backends.postgresql",
                ]

                def native(engine):
                    return engine in ("django.db.backends.postgresql",)
                """,
        ),
        Keeps("""\
                NAMES = {"django.db.backends.postgresql": "PostgreSQL", "django.db.backends.postgresql_psycopg2": "old"}
                """),
        Keeps("""\
                ENGINES = ["django.db.backends.postgresql", "django_postgrespool", "transaction_hooks.backends.postgresql_psycopg2"]
                """),
    ]

    def _string(self, site: Site, new: str | None) -> Iterator[Answer]:
        holder = holder_of(site, site.node) or site.parent
        beside = holder.keys if isinstance(holder, ast.Dict) else getattr(holder, "elts", ())
        if new is not None and any(getattr(one, "value", None) == new for one in beside):
            # Where both are named, the new one stands for both; a key that nothing asks for does no harm.
            if not isinstance(holder, ast.Dict) and isinstance(site.node, ast.expr) and self._available(new):
                edits = take_out(site, site.node)
                yield site.fix(edits, message=self._message(site.qname, new))
            return
        yield from super()._string(site, new)
