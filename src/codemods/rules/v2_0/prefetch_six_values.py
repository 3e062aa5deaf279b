"""What ``get_prefetch_queryset()`` of managers and descriptors returns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnFunction


class PrefetchSixValues(Rule):
    """``get_prefetch_queryset()`` returns six values: the last says whether the name to cache under is a descriptor."""

    change = "2.0/undocumented-prefetch-six-values"
    triggers = (OnFunction("get_prefetch_queryset"),)
    available = "2.0"
    examples = [
        Fixes(
            before="""\
                from django.db.models import Manager

                class TagManager(Manager):
                    def get_prefetch_queryset(self, instances, queryset=None):
                        if not instances:
                            return self.none(), None, None, False, "tags"
                        return (
                            self.get_queryset(),
                            lambda one: one.pk,
                            lambda one: one.pk,
                            False,
                            "tags",
                        )
                """,
            after="""\
                from django.db.models import Manager

                class TagManager(Manager):
                    def get_prefetch_queryset(self, instances, queryset=None):
                        if not instances:
                            return self.none(), None, None, False, "tags", False
                        return (
                            self.get_queryset(),
                            lambda one: one.pk,
                            lambda one: one.pk,
                            False,
                            "tags", False,
                        )
                """,
        ),
        Keeps(
            """\
                from django.db.models import Manager

                class TagManager(Manager):
                    def get_prefetch_queryset(self, instances, queryset=None):
                        return self.none(), None, None, False, "tags", True

                def get_prefetch_queryset(one, two):
                    return 1, 2, 3, 4, 5
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(site.module.parents.get(node), ast.ClassDef) or not self.replaceable:
            return
        for part in ast.walk(node):
            value = part.value if isinstance(part, ast.Return) else None
            if not isinstance(value, ast.Tuple) or len(value.elts) != 5:
                continue
            if site.module.scope_at(value).node is node and not any(
                isinstance(one, ast.Starred) for one in value.elts
            ):
                last = value.elts[-1]
                yield site.fix(site.replace(last, f"{site.source(last)}, False"), node=part)
