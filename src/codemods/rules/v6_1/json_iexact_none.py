"""``iexact=None`` on keys of JSON."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.model_columns import column_of, columns_named
from codemods.rules.shapes.queried_models import queried_model
from codemods.rules.shapes.selected_expressions import queryset_around
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_LOOKUP = "__iexact"
_QUERIES = frozenset(["filter", "exclude", "get", "aget"])
_CONDITIONS = ("django.db.models.Q", "django.db.models.When")
_MODELS = """\
from django.db import models

class Book(models.Model):
    data = models.JSONField()
    title = models.TextField()

class Page(models.Model):
    book = models.ForeignKey(Book, models.CASCADE)
"""
_FILES = {"shop/__init__.py": "", "shop/models.py": _MODELS}


class JsonIexactNone(Rule):
    """``iexact=None`` on a key of a ``JSONField`` finds JSON null, where it found rows without the key."""

    change = "6.1/json-iexact-none"
    triggers = (OnModule((_LOOKUP,)),)
    advice = "…__isnull=True finds the rows without the key, as it did; keep it where JSON null is meant."
    examples = [
        Fixes(
            before="""\
                from django.db.models import Q
                from shop.models import Book, Page

                books = Book.objects.filter(data__isbn__iexact=None).exclude(Q(data__a__b__iexact=None))
                pages = Page.objects.get(**{"book__data__isbn__iexact": None})
                """,
            after="""\
                from django.db.models import Q
                from shop.models import Book, Page

                books = Book.objects.filter(data__isbn__isnull=True).exclude(Q(data__a__b__isnull=True))
                pages = Page.objects.get(**{"book__data__isbn__isnull": True})
                """,
            files=_FILES,
        ),
        Suggests(
            before="""\
                from django.db.models import Q

                def without(books):
                    return books.filter(Q(data__isbn__iexact=None))
                """,
            after="""\
                from django.db.models import Q

                def without(books):
                    return books.filter(Q(data__isbn__isnull=True))
                """,
            files=_FILES,
        ),
        Keeps(
            """\
                from shop.models import Book

                books = Book.objects.filter(title__iexact=None, data__isbn__iexact="x", data__iexact=None)
                more = Book.objects.filter(data__isbn=None)

                def found(shelves, none):
                    return shelves.filter(notes__isbn__iexact=None), shelves.filter(data__isbn__iexact=none)
                """,
            files=_FILES,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        module = site.module
        for name, calls in module.walk.keywords.items():
            if name.endswith(_LOOKUP):
                for call, _ in calls:
                    keyword = site.keyword(call, name)
                    if keyword is not None and _is_none(keyword.value):
                        start = module.lines.offset(keyword.lineno, keyword.col_offset)
                        edit = Edit(start, module.span(keyword.value)[1], f"{_renamed(name)}=True")
                        yield from self._asked(site, call, name, keyword.value, [edit])
        for text in module.texts(_LOOKUP):
            given = module.parents.get(text)
            star = module.parents.get(given) if isinstance(given, ast.Dict) and text in given.keys else None
            call_ = module.parents.get(star) if isinstance(star, ast.keyword) and star.arg is None else None
            name = str(text.value)
            if isinstance(given, ast.Dict) and isinstance(call_, ast.Call) and name.endswith(_LOOKUP):
                value = given.values[given.keys.index(text)]
                if _is_none(value):
                    edits = [site.replace_in_string(text, _LOOKUP, "__isnull"), site.replace(value, "True")]
                    yield from self._asked(site, call_, name, value, edits)

    def _asked(
        self, site: Site, call: ast.Call, name: str, value: ast.expr, edits: list[Edit]
    ) -> Iterator[Answer]:
        path = name.split("__")[:-1]
        if isinstance(call.func, ast.Attribute) and call.func.attr in _QUERIES:
            queryset: ast.expr | None = call.func.value
        elif site.is_name(call.func, *_CONDITIONS):
            queryset = queryset_around(site, call)
        else:
            return
        model = queried_model(site, queryset) if queryset is not None else None
        if model is None:
            known = [columns_named(site.index, part) for part in path[:-1]]
            if any(one is not None and one.django == "JSONField" for one in known):
                yield site.suggest(edits, node=value)
            return
        fields = [column_of(site.index, model, "__".join(path[:end])) for end in range(1, len(path))]
        if any(one is not None and one.django == "JSONField" for one in fields):
            yield site.fix(edits, node=value)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _renamed(name: str) -> str:
    return f"{name.removesuffix(_LOOKUP)}__isnull"
