"""``prefix`` as a class attribute of forms."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.newer_code import needs_release
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class FormPrefixClassAttribute(Rule):
    """A ``prefix`` in the class of a form stands before the names of its fields now; it counted for nothing."""

    change = "1.9/form-prefix-class-attribute"
    triggers = (OnSubclass("django.forms.forms.BaseForm"),)
    advice = "Give the attribute another name unless it is meant as the prefix of the form."
    examples = [
        Flags(
            """\
                from django import forms

                class OrderForm(forms.Form):
                    prefix = "O-"
                """,
            line=4,
        ),
        Keeps(
            """\
                from django import forms

                class OrderForm(forms.Form):
                    prefix = None

                    def __init__(self, prefix="O-"):
                        super().__init__(prefix=prefix)

                class Order:
                    prefix = "O-"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.ClassDef) or needs_release(site, Release(1, 9)):
            return
        for statement in site.node.body:
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                none = isinstance(statement.value, ast.Constant) and statement.value.value is None
                if statement.targets[0].id == "prefix" and not none:
                    yield site.flag(node=statement)
