"""``base_field`` of range fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass, Trigger


class RangefieldBaseFieldClass(Rule):
    """``base_field`` of a range field is a field class now, no instance."""

    change = "1.10/rangefield-base-field-class"
    available = "1.10"
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres.fields import RangeField
                from django.db import models

                class SmallRangeField(RangeField):
                    base_field = models.SmallIntegerField()
                """,
            after="""\
                from django.contrib.postgres.fields import RangeField
                from django.db import models

                class SmallRangeField(RangeField):
                    base_field = models.SmallIntegerField
                """,
        ),
        Flags(
            """\
                from django.contrib.postgres.fields import RangeField
                from django.db import models

                class NumberRangeField(RangeField):
                    base_field = models.DecimalField(max_digits=4)
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.contrib.postgres.fields import ArrayField, RangeField
                from django.db import models

                class SmallRangeField(RangeField):
                    base_field = models.SmallIntegerField

                class SmallArrayField(ArrayField):
                    base_field = models.SmallIntegerField()
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnSubclass("django.contrib.postgres.fields.RangeField")

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.ClassDef):
            return
        for statement in site.node.body:
            if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Call):
                continue
            if not any(isinstance(one, ast.Name) and one.id == "base_field" for one in statement.targets):
                continue
            call = statement.value
            if call.args or call.keywords:
                yield site.flag(
                    node=statement, advice="Name the class; a subclass of it can hold the options."
                )
            elif self.replaceable:
                yield site.fix(site.replace(call, site.source(call.func)), node=statement)
