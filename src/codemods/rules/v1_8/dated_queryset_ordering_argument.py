"""The argument ``ordering`` of ``get_dated_queryset()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMethod


class DatedQuerysetOrderingArgument(Rule):
    """``get_dated_queryset()`` takes no ``ordering``; ``get_ordering()`` says it, or ``order_by()``."""

    change = "1.8/dated-queryset-ordering-argument"
    triggers = (
        OnAttribute("get_dated_queryset"),
        OnMethod("django.views.generic.dates.BaseDateListView", "get_dated_queryset"),
    )
    advice = "Say the order in get_ordering()."
    examples = [
        Fixes(
            before="""\
                from django.views.generic import DayArchiveView

                class Day(DayArchiveView):
                    def get_dated_items(self):
                        return self.get_dated_queryset(ordering="-date", day=1)
                """,
            after="""\
                from django.views.generic import DayArchiveView

                class Day(DayArchiveView):
                    def get_dated_items(self):
                        return self.get_dated_queryset(day=1).order_by("-date")
                """,
        ),
        Flags(
            """\
                from django.views.generic import DayArchiveView

                class Day(DayArchiveView):
                    def get_dated_queryset(self, ordering=None, **lookup):
                        return super(Day, self).get_dated_queryset(ordering=ordering, **lookup)
                """,
            lines=(4, 5),
        ),
        Keeps(
            """\
                from django.views.generic import DayArchiveView

                class Day(DayArchiveView):
                    def get_dated_items(self):
                        return self.get_dated_queryset(day=1)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if isinstance(node, ast.FunctionDef):
            if any(one.arg == "ordering" for one in [*node.args.args, *node.args.kwonlyargs]):
                yield site.flag()
            return
        keyword = site.keyword(call, "ordering") if call is not None else None
        if call is None or keyword is None:
            return
        if not isinstance(keyword.value, ast.Constant):
            yield site.flag(node=call)
            return
        text = site.edit_call(call).remove("ordering").code
        yield site.fix(site.replace(call, f"{text}.order_by({site.source(keyword.value)})"), node=call)
