"""``QuerySet.datetimes(is_dst=)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes import ChangeArguments
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class DatetimesIsDst(ChangeArguments):
    """``QuerySet.datetimes()`` no longer takes ``is_dst``."""

    change = "4.0/is-dst-datetimes"
    also = ("5.0/is-dst-datetimes",)
    available = "4.0"
    methods = ("django.db.models.query.QuerySet.datetimes", "django.db.models.Manager.datetimes")
    remove = {"is_dst": 4}
    triggers = (OnAttribute("datetimes", keywords=True),)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Order(models.Model):
                    pass

                print(Order.objects.filter(a=1).datetimes("when", "hour", tzinfo=tz, is_dst=False))
                """,
            after="""\
                from django.db import models

                class Order(models.Model):
                    pass

                print(Order.objects.filter(a=1).datetimes("when", "hour", tzinfo=tz))
                """,
        ),
        Suggests(
            before="""\
                def hours(orders, tz):
                    return orders.datetimes("when", "hour", tzinfo=tz, is_dst=False)
                """,
            after="""\
                def hours(orders, tz):
                    return orders.datetimes("when", "hour", tzinfo=tz)
                """,
        ),
        Keeps(
            """\
                class Calendar:
                    def datetimes(self, field, kind, is_dst):
                        pass

                Calendar().datetimes("when", "hour", is_dst=False)
                calendar.datetimes("when", is_dst=False)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or not isinstance(call.func, ast.Attribute):
            return
        if site.infer(call.func.value) is not None:
            if site.qname != "datetimes":
                yield from super().visit(site)
        elif len(call.args) > 1 and site.keyword(call, "is_dst") is not None and self.replaceable:
            yield site.suggest(
                site.edit_call(call).remove("is_dst").edit(),
                node=call,
                advice="Right if it is called on a queryset or manager.",
            )
