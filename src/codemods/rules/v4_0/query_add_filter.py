"""``Query.add_filter()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.queries import is_query
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class QueryAddFilter(Rule):
    """``Query.add_filter()`` takes the lookup and the value as two arguments."""

    change = "4.0/query-add-filter"
    triggers = (OnAttribute("add_filter"),)
    examples = [
        Fixes(
            before="""\
                def f(qs, pair):
                    qs.query.add_filter(("name__exact", 1))
                    qs.query.add_filter(pair)
                """,
            after="""\
                def f(qs, pair):
                    qs.query.add_filter("name__exact", 1)
                    qs.query.add_filter(*pair)
                """,
        ),
        Keeps(
            """\
                def f(logger, qs):
                    logger.add_filter(("name", 1))
                    qs.query.add_filter("name", 1)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or not isinstance(node, ast.Attribute) or not is_query(site, node.value):
            return
        if len(call.args) != 1 or call.keywords or isinstance(call.args[0], ast.Starred):
            return
        value = call.args[0]
        if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == 2:
            text = ", ".join(site.source(one) for one in value.elts)
        else:
            plain = isinstance(value, ast.Name | ast.Attribute | ast.Call | ast.Subscript)
            text = f"*{site.source(value)}" if plain else f"*({site.source(value)})"
        yield site.fix(site.replace(value, text), node=call)
