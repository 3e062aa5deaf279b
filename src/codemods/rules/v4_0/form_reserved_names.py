"""Names that belong to the rendering of forms and formsets since they are rendered by templates."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_NAMES = frozenset(
    ["render", "get_context", "template_name", "template_name_p", "template_name_table", "template_name_ul"]
)


class FormReservedNames(Rule):
    """A form or formset is printed by its ``render()``, with ``get_context()`` and the template ``template_name``."""

    change = "4.0/form-reserved-names"
    advice = "Choose another name where it means something of the project's own."
    triggers = (OnSubclass("django.forms.forms.BaseForm"), OnSubclass("django.forms.formsets.BaseFormSet"))
    examples = [
        Flags(
            """\
                from django import forms

                class ShopForm(forms.Form):
                    template_name = "shop/form.html"

                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self.template_name_ul = "shop/list.html"

                    def render(self, request):
                        return None
                """,
            lines=(4, 8, 10),
        ),
        Keeps(
            """\
                from django import forms
                from django.views import generic

                class ShopForm(forms.Form):
                    template = "shop/form.html"

                    def get_context_data(self):
                        self.widget.template_name = "shop/widget.html"

                class ShopWidget(forms.TextInput):
                    template_name = "shop/widget.html"

                    def get_context(self, name, value, attrs):
                        return super().get_context(name, value, attrs)

                class ShopView(generic.FormView):
                    form_class = ShopForm
                    template_name = "shop/form.html"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.node
        if not isinstance(class_, ast.ClassDef):
            return
        for name, bindings in site.module.walk.scope_of[class_].bindings.items():
            if name in _NAMES:
                yield site.flag(node=bindings[0].node, message=self._told(name))
        for method in class_.body:
            if not isinstance(method, ast.FunctionDef) or not method.args.args:
                continue
            for part in ast.walk(method):
                if (
                    isinstance(part, ast.Attribute)
                    and isinstance(part.ctx, ast.Store)
                    and part.attr in _NAMES
                ):
                    if isinstance(part.value, ast.Name) and part.value.id == method.args.args[0].arg:
                        yield site.flag(node=part, message=self._told(part.attr))

    def _told(self, name: str) -> str:
        return f"{name} of a form means how it is printed now"
