"""``Query.add_filter()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.shapes.queries import query_certainty
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class QueryAddFilter(Rule):
    """``Query.add_filter()`` takes the lookup and the value as two arguments."""

    change = "4.0/query-add-filter"
    triggers = (OnAttribute("add_filter"),)
    advice = "Give it the two parts of the pair, if this is the query behind a queryset."
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    pass

                def f(qs, pair):
                    qs.query.add_filter(("name__exact", 1))
                    Book.objects.all().query.add_filter(pair)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    pass

                def f(qs, pair):
                    qs.query.add_filter("name__exact", 1)
                    Book.objects.all().query.add_filter(*pair)
                """,
        ),
        Suggests(
            before="""\
                def f(qs, pair):
                    qs.query.add_filter(pair)
                """,
            after="""\
                def f(qs, pair):
                    qs.query.add_filter(*pair)
                """,
        ),
        Keeps(
            """\
                class SearchSet(object):
                    def filter(self, **terms):
                        clone = self._clone()
                        clone.query.add_filter(Terms(terms))
                        clone.query.add_filter(terms)
                        return clone

                def f(logger, qs, terms):
                    logger.add_filter(("name", 1))
                    qs.query.add_filter("name", 1)
                    qs.query.add_filter(~Terms(terms))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or not isinstance(node, ast.Attribute):
            return
        certain = query_certainty(site, node.value)
        if certain is None or len(call.args) != 1 or call.keywords or isinstance(call.args[0], ast.Starred):
            return
        value = call.args[0]
        if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == 2:
            text = ", ".join(site.source(one) for one in value.elts)
            certain = certain or key_of(value.elts[0]) is not None
        elif not certain and not isinstance(value, ast.Name | ast.Attribute | ast.Subscript):
            return  # what is made on the spot is no pair; other things with a query have filters, too
        else:
            plain = isinstance(value, ast.Name | ast.Attribute | ast.Call | ast.Subscript)
            text = f"*{site.source(value)}" if plain else f"*({site.source(value)})"
        answer = site.fix if certain else site.suggest
        yield answer(site.replace(value, text), node=call)
