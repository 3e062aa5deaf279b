"""``QuerySet._clone()`` and what it used to be given."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.queryset_copies import CopyArguments


class QuerysetCloneArguments(CopyArguments):
    """``QuerySet._clone()`` takes no arguments any more; what it was given became attributes of the clone."""

    change = "2.0/queryset-clone-arguments"
    available = "1.8"
    method = "_clone"
    advice = "Call super()._clone() without arguments and set the attributes on what it returns."
    examples = [
        Fixes(
            before="""\
                from django.db.models import QuerySet

                class Inherited(object):
                    def _clone(self, klass=None, setup=False, **kwargs):
                        if hasattr(self, "shelf"):
                            kwargs["shelf"] = self.shelf
                        return super(Inherited, self)._clone(klass, setup=setup, **kwargs)

                class BookSet(Inherited, QuerySet):
                    pass

                class PageSet(QuerySet):
                    def _clone(self, *args, **kwargs):
                        made = super()._clone(*args, pages=self.pages, **kwargs)
                        made.read = True
                        return made

                class WordSet(QuerySet):
                    def _clone(self, klass=None, **kwargs):
                        clone = super()._clone(klass)
                        return clone
                """,
            after="""\
                from django.db.models import QuerySet

                class Inherited(object):
                    def _clone(self, klass=None, setup=False, **kwargs):
                        if hasattr(self, "shelf"):
                            kwargs["shelf"] = self.shelf
                        clone = super(Inherited, self)._clone()
                        clone.__dict__.update(kwargs)
                        return clone

                class BookSet(Inherited, QuerySet):
                    pass

                class PageSet(QuerySet):
                    def _clone(self, *args, **kwargs):
                        made = super()._clone()
                        made.__dict__.update(pages=self.pages, **kwargs)
                        made.read = True
                        return made

                class WordSet(QuerySet):
                    def _clone(self, klass=None, **kwargs):
                        clone = super()._clone()
                        return clone
                """,
        ),
        Fixes(
            before="""\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def _clone(self, **kwargs):
                        kwargs.update(shelf=self.shelf)
                        if self.big: return super()._clone(**kwargs)
                        return (super()
                                ._clone(**kwargs))

                class PageSet(QuerySet):
                    def _clone(self, **kwargs):
                        clone = QuerySet._clone(self, pages=self.pages, **kwargs)
                        return clone
                """,
            after="""\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def _clone(self, **kwargs):
                        kwargs.update(shelf=self.shelf)
                        if self.big: clone = super()._clone(); clone.__dict__.update(kwargs); return clone
                        clone = (super()
                                ._clone())
                        clone.__dict__.update(kwargs)
                        return clone

                class PageSet(QuerySet):
                    def _clone(self, **kwargs):
                        clone = QuerySet._clone(self)
                        clone.__dict__.update(pages=self.pages, **kwargs)
                        return clone
                """,
        ),
        Flags(
            """\
                from django.db.models import Manager, QuerySet

                class BookSet(QuerySet):
                    def narrowed(self):
                        return self._clone(shelf=1)

                class Books(Manager):
                    def get_queryset(self):
                        return BookSet(self.model)._clone(shelf=1)
                """,
            lines=(5, 9),
        ),
        Flags(
            """\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def _clone(self, **kwargs):
                        return self.filled(super()._clone(shelf=self.shelf))
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def _clone(self, *args, **kwargs):
                        clone = super()._clone(*args, **kwargs)
                        clone.shelf = self.shelf
                        return clone

                class PageSet(QuerySet):
                    def _clone(self):
                        return super()._clone()

                    def copied(self):
                        return self._clone()

                class WordSet(QuerySet):
                    def _clone(self, deep=False):
                        return super()._clone()

                    def copied(self):
                        return self._clone(deep=True)

                class Document(Node):
                    def _clone(self, **kwargs):
                        return super()._clone(deep=True, **kwargs)
                """
        ),
    ]
