"""``_output_field`` of expressions."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnSubclass

_BASE = "django.db.models.expressions.BaseExpression"
_OLD, _NEW = "_output_field", "output_field"


class ExpressionOutputField(Rule):
    """Expressions say their type in ``output_field``; it was ``_output_field``."""

    change = "2.0/expression-output-field-rename"
    triggers = (OnSubclass(_BASE), OnAttribute(_OLD))
    available = "2.0"
    advice = "Use output_field, or _output_field_or_none where there may be none."
    examples = [
        Fixes(
            before="""\
                from django.db.models import Func, IntegerField

                class Length(Func):
                    _output_field = IntegerField()

                    def __init__(self, field):
                        self._output_field = field
                        super().__init__(field if self._output_field is None else None)
                """,
            after="""\
                from django.db.models import Func, IntegerField

                class Length(Func):
                    output_field = IntegerField()

                    def __init__(self, field):
                        self.output_field = field
                        super().__init__(field if self._output_field_or_none is None else None)
                """,
        ),
        Keeps(
            """\
                class Length:
                    _output_field = None

                    def kind(self, other):
                        return self._output_field, other._output_field
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not self.replaceable:
            return
        if isinstance(node, ast.ClassDef):
            for statement in node.body:
                if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
                    target = statement.targets[0]
                    if isinstance(target, ast.Name) and target.id == _OLD:
                        yield site.fix(site.replace_name(target, _NEW), node=statement)
            return
        class_ = site.class_
        if not isinstance(node, ast.Attribute) or getattr(node.value, "id", "") != "self":
            return
        if class_ is not None and site.descends(class_, _BASE):
            stored = isinstance(node.ctx, ast.Store)
            yield site.fix(site.replace_name(node, _NEW if stored else "_output_field_or_none"))
