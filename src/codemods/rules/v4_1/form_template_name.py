"""``template_name`` of the class of a form."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_BASES = ("django.forms.forms.BaseForm", "django.forms.formsets.BaseFormSet")


class FormTemplateName(Rule):
    """Read of a class of forms that sets none, ``template_name`` is a property, not the name of a template."""

    change = "4.1/form-template-name-property"
    advice = "Read it of a form, or name the template."
    triggers = (OnAttribute("template_name"),)
    examples = [
        Flags(
            """\
                from django import forms

                class ShopForm(forms.Form):
                    pass

                TEMPLATES = [forms.BaseFormSet.template_name, ShopForm.template_name]
                """,
            lines=(6, 6),
        ),
        Keeps(
            """\
                from django import forms

                class ShopForm(forms.Form):
                    template_name = "shop/form.html"

                class BookForm(ShopForm):
                    pass

                TEMPLATES = [BookForm.template_name, forms.Form().template_name, forms.TextInput.template_name]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load):
            return
        found = site.infer(node.value)
        if found is None or found.instance or not found.certain:
            return
        line = site.index.ancestry(found.qname)
        if set(_BASES).isdisjoint(line):
            return
        own = (site.index.class_facts(one) for one in line)
        if not any(facts is not None and "template_name" in facts.members for facts in own):
            yield site.flag()
