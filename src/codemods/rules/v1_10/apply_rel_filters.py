"""Related managers of a project's own."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, Trigger


class ApplyRelFilters(Rule):
    """A related manager that prefetches must define ``_apply_rel_filters()``."""

    change = "1.10/apply-rel-filters"
    also = ("2.0/apply-rel-filters",)
    advice = (
        "Define _apply_rel_filters(self, queryset): what get_queryset() does to narrow the related objects."
    )
    examples = [
        Flags(
            """\
                from django.db import models

                class TagsManager(models.Manager):
                    def get_queryset(self):
                        return super().get_queryset().filter(tagged=self.instance)

                    def get_prefetch_queryset(self, instances, queryset=None):
                        return [], None, None, False, ""
                """,
            line=7,
        ),
        Keeps(
            """\
                from django.db import models

                class TagsManager(models.Manager):
                    def get_prefetch_queryset(self, instances, queryset=None):
                        return [], None, None, False, ""

                    def _apply_rel_filters(self, queryset):
                        return queryset

                class Link:
                    def get_prefetch_queryset(self, instances, queryset=None):
                        return [], None, None, True, ""
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnMethod("django.db.models.Manager", "get_prefetch_queryset")

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.class_
        if class_ is None or any(
            isinstance(one, ast.FunctionDef) and one.name == "_apply_rel_filters" for one in class_.body
        ):
            return
        yield site.flag()
