"""``validate_constraints()`` of models."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_NAME = "validate_constraints"


class ValidateConstraintsName(Rule):
    """``Model.validate_constraints()`` is a method of Django's now, which ``full_clean()`` calls."""

    change = "4.1/validate-constraints-name"
    advice = "Give the method of your own another name, or take exclude and call super()."
    triggers = (OnMethod("", _NAME),)
    examples = [
        Flags(
            """\
                from django.db import models

                class Order(models.Model):
                    def validate_constraints(self):
                        return self.total > 0

                class Checked:
                    def validate_constraints(self, exclude=None):
                        check(self)

                class Line(Checked, models.Model):
                    pass
                """,
            lines=(4, 8),
        ),
        Keeps(
            """\
                from django.db import models

                class Order(models.Model):
                    def validate_constraints(self, exclude=None):
                        super().validate_constraints(exclude)

                class Line(models.Model):
                    def validate_constraints(self, *args, **kwargs):
                        super(Line, self).validate_constraints(*args, **kwargs)

                class Solver:
                    def validate_constraints(self):
                        return True
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        function, class_ = site.node, site.class_
        if not overrides_hook_of(site, class_, "django.db.models.Model"):
            return
        if not any(_is_handed_on(part) for part in ast.walk(function)):
            yield site.flag(node=function)


def _is_handed_on(node: ast.AST) -> bool:
    """Whether a node is ``super().validate_constraints``."""
    if not isinstance(node, ast.Attribute) or node.attr != _NAME:
        return False
    owner = node.value
    return isinstance(owner, ast.Call) and getattr(owner.func, "id", "") == "super"
