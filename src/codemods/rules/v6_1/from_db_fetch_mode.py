"""Overrides of ``Model.from_db()``."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, Trigger


class FromDbFetchMode(ChangeMethods):
    """``Model.from_db()`` is called with ``fetch_mode``."""

    change = "6.1/from-db-fetch-mode"
    also = ("6.1/from-db-fetch-mode-signature",)
    available = "6.1"
    grow = {"from_db": [("fetch_mode", "None")]}
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    @classmethod
                    def from_db(cls, db, field_names, values):
                        book = super().from_db(db, field_names, values)
                        book.loaded = dict(zip(field_names, values))
                        return book
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    @classmethod
                    def from_db(cls, db, field_names, values, fetch_mode=None):
                        book = super().from_db(db, field_names, values, fetch_mode=fetch_mode)
                        book.loaded = dict(zip(field_names, values))
                        return book
                """,
        ),
        Fixes(
            before="""\
                from django.db import models

                class Remembers:
                    @classmethod
                    def from_db(cls, db, field_names, values):
                        return super(Remembers, cls).from_db(db, field_names, values)

                class Book(Remembers, models.Model):
                    pass
                """,
            after="""\
                from django.db import models

                class Remembers:
                    @classmethod
                    def from_db(cls, db, field_names, values, fetch_mode=None):
                        return super(Remembers, cls).from_db(db, field_names, values, fetch_mode=fetch_mode)

                class Book(Remembers, models.Model):
                    pass
                """,
        ),
        Keeps(
            """\
                from django.db import models

                class Book(models.Model):
                    @classmethod
                    def from_db(cls, db, field_names, values, **kwargs):
                        return super().from_db(db, field_names, values, **kwargs)

                class Row:
                    @classmethod
                    def from_db(cls, db, field_names, values):
                        return cls()
                """
        ),
        Keeps(
            """\
                from django.db import models

                class Book(models.Model):
                    @classmethod
                    def from_db(cls, db, field_names, values):
                        return super().from_db(db, field_names, values)
                """,
            supports="6.0",
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnMethod("", "from_db")

    def visit(self, site: Site) -> Iterator[Answer]:
        if self.replaceable and overrides_hook_of(site, site.class_, "django.db.models.Model"):
            yield from super().visit(site)
