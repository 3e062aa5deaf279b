"""Names that belong to the rendering of forms and formsets since they are rendered by templates."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.given_to_self import given_to_self
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_NAMES = frozenset(
    [
        *("render", "get_context", "template_name"),
        *("template_name_label", "template_name_p", "template_name_table", "template_name_ul"),
    ]
)
_BASES = ("django.forms.forms.BaseForm", "django.forms.formsets.BaseFormSet")
_DECLARING = ("django.forms.forms.Form", "django.forms.models.ModelForm")
_FIELD = "django.forms.fields.Field"


class FormReservedNames(Rule):
    """A form or formset is printed by its ``render()``, with ``get_context()`` and the template ``template_name``."""

    change = "4.0/form-reserved-names"
    advice = "Choose another name where it means something of the project's own."
    triggers = (OnModule(("render", "get_context", "template_name")),)
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

                class Mixin:
                    def get_context(self):
                        setattr(self, "template_name_label", "shop/label.html")

                class MixedForm(Mixin, forms.Form):
                    pass
                """,
            lines=(4, 8, 10, 14, 15),
        ),
        Flags(
            """\
                from django import forms

                class Mixin:
                    template_name = forms.CharField()

                class MixedForm(Mixin, forms.Form):
                    pass
                """,
            line=4,
        ),
        Keeps(
            """\
                from django import forms
                from django.views import generic

                class ShopForm(forms.Form):
                    template = "shop/form.html"

                    def get_context_data(self):
                        self.widget.template_name = "shop/widget.html"

                class MailForm(forms.Form):
                    template_name = forms.CharField()

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
        for class_, _, _ in site.module.walk.classes:
            taken = list(_taken(site, class_))
            if taken and overrides_hook_of(site, class_, *_BASES):
                for name, node in taken:
                    yield site.flag(node=node, message=f"{name} of a form means how it is printed now")


def _taken(site: Site, class_: ast.ClassDef) -> Iterator[tuple[str, ast.AST]]:
    """The places of a class that give one of the names a meaning of their own."""
    for name, bindings in site.module.walk.scope_of[class_].bindings.items():
        if name in _NAMES and not _is_field(site, class_, bindings[-1].value):
            yield name, bindings[0].node
    yield from given_to_self(site.module, class_, _NAMES)


def _is_field(site: Site, class_: ast.ClassDef, value: ast.expr | None) -> bool:
    """Whether a value is a field that a form declares, which its metaclass takes out of the class."""
    if not isinstance(value, ast.Call) or not site.descends(class_, *_DECLARING):
        return False
    found = site.resolve(value.func, certain=False)
    return found is not None and (found.endswith("Field") or site.index.is_subclass(found, _FIELD))
