"""``django.utils.datetime_safe``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, Trigger

_OLD = "django.utils.datetime_safe"
_MAKERS = (f"{_OLD}.new_date", f"{_OLD}.new_datetime")


class DatetimeSafe(RenameSymbols):
    """``django.utils.datetime_safe`` only mattered for years before 1000; the classes of ``datetime`` do."""

    change = "4.0/datetime-safe"
    also = ("5.0/datetime-safe",)
    suggests = True
    renames = {f"{_OLD}.date": "datetime.date", f"{_OLD}.datetime": "datetime.datetime"}
    advice = (
        "For years before 1000, give strftime() a format of django.utils.formats.sanitize_strftime_format()."
    )
    examples = [
        Suggests(
            before="""\
                from django.utils.datetime_safe import datetime, date

                print(datetime.now(), date(1, 2, 3))
                """,
            after="""\
                from datetime import datetime, date

                print(datetime.now(), date(1, 2, 3))
                """,
        ),
        Suggests(
            before="""\
                from django.utils import datetime_safe

                def f(d):
                    return datetime_safe.new_date(d).strftime("%Y"), datetime_safe.date(1, 2, 3)
                """,
            after="""\
                from datetime import date

                def f(d):
                    return d.strftime("%Y"), date(1, 2, 3)
                """,
        ),
        Keeps("from shop.utils import datetime_safe\n\nprint(datetime_safe.date(1, 2, 3))\n"),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from super().subscriptions()
        for name in _MAKERS:
            yield OnCall(name)

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            yield from super().visit(site)
            return
        if len(call.args) != 1 or call.keywords or isinstance(call.args[0], ast.Starred):
            return
        value = call.args[0]
        text = site.source(value)
        plain = isinstance(value, ast.Name | ast.Attribute | ast.Call | ast.Subscript)
        if not site.module.in_fstring(call):
            yield site.suggest(
                site.replace(call, text if plain else f"({text})"),
                message=f"{site.qname}() only mattered for years before 1000",
            )
