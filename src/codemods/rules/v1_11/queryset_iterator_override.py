"""``QuerySet.iterator()`` overridden to change what a queryset gives."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnFunction

_QUERYSET = "django.db.models.query.QuerySet"
_OWN = frozenset(["_fetch_all", "_iterable_class"])
_CODE = """
def _fetch_all(self):
    if self._result_cache is None:
        self._result_cache = list(self.iterator())
    {super}._fetch_all()"""
# From 4.1 on iterator() wants to be told how many objects to prefetch at a time; _fetch_all() prefetches by itself.
_CODE_OF_41 = """
def _fetch_all(self):
    if self._result_cache is None:
        lookups, self._prefetch_related_lookups = self._prefetch_related_lookups, ()
        try:
            self._result_cache = list(self.iterator())
        finally:
            self._prefetch_related_lookups = lookups
    {super}._fetch_all()"""


class QuerysetIteratorOverride(Rule):
    """A queryset that is evaluated no longer goes through ``iterator()``, so that an override of it is passed by."""

    change = "1.11/queryset-iterator-override"
    available = "1.8"
    triggers = (OnFunction("iterator"),)
    advice = "An iterable class of its own, in _iterable_class, does the same for both ways."
    examples = [
        Fixes(
            target="2.2",
            before="""\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def iterator(self):
                        for book in super().iterator():
                            yield book.opened()

                    def read(self):
                        return self.filter(read=True)
                """,
            after="""\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def iterator(self):
                        for book in super().iterator():
                            yield book.opened()

                    def _fetch_all(self):
                        if self._result_cache is None:
                            self._result_cache = list(self.iterator())
                        super()._fetch_all()

                    def read(self):
                        return self.filter(read=True)
                """,
        ),
        Fixes(
            target="1.11",
            before="""\
                from django.db.models import QuerySet

                class OpenedMixin(object):
                    def iterator(self):
                        for book in super(OpenedMixin, self).iterator():
                            yield book.opened()

                class BookSet(OpenedMixin, QuerySet):
                    pass
                """,
            after="""\
                from django.db.models import QuerySet

                class OpenedMixin(object):
                    def iterator(self):
                        for book in super(OpenedMixin, self).iterator():
                            yield book.opened()

                    def _fetch_all(self):
                        if self._result_cache is None:
                            self._result_cache = list(self.iterator())
                        super(OpenedMixin, self)._fetch_all()

                class BookSet(OpenedMixin, QuerySet):
                    pass
                """,
        ),
        Fixes(
            target="5.0",
            before="""\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def iterator(self):
                        for book in super().iterator():
                            yield book.opened()
                """,
            after="""\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def iterator(self):
                        for book in super().iterator():
                            yield book.opened()

                    def _fetch_all(self):
                        if self._result_cache is None:
                            lookups, self._prefetch_related_lookups = self._prefetch_related_lookups, ()
                            try:
                                self._result_cache = list(self.iterator())
                            finally:
                                self._prefetch_related_lookups = lookups
                        super()._fetch_all()
                """,
        ),
        Suggests(
            current="1.8",
            target="2.2",
            before="""\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def iterator(self):
                        for book in super().iterator():
                            yield book.opened()
                """,
            after="""\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def iterator(self):
                        for book in super().iterator():
                            yield book.opened()

                    def _fetch_all(self):
                        if self._result_cache is None:
                            self._result_cache = list(self.iterator())
                        super()._fetch_all()
                """,
        ),
        Flags(
            """\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    @property
                    def iterator(self):
                        return self.opened
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.core.paginator import Paginator
                from django.db.models import QuerySet
                from django.db.models.query import ModelIterable

                class Opened(ModelIterable):
                    def iterator(self):
                        return []

                class BookSet(QuerySet):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self._iterable_class = Opened

                    def iterator(self):
                        return super().iterator()

                class Pages(Paginator):
                    def iterator(self):
                        return iter(self)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        class_ = site.module.parents.get(node)
        if not isinstance(node, ast.FunctionDef) or not isinstance(class_, ast.ClassDef):
            return
        if any(
            (isinstance(one, ast.FunctionDef) and one.name in _OWN)
            or (isinstance(one, ast.Attribute) and one.attr in _OWN)
            or (isinstance(one, ast.Name) and one.id in _OWN)
            for one in ast.walk(class_)
        ):
            return
        if len(site.module.walk.scope_of[class_].bindings.get(node.name, ())) > 1:
            return
        if not overrides_hook_of(site, class_, _QUERYSET):
            return
        if node.decorator_list:
            yield site.flag(node=node)
            return
        base = "super()" if self.range.supports >= Release(2, 0) else f"super({class_.name}, self)"
        code = _CODE if self.range.target < Release(4, 1) else _CODE_OF_41
        edit = site.insert_after(node, code.format(super=base))
        if self.range.start < Release(1, 9):
            advice = "What values() and values_list() give comes through iterator() as well since Django 1.9."
            yield site.suggest(edit, advice=advice)
        else:
            yield site.fix(edit)
