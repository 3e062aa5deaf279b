"""Paginators with as many orphans as a page holds, or more."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSubclass


class PaginatorOrphans(Rule):
    """A paginator whose ``orphans`` are not fewer than its ``per_page`` is deprecated."""

    change = "6.0/paginator-orphans"
    advice = "Take fewer orphans than a page holds; such a paginator puts everything on one page."
    triggers = (
        OnCall("django.core.paginator.Paginator", subclasses=True),
        OnCall("django.core.paginator.AsyncPaginator", subclasses=True),
        OnSubclass("django.views.generic.list.MultipleObjectMixin"),
    )
    examples = [
        Flags(
            """\
                from django.core.paginator import Paginator
                from django.views.generic import ListView

                one = Paginator(books, 5, orphans=5)
                two = Paginator(books, per_page=5, orphans=7)
                three = Paginator(books, 5, 6)

                class BookList(ListView):
                    paginate_by = 10
                    paginate_orphans = 10
                """,
            lines=(4, 5, 6, 10),
        ),
        Keeps(
            """\
                from django.core.paginator import Paginator
                from django.views.generic import ListView
                from shop.pages import Paginator as Other

                one = Paginator(books, 5, orphans=2)
                two = Paginator(books, size, orphans=5)
                three = Other(books, 5, 6)

                class BookList(ListView):
                    paginate_by = 10
                    paginate_orphans = 3
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Call):
            size, orphans = _number(site.argument(node, "per_page", 1)), site.argument(node, "orphans", 2)
        elif isinstance(node, ast.ClassDef):
            values = {
                one.targets[0].id: one.value
                for one in node.body
                if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)
            }
            size, orphans = _number(values.get("paginate_by")), values.get("paginate_orphans")
        else:
            return
        number = _number(orphans)
        if size is not None and number is not None and number >= size > 0:
            yield site.flag(node=orphans)


def _number(node: ast.expr | None) -> int | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, int) and not isinstance(node.value, bool):
        return node.value
    return None
