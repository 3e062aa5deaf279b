"""``template_name`` of form fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class FieldTemplateName(Rule):
    """``template_name`` of a form field is the template that prints it, and ``Field.__init__()`` sets it."""

    change = "5.0/field-template-name"
    advice = (
        "Choose another name where it means something of the project's own; hand it to super().__init__() where it "
        "names the template of the field."
    )
    triggers = (OnSubclass("django.forms.fields.Field"),)
    examples = [
        Flags(
            """\
                from django import forms

                class ShopField(forms.CharField):
                    template_name = "shop/field.html"

                class BookField(forms.Field):
                    def __init__(self, template_name, **kwargs):
                        self.template_name = template_name
                        super().__init__(**kwargs)
                """,
            lines=(4, 8),
        ),
        Keeps(
            """\
                from django import forms
                from django.db import models

                class ShopField(forms.CharField):
                    widget_template_name = "shop/field.html"

                    def __init__(self, **kwargs):
                        super().__init__(template_name="shop/field.html", **kwargs)
                        self.widget.template_name = "shop/widget.html"

                class ShopWidget(forms.TextInput):
                    template_name = "shop/widget.html"

                class TextField(models.TextField):
                    template_name = "shop/text.html"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.node
        if not isinstance(class_, ast.ClassDef):
            return
        for binding in site.module.walk.scope_of[class_].bindings.get("template_name", ()):
            yield site.flag(node=binding.node)
        for method in class_.body:
            if not isinstance(method, ast.FunctionDef) or not method.args.args:
                continue
            for part in ast.walk(method):
                if isinstance(part, ast.Attribute) and part.attr == "template_name":
                    if (
                        isinstance(part.ctx, ast.Store)
                        and isinstance(part.value, ast.Name)
                        and part.value.id == method.args.args[0].arg
                    ):
                        yield site.flag(node=part)
