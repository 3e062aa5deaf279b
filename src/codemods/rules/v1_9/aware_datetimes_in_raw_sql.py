"""Aware datetimes as parameters of raw SQL."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.names import last_name

_NOW = "django.utils.timezone.now"


class AwareDatetimesInRawSql(Rule):
    """Databases without time zones take no aware datetimes as parameters of raw SQL."""

    change = "1.9/aware-datetimes-in-raw-sql"
    also = ("2.0/aware-datetimes-in-raw-sql",)
    triggers = (OnAttribute("execute"),)
    examples = [
        Suggests(
            before="""\
                from django.db import connection
                from django.utils import timezone

                def clean():
                    cursor = connection.cursor()
                    limit = timezone.now()
                    cursor.execute("DELETE FROM x WHERE a < %s AND b < %s", [timezone.now(), limit])
                """,
            after="""\
                from django.db import connection
                from django.utils import timezone

                def clean():
                    cursor = connection.cursor()
                    limit = timezone.now()
                    cursor.execute("DELETE FROM x WHERE a < %s AND b < %s", [timezone.make_naive(timezone.now(), timezone.utc), timezone.make_naive(limit, timezone.utc)])
                """,
        ),
        Keeps(
            """\
                import datetime
                from django.db import connection
                from django.utils import timezone

                def clean(job):
                    cursor = connection.cursor()
                    cursor.execute("DELETE FROM x WHERE a < %s", [datetime.datetime.utcnow()])
                    job.execute("x", [timezone.now()])
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or not isinstance(node, ast.Attribute) or len(call.args) < 2:
            return
        last = last_name(node.value)
        parameters = call.args[1]
        if "cursor" not in last.lower() or not isinstance(parameters, ast.List | ast.Tuple):
            return
        for value in parameters.elts:
            now = self._now(site, value)
            if now is None:
                continue
            timezone = self._timezone(site, now)
            yield site.suggest(
                site.replace(
                    value, f"{timezone}make_naive({site.source(value)}, {self._utc(site, timezone)})"
                ),
                node=value,
                message="An aware datetime is given to raw SQL",
                advice="Needed with USE_TZ on MySQL, SQLite and Oracle; leave it on PostgreSQL.",
            )

    def _now(self, site: Site, value: ast.expr) -> ast.Call | None:
        """The ``timezone.now()`` that a parameter is, or was assigned."""
        if isinstance(value, ast.Name):
            values = assigned_values(site, value)
            value = values[0] if values is not None and len(values) == 1 else value
        if isinstance(value, ast.Call) and site.is_name(value.func, _NOW):
            return value
        return None

    def _timezone(self, site: Site, now: ast.Call) -> str:
        """``timezone.`` where ``now()`` is reached like that; otherwise ``make_naive`` is imported."""
        if isinstance(now.func, ast.Attribute):
            return f"{site.source(now.func.value)}."
        return site.need("django.utils.timezone.make_naive").removesuffix("make_naive")

    def _utc(self, site: Site, timezone: str) -> str:
        from codemods.django import api

        if all(api.exists("django.utils.timezone.utc", release) for release in site.range.supported):
            return f"{timezone}utc" if timezone else site.need("django.utils.timezone.utc")
        return f"{site.need('datetime.timezone')}.utc"
