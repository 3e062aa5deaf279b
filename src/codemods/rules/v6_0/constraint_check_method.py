"""``BaseConstraint._check()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeMethods
from codemods.rules.site import Site

_BASE = "django.db.models.BaseConstraint"


class ConstraintCheckMethod(ChangeMethods):
    """The system checks of a constraint are ``check()`` now; nobody calls ``_check()``."""

    change = "6.0/constraint-check-method"
    needs = (f"{_BASE}.check",)
    bases = (_BASE,)
    rename = {"_check": "check"}
    advice = "Name the hook check() once Django 6.0 is the oldest release to run on."
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Strict(models.UniqueConstraint):
                    def _check(self, model, connection):
                        return [*super()._check(model, connection), *self.more(model)]
                """,
            after="""\
                from django.db import models

                class Strict(models.UniqueConstraint):
                    def check(self, model, connection):
                        return [*super().check(model, connection), *self.more(model)]
                """,
        ),
        Flags(
            """\
                from django.db.models import BaseConstraint

                class Strict(BaseConstraint):
                    def _check(self, model, connection):
                        return []
                """,
            line=4,
            supports="5.2",
        ),
        Keeps(
            """\
                from django.db import models

                class Strict(models.UniqueConstraint):
                    def check(self, model, connection):
                        return super().check(model, connection)

                class Rule:
                    def _check(self, model, connection):
                        return []
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable:
            if not isinstance(site.node, ast.Attribute):
                yield site.flag()
            return
        yield from super().visit(site)
