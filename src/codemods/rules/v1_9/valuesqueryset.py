"""``ValuesQuerySet`` and ``ValuesListQuerySet``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.symbols import answered_by_other_arm
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

_MODULE = "django.db.models.query"
_ITERABLES = {
    "ValuesQuerySet": (f"{_MODULE}.ValuesIterable",),
    "ValuesListQuerySet": (f"{_MODULE}.ValuesListIterable", f"{_MODULE}.FlatValuesListIterable"),
}


class Valuesqueryset(Rule):
    """``values()`` and ``values_list()`` give plain querysets that only loop in another way."""

    change = "1.9/valuesqueryset"
    triggers = tuple(OnName(f"{_MODULE}.{name}") for name in _ITERABLES)
    available = "1.9"
    advice = "Ask for the _iterable_class of the queryset where it matters what it gives."
    examples = [
        Suggests(
            before="""\
                from django.db.models.query import ValuesQuerySet

                def rows(books):
                    if isinstance(books, ValuesQuerySet):
                        return list(books)
                """,
            after="""\
                from django.db.models.query import ValuesIterable

                def rows(books):
                    if issubclass(books._iterable_class, ValuesIterable):
                        return list(books)
                """,
        ),
        Flags(
            """\
                from django.db.models.query import ValuesListQuerySet

                class Rows(ValuesListQuerySet):
                    pass
                """,
            line=1,
        ),
        Keeps(
            """\
                from django.db.models.query import QuerySet, ValuesIterable
                from shop.query import ValuesQuerySet

                def rows(books):
                    return isinstance(books, (QuerySet, ValuesQuerySet))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not site.direct or site.kind == "string":
            return
        name = site.qname.rpartition(".")[2]
        message = f"{name} is gone: values() and values_list() give a plain QuerySet"
        if site.kind == "import":
            binding = site.binding
            if binding is None or answered_by_other_arm(site):
                return
            uses, _ = site.uses_of(binding)
            if not self.replaceable or not uses or any(self._asks(site, use) is None for use in uses):
                yield site.flag(message=message)
            return
        call = self._asks(site, site.node)
        if call is None or not self.replaceable:
            return
        classes = ", ".join(site.need(one) for one in _ITERABLES.get(name, ()))
        if "," in classes:
            classes = f"({classes})"
        value = site.source(call.args[0])
        yield site.suggest(
            site.replace(call, f"issubclass({value}._iterable_class, {classes})"),
            node=call,
            message=message,
            advice=f"Do so if {value} is a queryset wherever this is asked.",
        )

    def _asks(self, site: Site, use: ast.AST) -> ast.Call | None:
        """The ``isinstance(value, Class)`` that a use of the class stands in."""
        call = site.module.parents.get(use)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "isinstance":
            if (
                len(call.args) == 2
                and call.args[1] is use
                and isinstance(call.args[0], ast.Name | ast.Attribute)
            ):
                return call
        return None
