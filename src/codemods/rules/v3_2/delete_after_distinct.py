"""Deletions of what ``distinct()`` selects."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.queried_models import queried_model
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_LIFTED = Release(5, 0)
"""From which release on a ``distinct()`` that names no fields is no matter."""
_SAME = frozenset(
    [
        *("filter", "exclude", "all", "order_by", "using", "annotate", "alias", "reverse", "only", "defer"),
        *("select_related", "prefetch_related", "extra", "select_for_update"),
    ]
)


class DeleteAfterDistinct(Rule):
    """``delete()`` after ``distinct()`` raises ``TypeError``."""

    change = "3.2.1/delete-after-distinct"
    triggers = (OnAttribute("delete"),)
    advice = "A row is deleted once however often it is selected, so distinct() can go."
    examples = [
        Suggests(
            before="""\
                def clean(books):
                    books.filter(pages__new=True).distinct().delete()
                    books.distinct().exclude(
                        title="x",
                    ).delete()
                """,
            after="""\
                def clean(books):
                    books.filter(pages__new=True).delete()
                    books.exclude(
                        title="x",
                    ).delete()
                """,
        ),
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    pass

                Book.objects.filter(pages__new=True).distinct().delete()
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    pass

                Book.objects.filter(pages__new=True).delete()
                """,
        ),
        Flags(
            """\
                def clean(books):
                    books.distinct("author").delete()
                    old = books.filter(pages__old=True).distinct()
                    print(old.count())
                    old.delete()
                """,
            lines=(2, 5),
        ),
        Flags(
            """\
                def clean(books):
                    books.filter(pages__new=True).distinct().delete()
                    books.distinct("author").delete()
                """,
            line=3,
            target="5.2",
        ),
        Keeps(
            """\
                def clean(books, storage):
                    books.filter(pages__new=True).delete()
                    books.distinct().first().delete()
                    books.filter(pk__in=books.distinct("author").values("pk")).delete()
                    storage.delete(books.distinct())
                    found = books.distinct()
                    found = books.filter(pk__in=found)
                    found.delete()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or not isinstance(call.func, ast.Attribute) or call.args or call.keywords:
            return
        node, direct = call.func.value, True
        while True:
            if isinstance(node, ast.Name) and direct:
                values = assigned_values(site, node)
                if values is None or len(values) != 1:
                    return
                node, direct = values[0], False
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                return
            if node.func.attr == "distinct":
                break
            if node.func.attr not in _SAME:
                return
            node = node.func.value
        if node.args:
            yield site.flag(node=call, advice="Delete what pk__in=… of that queryset selects.")
        elif not any(release < _LIFTED for release in self.range.supported):
            return
        elif direct:
            kept = site.source(node.func.value)
            if "#" in site.source(node).removeprefix(kept):
                yield site.flag(node=call)
                return
            answer = site.fix if queried_model(site, node) is not None else site.suggest
            yield answer(site.replace(node, kept), node=call)
        else:
            yield site.flag(node=call)
