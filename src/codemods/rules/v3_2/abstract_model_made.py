"""Objects of abstract models."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_FILES = {
    "shop/__init__.py": "",
    "shop/models.py": """\
from django.db import models


class Named(models.Model):
    class Meta:
        abstract = True


class Book(Named):
    class Meta(Named.Meta):
        ordering = ["pk"]
""",
}


class AbstractModelMade(Rule):
    """An abstract model cannot be made an object of: it raises ``TypeError``."""

    change = "3.2/abstract-model-instantiation"
    triggers = (OnCall("django.db.models.Model", subclasses=True),)
    advice = "Make an object of a model that descends from it."
    examples = [
        Flags(
            """\
                from shop.models import Book, Named

                def test():
                    return Named(pk=1).pk
                """,
            line=4,
            files=_FILES,
        ),
        Keeps(
            """\
                from shop.models import Book, Named

                def test():
                    return Book(pk=1), Named.check()
                """,
            files=_FILES,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        model = site.resolve(call.func) or ""
        meta = site.index.class_facts(f"{model}.Meta")
        if meta is not None and "abstract" in meta.members:
            yield site.flag()
