"""``ExclusionConstraint(opclasses=)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_OPCLASS = "django.contrib.postgres.indexes.OpClass"


class ExclusionOpclasses(Rule):
    """Operator classes of an ``ExclusionConstraint`` are said with ``OpClass()`` around the expressions."""

    change = "4.1/exclusionconstraint-opclasses"
    also = (
        "4.1/exclusionconstraint-opclasses-migrations",
        "5.0/exclusionconstraint-opclasses",
        "5.0/exclusionconstraint-opclasses-migrations",
    )
    needs = (_OPCLASS,)
    advice = (
        "Wrap each expression in OpClass(…, name=…). In a model, the next makemigrations removes and adds the constraint: "
        "put both operations into a SeparateDatabaseAndState to leave the database as it is."
    )
    triggers = (OnCall("django.contrib.postgres.constraints.ExclusionConstraint"),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres.constraints import ExclusionConstraint
                from django.db.models import F

                ROOMS = ExclusionConstraint(
                    name="rooms",
                    expressions=[("room", "="), (F("time"), "&&"), ("x", "=")],
                    opclasses=["gist_int4_ops", "range_ops", ""],
                )
                """,
            after="""\
                from django.contrib.postgres.constraints import ExclusionConstraint
                from django.contrib.postgres.indexes import OpClass
                from django.db.models import F

                ROOMS = ExclusionConstraint(
                    name="rooms",
                    expressions=[(OpClass("room", name="gist_int4_ops"), "="), (OpClass(F("time"), name="range_ops"), "&&"), ("x", "=")],
                )
                """,
        ),
        Flags(
            """\
                from django.contrib.postgres.constraints import ExclusionConstraint

                ROOMS = ExclusionConstraint(name="rooms", expressions=EXPRESSIONS, opclasses=["a"])
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.contrib.postgres.constraints import ExclusionConstraint
                from django.db.models import Index

                ROOMS = ExclusionConstraint(name="rooms", expressions=[("room", "=")])
                NAMES = Index(name="x", fields=["a"], opclasses=["a"])
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        given = site.argument(call, "opclasses") if call is not None else None
        if call is None or given is None:
            return
        expressions = site.argument(call, "expressions")
        keyword = site.keyword(call, "opclasses")
        message = "Operator classes are said with OpClass() around the expressions"
        names = given.elts if isinstance(given, ast.List | ast.Tuple) else None
        pairs = expressions.elts if isinstance(expressions, ast.List | ast.Tuple) else None
        readable = (
            names is not None
            and pairs is not None
            and len(names) in (0, len(pairs))
            and all(key_of(name) is not None for name in names)
            and all(isinstance(pair, ast.Tuple | ast.List) and len(pair.elts) == 2 for pair in pairs)
        )
        if not readable or not self.replaceable or names is None or pairs is None:
            yield site.flag(node=keyword, message=message)
            return
        wraps: list[Edit] = []
        for name, pair in zip(names, pairs, strict=False):
            assert isinstance(pair, ast.Tuple | ast.List)
            if key_of(name):
                text = f"{site.need(_OPCLASS)}({site.source(pair.elts[0])}, name={site.source(name)})"
                wraps.append(site.replace(pair.elts[0], text))
        assert expressions is not None
        start, end = site.module.span(expressions)
        text = site.module.text[start:end]
        for edit in sorted(wraps, reverse=True):
            text = text[: edit.start - start] + edit.text + text[edit.end - start :]
        editor = site.edit_call(call).value("expressions", text).remove("opclasses")
        yield site.fix(editor.edit(), node=keyword, message=message)
