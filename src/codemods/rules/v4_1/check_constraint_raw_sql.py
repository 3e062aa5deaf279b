"""``CheckConstraint`` with ``RawSQL`` (models.W045)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class CheckConstraintRawSql(Rule):
    """A ``CheckConstraint`` with ``RawSQL`` cannot be validated by ``full_clean()``, and warns."""

    change = "4.1/check-models-w045"
    advice = "Write the condition with expressions, or silence models.W045."
    triggers = (OnCall("django.db.models.CheckConstraint"),)
    examples = [
        Flags(
            """\
                from django.db.models import CheckConstraint
                from django.db.models.expressions import RawSQL

                one = CheckConstraint(check=RawSQL("id > %s", [0]), name="one")
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db.models import CheckConstraint, Q
                from django.db.models.expressions import RawSQL

                one, two = CheckConstraint(check=Q(id__gt=0), name="one"), RawSQL("id", [])
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or "migration" in site.roles:
            return
        for part in ast.walk(call):
            if isinstance(part, ast.Call) and site.is_name(part.func, "django.db.models.expressions.RawSQL"):
                yield site.flag(node=call)
                return
