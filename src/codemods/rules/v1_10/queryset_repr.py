"""The representation of querysets."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.expected_texts import expected
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_MODEL = "django.db.models.Model"
_TEXT = re.compile(r"\[<(\w+): ")
_OF_DJANGO = frozenset(["ContentType", "Group", "LogEntry", "Permission", "Session", "Site", "User"])
_FILES = {
    "shop/__init__.py": "",
    "shop/models.py": "from django.db import models\n\nclass Book(models.Model):\n    pass\n",
}


class QuerysetRepr(Rule):
    """The representation of a queryset stands in ``<QuerySet …>``."""

    change = "1.10/queryset-repr"
    triggers = (OnModule(("[<",), roles=("test",)),)
    advice = "Expect <QuerySet [<Book: …>]>, or compare list(queryset)."
    examples = [
        Flags(
            path="shop/tests.py",
            source="""\
                def test_books(self, books):
                    self.assertEqual(repr(books), "[<Book: a>, <Book: b>]")
                    self.assertEqual(str(User.objects.all()), "[<User: ann>]")
                """,
            lines=(2, 3),
            files=_FILES,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test_books(self, books):
                    self.assertEqual(repr(list(books)), "[<Book: a>, <Book: b>]")
                    listed = list(books)
                    self.assertEqual(repr(listed), "[<Book: a>, <Book: b>]")
                    self.assertEqual(repr(books), "<QuerySet [<Book: a>, <Book: b>]>")
                    self.assertEqual(repr(books), "[<Other: a>]")
                    self.assertQuerysetEqual(books, ["<Book: a>", "<Book: b>"])
                """,
            files=_FILES,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for node in expected(site, ("[<",)):
            found = _TEXT.match(str(node.value))
            if found is None or found[1] not in site.index.ask(_models):
                continue
            statement = site.module.statement_of(node)
            if not any(_is_list(site, one) for one in ast.walk(statement)):
                yield site.flag(node=node)


def _is_list(site: Site, node: ast.AST) -> bool:
    """Whether an expression makes a list, or is a name that was given one."""
    if isinstance(node, ast.Name):
        values = assigned_values(site, node) or ()
        return any(isinstance(one, ast.ListComp) or _makes_list(one) for one in values)
    return _makes_list(node)


def _makes_list(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("list", "sorted")


def _models(index: Index) -> frozenset[str]:
    """The last names of the repository's models, and of those of Django's that tests list."""
    return _OF_DJANGO | frozenset(
        qualname.rpartition(".")[2]
        for facts in index.files.values()
        for qualname in facts.classes
        for module in facts.names[:1]
        if index.is_subclass(f"{module}.{qualname}", _MODEL)
    )
