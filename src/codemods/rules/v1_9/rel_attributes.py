"""Arguments of the classes of relations."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.site import Site

_TO_ONE = (
    *(None, None, None),
    "related_name",
    "limit_choices_to",
    "parent_link",
    "on_delete",
    "related_query_name",
)
_TO_MANY = (
    *(None, None),
    "related_name",
    "limit_choices_to",
    "symmetrical",
    "through",
    "through_fields",
    "db_constraint",
    "related_query_name",
)
_MANY = "django.db.models.fields.related.ManyToManyRel"


class RelAttributes(ChangeArguments):
    """The classes of relations take their options in another order, so they have to be given by keyword."""

    change = "1.9/rel-attributes"
    calls = (
        "django.db.models.fields.related.ManyToOneRel",
        "django.db.models.fields.related.OneToOneRel",
        _MANY,
    )
    subclasses = False
    examples = [
        Fixes(
            before="""\
                from django.db.models.fields.related import ManyToManyRel, ManyToOneRel

                one = ManyToOneRel(field, to, "id", "books", {"x": 1})
                two = ManyToManyRel(field, to, "books")
                """,
            after="""\
                from django.db.models.fields.related import ManyToManyRel, ManyToOneRel

                one = ManyToOneRel(field, to, "id", related_name="books", limit_choices_to={"x": 1})
                two = ManyToManyRel(field, to, related_name="books")
                """,
        ),
        Keeps(
            """\
                from django.db.models.fields.related import ManyToOneRel

                one = ManyToOneRel(field, to, "id", related_name="books")
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        return site.range.current is not None or len(call.args) <= 4  # later code has them in the new order

    def parameters(self, site: Site, call: ast.Call) -> Sequence[str | None]:
        return _TO_MANY if site.is_name(call.func, _MANY) else _TO_ONE
