"""``.order_by()`` followed by ``.first()`` or ``.last()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

_QUERYSET = "django.db.models.query.QuerySet"
_MANAGER = "django.db.models.Manager"
_TAKES = ("first", "last", "afirst", "alast")
_PASSES = frozenset(
    ["filter", "exclude", "select_related", "prefetch_related", "only", "defer", "annotate", "using", "all"]
)


class FirstLastOrdering(Rule):
    """``first()`` and ``last()`` no longer order by the primary key a queryset whose order was cleared.

    They take any row then; ``order_by("pk")`` says what was meant.
    """

    change = "6.1/first-last-cleared-ordering"
    advice = 'order_by("pk") keeps the row that was taken; drop order_by() where any row will do.'
    triggers = (
        OnMember(_QUERYSET, "order_by", likely=True),
        OnMember(_MANAGER, "order_by", likely=True),
    )
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    pass

                one = Book.objects.order_by().first()
                two = Book.objects.filter(a=1).order_by().exclude(b=1).last()
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    pass

                one = Book.objects.order_by("pk").first()
                two = Book.objects.filter(a=1).order_by("pk").exclude(b=1).last()
                """,
        ),
        Suggests(
            before="""\
                def newest(queryset):
                    return queryset.order_by().last()
                """,
            after="""\
                def newest(queryset):
                    return queryset.order_by("pk").last()
                """,
        ),
        Keeps(
            """\
                from django.db import models

                class Book(models.Model):
                    pass

                one = Book.objects.order_by("title").first()
                two = Book.objects.order_by().order_by("title").first()
                three = Book.objects.order_by().values("title").distinct()
                four = Book.objects.order_by()[0]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or call.args or call.keywords or not self._is_taken(site, call):
            return
        edit = site.edit_call(call).add(None, '"pk"').edit()
        if site.certain:
            yield site.fix(edit, node=call)
        else:
            yield site.suggest(edit, node=call, advice=f"If this is a queryset: {self.advice}")

    def _is_taken(self, site: Site, call: ast.Call) -> bool:
        """Whether the end of the chain of calls takes a first or last row, with nothing that orders in between."""
        parents = site.module.parents
        node: ast.AST = call
        while True:
            attribute = parents.get(node)
            if not isinstance(attribute, ast.Attribute):
                return False
            following = parents.get(attribute)
            if not isinstance(following, ast.Call) or following.func is not attribute:
                return False
            if attribute.attr in _TAKES:
                return not following.args and not following.keywords
            if attribute.attr not in _PASSES:
                return False
            node = following
