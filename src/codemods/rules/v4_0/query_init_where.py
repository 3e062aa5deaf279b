"""``Query(where=)``."""

from __future__ import annotations

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.queries import QUERY
from codemods.rules.site import Site


class QueryInitWhere(ChangeArguments):
    """``Query`` is no longer made with ``where``."""

    change = "4.0/query-init-where"
    calls = (QUERY,)
    remove = {"where": None}
    advice = "Right unless another class than WhereNode is wanted."
    examples = [
        Suggests(
            before="""\
                from django.db.models.sql.query import Query

                print(Query(Model, where=WhereNode))
                """,
            after="""\
                from django.db.models.sql.query import Query

                print(Query(Model))
                """,
        ),
        Keeps("from shop import Query\n\nprint(Query(Model, where=1))\n"),
    ]

    def answer(self, site: Site, edit: object, message: str) -> Answer:
        return site.suggest(edit, message=message)  # type: ignore[arg-type]
