"""``QuerySet._chain()`` and what it used to be given."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.queryset_copies import CopyArguments


class QuerysetChainArguments(CopyArguments):
    """``QuerySet._chain()`` takes no arguments any more; what it was given became attributes of the copy."""

    change = "4.0/queryset-chain-arguments"
    available = "1.8"
    method = "_chain"
    advice = "Call super()._chain() without arguments and set the attributes on what it returns."
    examples = [
        Fixes(
            before="""\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def _chain(self, **kwargs):
                        for name in ["shelf", "room"]:
                            if hasattr(self, name):
                                kwargs[name] = getattr(self, name)

                        return super()._chain(**kwargs)
                """,
            after="""\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def _chain(self, **kwargs):
                        for name in ["shelf", "room"]:
                            if hasattr(self, name):
                                kwargs[name] = getattr(self, name)

                        clone = super()._chain()
                        clone.__dict__.update(kwargs)
                        return clone
                """,
        ),
        Fixes(
            before="""\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def _chain(self, **kwargs):
                        kwargs.update(shelf=self.shelf)
                        if self.big: return super()._chain(**kwargs)
                        return (super()
                                ._chain(**kwargs))

                class PageSet(QuerySet):
                    def _chain(self, **kwargs):
                        clone = QuerySet._chain(self, pages=self.pages, **kwargs)
                        return clone
                """,
            after="""\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def _chain(self, **kwargs):
                        kwargs.update(shelf=self.shelf)
                        if self.big: clone = super()._chain(); clone.__dict__.update(kwargs); return clone
                        clone = (super()
                                ._chain())
                        clone.__dict__.update(kwargs)
                        return clone

                class PageSet(QuerySet):
                    def _chain(self, **kwargs):
                        clone = QuerySet._chain(self)
                        clone.__dict__.update(pages=self.pages, **kwargs)
                        return clone
                """,
        ),
        Flags(
            """\
                from django.db.models import Manager, QuerySet

                class BookSet(QuerySet):
                    def narrowed(self):
                        return self._chain(shelf=1)

                class Books(Manager):
                    def get_queryset(self):
                        return BookSet(self.model)._chain(shelf=1)
                """,
            lines=(5, 9),
        ),
        Flags(
            """\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def _chain(self, **kwargs):
                        return self.filled(super()._chain(shelf=self.shelf))
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.db.models import QuerySet

                class BookSet(QuerySet):
                    def _chain(self, **kwargs):
                        return super()._chain(**kwargs)

                class Links:
                    def _chain(self, **kwargs):
                        return super()._chain(deep=True, **kwargs)
                """
        ),
    ]
