"""Constraints over generated columns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_MODEL = "django.db.models.Model"
_GENERATED = "django.db.models.GeneratedField"
_VALUE = "django.db.models.Value"
_Q = "django.db.models.Q"
_OTHERS = frozenset(["name", "opclasses", "deferrable", "violation_error_code", "violation_error_message"])


class GeneratedConstraints(Rule):
    """Constraints over a ``GeneratedField`` are checked by ``full_clean()``, no longer by the database alone."""

    change = "5.2/generatedfield-constraint-validation"
    advice = "Expect a ValidationError in forms and serializers where saving raised IntegrityError."
    triggers = (
        OnCall("django.db.models.CheckConstraint", subclasses=True),
        OnCall("django.db.models.UniqueConstraint", subclasses=True),
    )
    examples = [
        Flags(
            """\
                from django.db import models
                from django.db.models import F, Q
                from django.db.models.functions import Lower

                class Box(models.Model):
                    side = models.IntegerField()
                    area = models.GeneratedField(
                        expression=F("side") * F("side"), output_field=models.IntegerField(), db_persist=True
                    )

                    class Meta:
                        constraints = [
                            models.CheckConstraint(condition=Q(area__gt=0), name="one"),
                            models.UniqueConstraint(fields=["side", "area"], name="two"),
                            models.UniqueConstraint(Lower("area"), name="three"),
                            models.CheckConstraint(condition=Q(side__lt=F("area")), name="four"),
                        ]
                """,
            lines=(13, 14, 15, 16),
            current="5.0",
            target="5.2",
        ),
        Keeps(
            """\
                from django.db import models
                from django.db.models import F, Q, Value

                class Box(models.Model):
                    side = models.IntegerField()
                    kind = models.TextField()
                    area = models.GeneratedField(
                        expression=F("side") * F("side"), output_field=models.IntegerField(), db_persist=True
                    )

                    class Meta:
                        constraints = [
                            models.CheckConstraint(condition=Q(side__gt=0, kind="area"), name="area"),
                            models.CheckConstraint(condition=Q(kind=Value("area")), name="kind"),
                            models.UniqueConstraint(fields=["side"], name="side"),
                        ]

                class Field(models.Model):
                    area = models.IntegerField()

                    class Meta:
                        constraints = [models.UniqueConstraint(fields=["area"], name="field")]
                """,
            current="5.0",
            target="5.2",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        classes = [one for one in site.module.ancestors(call) if isinstance(one, ast.ClassDef)]
        if len(classes) < 2 or classes[0].name != "Meta" or not site.descends(classes[1], _MODEL):
            return
        generated = self._generated(site, classes[1])
        found = (
            next((name for name in self._named(site, call) if name in generated), None) if generated else None
        )
        if found is not None:
            yield site.flag(
                node=call,
                message=f"full_clean() checks this constraint as well now, though {found!r} is a generated column",
            )

    def _generated(self, site: Site, model: ast.ClassDef) -> frozenset[str]:
        index = site.index
        name = site.module.qualname(model.name, site.module.scope_at(model), local=True)
        return frozenset(
            field
            for facts in index.own_line(f"{site.module.name}.{name}")
            for field, call in facts.calls.items()
            if index.is_subclass(index.name(call.callee).qname, _GENERATED)
        )

    def _named(self, site: Site, call: ast.Call) -> Iterator[str]:
        """The names of columns that a constraint speaks of."""
        yield from self._texts(
            site, [*call.args, *(one.value for one in call.keywords if one.arg not in _OTHERS)]
        )

    def _texts(self, site: Site, nodes: list[ast.expr]) -> Iterator[str]:
        for node in nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value.lstrip("-")
            elif isinstance(node, ast.List | ast.Tuple):
                yield from self._texts(site, node.elts)
            elif isinstance(node, ast.BinOp):
                yield from self._texts(site, [node.left, node.right])
            elif isinstance(node, ast.UnaryOp):
                yield from self._texts(site, [node.operand])
            elif isinstance(node, ast.Call) and site.is_name(node.func, _Q):
                yield from (one.arg.partition("__")[0] for one in node.keywords if one.arg)
                # What a column is compared with may name another, but not as a mere text.
                compared = [one.value for one in node.keywords if not isinstance(one.value, ast.Constant)]
                yield from self._texts(site, [*node.args, *compared])
            elif isinstance(node, ast.Call) and not site.is_name(node.func, _VALUE):
                yield from self._texts(site, node.args)
                method = node.func
                if isinstance(method, ast.Attribute) and isinstance(
                    method.value, ast.Call
                ):  # Lower("name").desc()
                    yield from self._texts(site, [method.value])
