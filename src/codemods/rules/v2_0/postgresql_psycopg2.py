"""The backend ``django.db.backends.postgresql_psycopg2``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RenameSymbols
from codemods.rules.shapes.entries import holder_of, take_out
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_PACKAGE = "django.db.backends."
_OLD, _NEW = "postgresql_psycopg2", "postgresql"


class PostgresqlPsycopg2(RenameSymbols):
    """The backend for PostgreSQL is called ``django.db.backends.postgresql``."""

    change = "2.0/postgresql-psycopg2-module"
    also = ("1.9/postgresql-engine-name", "2.0/postgresql-psycopg2-engine", "3.0/postgresql-psycopg2-backend")
    moves = {_PACKAGE + _OLD: _PACKAGE + _NEW}
    triggers = (OnModule((_OLD,)),)
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
        Fixes(
            before="""\
                ENGINE = 'django.db.backends.' + 'postgresql_psycopg2'
                """,
            after="""\
                ENGINE = 'django.db.backends.' + 'postgresql'
                """,
        ),
        Flags(
            """\
                TEMPLATE = "DATABASES = {{'default': {{'ENGINE': 'django.db.backends.{engine}'}}}}"

                def settings(engine="postgresql_psycopg2"):
                    return TEMPLATE.format(engine=engine)

                def is_fast(engine):
                    return "postgresql_psycopg2" in engine
                """,
            lines=(3, 7),
        ),
        Keeps(
            """\
                URL = "postgresql+psycopg2://shop@localhost/shop"
                ADAPTER = "south.db.postgresql_psycopg2"

                def is_fast(engine):
                    return engine in ("postgresql", "postgresql_psycopg2")

                def is_native(engine):
                    return "postgresql_psycopg2" in engine or engine.endswith("postgresql")
                """
        ),
        Keeps("""\
                NAMES = {"django.db.backends.postgresql": "PostgreSQL", "django.db.backends.postgresql_psycopg2": "old"}
                """),
        Keeps("""\
                ENGINES = ["django.db.backends.postgresql", "django_postgrespool", "transaction_hooks.backends.postgresql_psycopg2"]
                """),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind == "module":
            yield from self._alone(site)
        else:
            yield from super().visit(site)

    def _alone(self, site: Site) -> Iterator[Answer]:
        """The last part of the name by itself, which becomes the whole one elsewhere or is looked for in it."""
        message = self._message(_PACKAGE + _OLD, _PACKAGE + _NEW)
        for node in site.module.texts(_OLD):
            if node.value != _OLD:
                continue
            whole: ast.AST = node
            for around in site.module.ancestors(node):
                if not isinstance(around, ast.expr):
                    break
                whole = around
            if any(isinstance(one, ast.Constant) and one.value == _NEW for one in ast.walk(whole)):
                continue  # both are thought of
            parent = site.module.parents.get(node)
            joined = isinstance(parent, ast.BinOp) and parent.right is node and isinstance(parent.op, ast.Add)
            before = parent.left if isinstance(parent, ast.BinOp) and joined else None
            if isinstance(before, ast.Constant) and before.value == _PACKAGE:
                if self._available(_PACKAGE + _NEW):
                    yield site.fix(site.replace_in_string(node, _OLD, _NEW), node=node, message=message)
            elif self.gone:
                yield site.flag(
                    node=node,
                    message=message,
                    advice="Write postgresql where this becomes the engine of a database, or is compared with one.",
                )

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
