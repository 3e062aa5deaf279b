"""Formset classes that are written by hand."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class FormsetAttributes(Rule):
    """A formset class that is written by hand must say ``can_delete_extra`` where rows can be deleted."""

    change = "3.2/formset-class-required-attributes"
    triggers = (OnSubclass("django.forms.formsets.BaseFormSet"),)
    available = "1.7"
    examples = [
        Fixes(
            before="""\
                from django.forms.formsets import BaseFormSet

                class LineFormSet(BaseFormSet):
                    form = LineForm
                    extra = 1
                    can_order = False
                    can_delete = True
                    max_num = 10
                """,
            after="""\
                from django.forms.formsets import BaseFormSet

                class LineFormSet(BaseFormSet):
                    form = LineForm
                    extra = 1
                    can_order = False
                    can_delete = True
                    can_delete_extra = True
                    max_num = 10
                """,
        ),
        Keeps(
            """\
                from django.forms.formsets import BaseFormSet

                class LineFormSet(BaseFormSet):
                    can_delete = True

                class OtherFormSet(BaseFormSet):
                    form = LineForm
                    extra = 1
                    can_delete = False
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        inner = site.module.walk.scope_of[node].bindings
        if not {"form", "extra", "can_delete"} <= set(inner) or "can_delete_extra" in inner:
            return
        for statement in node.body:
            if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "") == "can_delete":
                if not (isinstance(statement.value, ast.Constant) and statement.value.value is False):
                    yield site.fix(site.insert_after(statement, "can_delete_extra = True"), node=statement)
