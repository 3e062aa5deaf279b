"""``psycopg2_version()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols
from codemods.rules.shapes.expressions import SymbolToExpression
from codemods.rules.site import Site

_BASE = "django.db.backends.postgresql.base"


class PsycopgVersion(RenameSymbols):
    """``psycopg2_version()`` is ``psycopg_version()`` now."""

    change = "4.2/psycopg2-version"
    renames = {f"{_BASE}.psycopg2_version": f"{_BASE}.psycopg_version"}
    examples = [
        Fixes(
            before="""\
                from django.db.backends.postgresql.base import psycopg2_version

                print(psycopg2_version() > (2, 9))
                """,
            after="""\
                from django.db.backends.postgresql.base import psycopg_version

                print(psycopg_version() > (2, 9))
                """,
        ),
        Keeps("from shop.db import psycopg2_version\n\nprint(psycopg2_version())\n"),
    ]


class PsycopgVersionConstant(SymbolToExpression):
    """``PSYCOPG2_VERSION`` is ``psycopg_version()`` now."""

    change = "4.2/psycopg2-version"
    needs = (f"{_BASE}.psycopg_version",)
    expressions = {f"{_BASE}.PSYCOPG2_VERSION": (f"{_BASE}.psycopg_version", "()")}
    examples = [
        Fixes(
            before="""\
                from django.db.backends.postgresql.base import PSYCOPG2_VERSION

                print(PSYCOPG2_VERSION > (2, 9))
                """,
            after="""\
                from django.db.backends.postgresql.base import psycopg_version

                print(psycopg_version() > (2, 9))
                """,
        ),
        Keeps("PSYCOPG2_VERSION = (2, 9)\n\nprint(PSYCOPG2_VERSION)\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.Constant):
            yield from super().visit(site)
