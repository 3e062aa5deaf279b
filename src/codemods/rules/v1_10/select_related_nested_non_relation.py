"""``select_related()`` over fields that lead nowhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.relations import relations_of, root_model
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, Trigger

_FILES = {
    "shop/__init__.py": "",
    "shop/models.py": """\
from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=9)
    home = models.ForeignKey("Town", models.CASCADE)


class Town(models.Model):
    pass


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
""",
}


class SelectRelatedNestedNonRelation(Rule):
    """``select_related()`` refuses a path that ends in a field which leads to no other model."""

    change = "1.10/select-related-nested-non-relation"
    examples = [
        Fixes(
            before="""\
                from shop.models import Book

                books = Book.objects.filter(pk=1).select_related("author__name", "author__home")
                """,
            after="""\
                from shop.models import Book

                books = Book.objects.filter(pk=1).select_related("author", "author__home")
                """,
            files=_FILES,
        ),
        Keeps(
            """\
                from shop.models import Book, Other

                books = Book.objects.select_related("author__home", "author__other", "unknown__name")
                others = Other.objects.select_related("author__name")

                def pick(query):
                    return query.select_related("author__name")
                """,
            files=_FILES,
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnAttribute("select_related")

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or not isinstance(node, ast.Attribute):
            return
        paths = [one for one in call.args if isinstance(one, ast.Constant) and "__" in str(one.value)]
        if not paths:
            return
        model = root_model(site, node.value)
        if model is None:
            return
        relations = relations_of(site.index)
        for one in paths:
            *way, last = str(one.value).split("__")
            here: str | None = model
            for step in way:
                relation = relations.of(here, step) if here is not None else None
                here = relation.target if relation is not None else None
            if here is not None and relations.is_plain_field(here, last):
                yield site.fix(site.replace_in_string(one, f"__{last}", ""), node=one)
