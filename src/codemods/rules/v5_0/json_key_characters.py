"""Keys of JSON that are selected by ``values()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.alias_names import REFUSED
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

_OWNERS = ("django.db.models.query.QuerySet", "django.db.models.Manager")


class JsonKeyCharacters(Rule):
    """``values()`` and ``values_list()`` refuse keys of JSON with white space, quotation marks and the like.

    They become names of columns, which raises ``ValueError`` for what no alias may hold.
    """

    change = "5.0.8/values-json-key-characters"
    partly = True
    advice = 'Annotate it under a plain name: values(title=KT("data__the title")).'
    triggers = tuple(
        OnMember(owner, name, likely=True) for owner in _OWNERS for name in ("values", "values_list")
    )
    examples = [
        Flags(
            """\
                def titles(books):
                    one = books.values("id", "data__full title")
                    return books.values_list(f"data__{one}'s", flat=True)
                """,
            lines=(2, 3),
        ),
        Keeps(
            """\
                from django.db.models import Value

                def titles(books, table, name):
                    one = books.values("id", "data__full_title", "data__0__isbn-13", Value("a__b c"))
                    return books.values_list("data__" + name), table.values("a b")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for argument in site.call.args if site.call is not None else ():
            parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
            text = "_".join(key_of(part) or "" for part in parts)
            if "__" in text and REFUSED.search(text):
                yield site.flag(node=argument)
