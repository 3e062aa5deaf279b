"""``template_name`` of form fields."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.given_to_self import given_to_self
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_NAME = "template_name"


class FieldTemplateName(Rule):
    """``template_name`` of a form field is the template that prints it, and ``Field.__init__()`` sets it."""

    change = "5.0/field-template-name"
    advice = (
        "Choose another name where it means something of the project's own; hand it to super().__init__() where it "
        "names the template of the field."
    )
    triggers = (OnModule((_NAME,)),)
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

                class Mixin:
                    template_name = "shop/field.html"

                class MixedField(Mixin, forms.CharField):
                    pass
                """,
            lines=(4, 8, 12),
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
        for class_, _, _ in site.module.walk.classes:
            bindings = site.module.walk.scope_of[class_].bindings.get(_NAME, ())
            places = [
                *(one.node for one in bindings),
                *(node for _, node in given_to_self(site.module, class_, {_NAME})),
            ]
            if places and overrides_hook_of(site, class_, "django.forms.fields.Field"):
                for node in places:
                    yield site.flag(node=node)
