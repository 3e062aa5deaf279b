"""The text of models that have no ``__str__()``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_MODEL = "django.db.models.Model"
_TEXT = re.compile(r"(?:\A|<(\w+): )([A-Za-z_]\w*) object(?:\Z|>)")
_PART = re.compile(r"(?<!\w)([A-Za-z_]\w*) object(?! \(|\w)")
_METHODS = ("__str__", "__unicode__", "__repr__")
_FILES = {
    "shop/__init__.py": "",
    "shop/models.py": """\
from django.db import models


class Book(models.Model):
    pass


class Page(models.Model):
    def __str__(self):
        return "Page object"
""",
}


class ModelDefaultText(Rule):
    """The text of a model without ``__str__()`` holds its primary key: ``Book object (1)``."""

    change = "2.0/model-default-str"
    triggers = (OnModule((" object",)),)
    advice = "Expect the new text, or give the model a __str__() of its own."
    examples = [
        Flags(
            """\
                def check(self, book):
                    self.assertEqual(str(book), "Book object")
                    self.assertEqual(repr([book]), "[<Book: Book object>, <Book: Book object>]")
                """,
            lines=(2, 3),
            files=_FILES,
        ),
        Flags(
            path="shop/tests.py",
            source="""\
                def test(self, response):
                    self.assertContains(response, '">Book object</a>')
                    self.assertContains(response, 'The book "Book object" was added')
                """,
            lines=(2, 3),
            files=_FILES,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test(self, response):
                    self.assertContains(response, '">Book object (1)</a>')
                    self.assertContains(response, "A Page object and Book objects")
                """,
            files=_FILES,
        ),
        Keeps(
            """\
                def check(self, book):
                    \"\"\"Book object\"\"\"
                    self.assertEqual(str(book), "Page object")
                    self.assertEqual(str(book), "Book object (1)")
                    self.assertEqual(repr(book), "<Book: Book object (1)>")
                    return "The Book object", "Other object", "Book objects"
                """,
            files=_FILES,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for text in site.module.texts(" object"):
            named = {match[2] for match in _TEXT.finditer(str(text.value)) if match[1] in (None, match[2])}
            if "test" in site.roles:
                named |= {match[1] for match in _PART.finditer(str(text.value))}
            if not named or named.isdisjoint(site.index.ask(_textless)):
                continue
            if not isinstance(site.module.parents.get(text), ast.Expr):
                yield site.flag(node=text)


def _textless(index: Index) -> frozenset[str]:
    """The names of models that have no text of their own, by any class that they descend from."""
    found: set[str] = set()
    for facts in index.files.values():
        for qualname in facts.classes:
            for module in facts.names[:1]:
                ancestry = index.ancestry(f"{module}.{qualname}")
                own = [index.class_facts(one) for one in ancestry]
                if _MODEL in ancestry and not any(
                    one is not None and name in one.members for one in own for name in _METHODS
                ):
                    found.add(qualname.rpartition(".")[2])
    return frozenset(found)
