"""``Subquery.queryset``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.given_to_self import given_to_self
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember
from codemods.source.guards import guarded


class SubqueryQueryset(Rule):
    """A ``Subquery`` does not keep the queryset that it is made of; it has the query behind it, as ``query``."""

    change = "3.2/undocumented-subquery-queryset"
    triggers = (OnMember("django.db.models.expressions.Subquery", "queryset"),)
    available = "3.0"
    advice = "Read query, which is what queryset.query was."
    examples = [
        Suggests(
            before="""\
                from django.db.models import Exists, Subquery

                def tables(annotation):
                    if isinstance(annotation, Subquery):
                        return annotation.queryset.query.table_map
                    return None

                class Sold(Exists):
                    def tables(self):
                        return self.queryset.query.table_map
                """,
            after="""\
                from django.db.models import Exists, Subquery

                def tables(annotation):
                    if isinstance(annotation, Subquery):
                        return annotation.query.table_map
                    return None

                class Sold(Exists):
                    def tables(self):
                        return self.query.table_map
                """,
        ),
        Flags(
            """\
                from django.db.models import Subquery

                def model(annotation):
                    return annotation.queryset.model if isinstance(annotation, Subquery) else None
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db.models import Subquery

                class Sold(Subquery):
                    def __init__(self, queryset):
                        self.queryset = queryset
                        super().__init__(queryset)

                def tables(annotation, form):
                    if isinstance(annotation, Subquery):
                        try:
                            return annotation.queryset.query
                        except AttributeError:
                            return annotation.query
                    if isinstance(annotation, Subquery):
                        annotation = form.field
                        return annotation.queryset.query
                    return annotation.queryset.query, form.queryset.query
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load):
            return
        if site.class_ is not None and any(given_to_self(site.module, site.class_, ("queryset",))):
            return
        if guarded(site.module, node) is not None:
            return
        parent = site.module.parents.get(node)
        if isinstance(parent, ast.Attribute) and parent.attr == "query" and self.replaceable:
            yield site.suggest(
                site.replace(parent, f"{site.source(node.value)}.query"),
                node=parent,
                advice="Right unless the query is wanted as it was before it became a part of another one.",
            )
        elif self.gone:
            yield site.flag()
