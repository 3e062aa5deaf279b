"""``django.utils.datastructures.SortedDict``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RenameSymbols
from codemods.rules.site import Site

_OWN = ("value_for_index", "keyOrder")


class Sorteddict(RenameSymbols):
    """``SortedDict`` is gone; the standard library has ``OrderedDict``."""

    change = "1.7/sorteddict"
    also = ("1.9/sorteddict",)
    renames = {"django.utils.datastructures.SortedDict": "collections.OrderedDict"}
    advice = "OrderedDict has no insert(), value_for_index() and keyOrder."
    examples = [
        Fixes(
            before="""\
                from django.utils.datastructures import MultiValueDict, SortedDict

                steps = SortedDict([("a", 1)])
                print(MultiValueDict())
                """,
            after="""\
                from collections import OrderedDict

                from django.utils.datastructures import MultiValueDict

                steps = OrderedDict([("a", 1)])
                print(MultiValueDict())
                """,
        ),
        Flags(
            """\
                from django.utils.datastructures import SortedDict

                steps = SortedDict()
                steps.keyOrder = ["a"]
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.datastructures import SortedDict

                steps = SortedDict()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        attributes = site.module.walk.attributes
        if site.kind != "string" and (any(name in attributes for name in _OWN) or self._inserts(site)):
            if site.kind == "import" and site.direct:
                yield site.flag(
                    message="SortedDict was removed in Django 1.9, and is used as more than a dictionary"
                )
            return
        yield from super().visit(site)

    def _inserts(self, site: Site) -> bool:
        """Whether something that is a SortedDict may be inserted into by position (``insert(0, key, value)``)."""
        for node, _ in site.module.walk.attributes.get("insert", ()):
            call = site.module.parents.get(node)
            if isinstance(call, ast.Call) and call.func is node and len(call.args) == 3:
                return True
        return False
