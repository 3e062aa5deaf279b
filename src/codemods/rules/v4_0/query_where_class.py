"""``Query.where_class``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.queries import is_query
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_WHERE = "django.db.models.sql.where.WhereNode"


class QueryWhereClass(Rule):
    """A ``Query`` has no ``where_class`` any more: conditions are made of ``WhereNode``."""

    change = "4.0/query-where-class"
    triggers = (OnAttribute("where_class"),)
    examples = [
        Suggests(
            before="""\
                def f(qs):
                    return qs.query.where_class()
                """,
            after="""\
                from django.db.models.sql.where import WhereNode

                def f(qs):
                    return WhereNode()
                """,
        ),
        Keeps("def f(page):\n    return page.where_class()\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and is_query(site, node.value):
            yield site.suggest(site.replace(node, site.need(_WHERE)))
