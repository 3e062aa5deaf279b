"""``Query._annotations``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.queries import query_certainty
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_NAMES = {"_annotations": "annotations", "_extra": "extra"}


class QueryAnnotations(Rule):
    """A query keeps its annotations and extra columns in dictionaries that are always there.

    What is set under the old names is not looked at any more.
    """

    change = "3.0/undocumented-query-annotations"
    triggers = tuple(OnAttribute(name) for name in _NAMES)
    available = "3.0"
    advice = "Use annotations and extra, which are empty where they were None."
    examples = [
        Fixes(
            before="""\
                from django.db.models import sql

                class ShopQuery(sql.Query):
                    def rename(self, old, new):
                        self._annotations = {new if k == old else k: v for k, v in self._annotations.items()}

                    def forget(self):
                        if self._extra:
                            self._extra = None
                """,
            after="""\
                from django.db.models import sql

                class ShopQuery(sql.Query):
                    def rename(self, old, new):
                        self.annotations = {new if k == old else k: v for k, v in self.annotations.items()}

                    def forget(self):
                        if self.extra:
                            self.extra = {}
                """,
        ),
        Suggests(
            before="""\
                from django.db.models.sql import UpdateQuery

                def raise_prices(books, values):
                    query = books.query.chain(UpdateQuery)
                    query._annotations = None
                    query.add_update_values(values)
                """,
            after="""\
                from django.db.models.sql import UpdateQuery

                def raise_prices(books, values):
                    query = books.query.chain(UpdateQuery)
                    query.annotations = {}
                    query.add_update_values(values)
                """,
        ),
        Flags(
            """\
                def copy(books, query):
                    if books.query._annotations is None:
                        del query._annotations
                    query._extra = query._annotations = None
                """,
            lines=(2, 3, 4),
        ),
        Keeps(
            """\
                from django.db.models import QuerySet, sql

                class BookSet(QuerySet):
                    def note(self):
                        self._annotations = {}

                class ShopQuery(sql.Query):
                    _extra = ()

                    def names(self):
                        return self.annotations, self._extra

                def read(page, books):
                    return page._annotations, page._extra, books.query.annotations
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute):
            return
        certain = query_certainty(site, node.value)
        if certain is None or self._own(site, node):
            return
        new = _NAMES[node.attr]
        message = f"A query has no {node.attr} any more, but {new}, which is never None"
        if not self.replaceable or isinstance(node.ctx, ast.Del) or _is_compared(site, node):
            if self.gone:
                yield site.flag(message=message)
            return
        edits = [site.replace_name(node, new)]
        if isinstance(node.ctx, ast.Store):
            statement = site.module.parents.get(node)
            if not isinstance(statement, ast.Assign) or len(statement.targets) > 1:
                # Two targets would share the dictionary.
                yield site.flag(message=message)
                return
            if isinstance(statement.value, ast.Constant) and statement.value.value is None:
                edits.append(site.replace(statement.value, "{}"))
        answer = site.fix if certain else site.suggest
        yield answer(
            edits,
            message=message,
            advice="" if certain else f"Say yes if {site.source(node.value)} is the query behind a queryset.",
        )

    def _own(self, site: Site, node: ast.Attribute) -> bool:
        """Whether the class of the query gives the name a meaning of its own."""
        found = site.infer(node.value)
        return found is not None and any(node.attr in one.members for one in site.index.own_line(found.qname))


def _is_compared(site: Site, node: ast.Attribute) -> bool:
    """Whether it is asked for that there is nothing yet, which is said by an empty dictionary now."""
    parent = site.module.parents.get(node)
    return isinstance(parent, ast.Compare) and any(
        isinstance(one, ast.Constant) and one.value is None for one in (parent.left, *parent.comparators)
    )
