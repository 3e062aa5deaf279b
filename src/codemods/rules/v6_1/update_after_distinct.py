"""Updates of querysets that are distinct on fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_SAME = frozenset(["filter", "exclude", "all", "order_by", "using", "annotate", "alias", "reverse"])


class UpdateAfterDistinct(Rule):
    """A queryset that is distinct on some fields cannot be updated: that paid no heed to it, and raises ``TypeError``."""

    change = "6.1/queryset-update-after-distinct-fields"
    triggers = (OnAttribute("update"),)
    advice = "Update what pk__in=… of that queryset selects, or leave out distinct(), which changed nothing so far."
    examples = [
        Flags(
            """\
                def close(books):
                    books.filter(new=True).distinct("author").update(new=False)
                    books.distinct("author").order_by("author").update(new=False)
                """,
            lines=(2, 3),
        ),
        Keeps(
            """\
                def close(books, data):
                    books.distinct().update(new=False)
                    books.distinct("author").values().first().update(new=False)
                    data.update(books.distinct("author"))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or not isinstance(call.func, ast.Attribute) or not call.keywords:
            return
        node: ast.expr = call.func.value
        while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "distinct":
                if node.args:
                    yield site.flag(node=call)
                return
            if node.func.attr not in _SAME:
                return
            node = node.func.value
