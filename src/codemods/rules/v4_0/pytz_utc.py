"""``pytz.utc``."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes.datetimes import utc_expression, utc_replacement
from codemods.rules.shapes.expressions import SymbolToExpression
from codemods.rules.site import Site

_TAKING = frozenset(
    [
        "astimezone",
        "now",
        "fromtimestamp",
        "make_aware",
        "make_naive",
        "localtime",
        "localdate",
        "activate",
        "override",
        "datetime",
        "time",
        "replace",
    ]
)
_KEYWORDS = frozenset(["tzinfo", "tz", "timezone"])


class PytzUtc(SymbolToExpression):
    """``pytz.utc`` makes way for ``datetime.timezone.utc``; Django no longer brings pytz along."""

    change = "4.0/pytz-utc"
    expressions = {"pytz.utc": ("datetime.timezone", ".utc"), "pytz.UTC": ("datetime.timezone", ".utc")}
    advice = "Right where only tzinfo is wanted of it, not a method or attribute that pytz alone has."
    examples = [
        Fixes(
            before="""\
                import datetime

                import pytz
                from django.utils import timezone

                def f(moment):
                    start = datetime.datetime(2015, 1, 1, tzinfo=pytz.utc)
                    with timezone.override(pytz.UTC):
                        return moment.astimezone(pytz.utc), pytz.utc.localize(moment), start, pytz.utc.zone
                """,
            after="""\
                import datetime

                from django.utils import timezone

                def f(moment):
                    start = datetime.datetime(2015, 1, 1, tzinfo=datetime.timezone.utc)
                    with timezone.override(datetime.timezone.utc):
                        return moment.astimezone(datetime.timezone.utc), moment.replace(tzinfo=datetime.timezone.utc), start, "UTC"
                """,
        ),
        Fixes(
            before="""\
                from datetime import datetime
                from pytz import utc

                NOW = datetime.now(utc)
                """,
            after="""\
                from datetime import datetime, timezone

                NOW = datetime.now(timezone.utc)
                """,
        ),
        Suggests(
            before="""\
                import pytz

                DEFAULT_ZONE = pytz.utc
                """,
            after="""\
                import datetime

                DEFAULT_ZONE = datetime.timezone.utc
                """,
        ),
        Keeps(
            """\
                from dateutil import tz as pytz

                print(pytz.utc)
                """
        ),
    ]

    def expression(self, site: Site, near: ast.AST) -> str:
        return utc_expression(site, near)

    def replacement(self, site: Site, use: ast.expr) -> tuple[ast.AST, str]:
        return utc_replacement(site, use)

    def told(self, site: Site) -> str:
        return "Django no longer works with pytz, and no longer brings it along"

    def certain_at(self, site: Site, use: ast.expr) -> bool:
        parent = site.module.parents.get(use)
        if isinstance(parent, ast.Attribute):
            return parent.attr in ("localize", "normalize", "zone")
        if isinstance(parent, ast.keyword):
            return parent.arg in _KEYWORDS
        if isinstance(parent, ast.Call) and use in parent.args:
            func = parent.func
            name = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
            return name in _TAKING
        return False
