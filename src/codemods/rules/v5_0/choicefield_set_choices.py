"""``ChoiceField._set_choices()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import own_definition, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_FIELD = "django.forms.fields.ChoiceField"
_MODEL_FIELD = "django.forms.models.ModelChoiceField"
_NEW = {"_set_choices": "fset", "_get_choices": "fget"}


class ChoiceFieldSetChoices(Rule):
    """``ChoiceField.choices`` is a plain property; its private accessors ``_get_choices`` and ``_set_choices`` are gone."""

    change = "5.0/choicefield-set-choices"
    advice = "Use ChoiceField.choices.fset and ChoiceField.choices.fget."
    triggers = tuple(OnAttribute(name) for name in _NEW)
    examples = [
        Fixes(
            before="""\
                from django import forms

                class ShopField(forms.ModelChoiceField):
                    def _get_choices(self):
                        return []

                    choices = property(_get_choices, forms.ChoiceField._set_choices)

                class PickField(forms.ChoiceField):
                    def fill(self, values):
                        self._set_choices(values)
                """,
            after="""\
                from django import forms

                class ShopField(forms.ModelChoiceField):
                    def _get_choices(self):
                        return []

                    choices = property(_get_choices, forms.ChoiceField.choices.fset)

                class PickField(forms.ChoiceField):
                    def fill(self, values):
                        forms.ChoiceField.choices.fset(self, values)
                """,
        ),
        Keeps(
            """\
                from django import forms

                class ShopField(forms.ModelChoiceField):
                    def _get_choices(self):
                        return forms.ModelChoiceField._get_choices(self)

                    def _set_choices(self, value):
                        self.choices = value

                    def fill(self, values):
                        self._set_choices(values)

                class Picker:
                    def fill(self, values):
                        self._set_choices(values)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute):
            return
        found = site.infer(node.value)
        if found is None or not found.certain or not site.index.is_subclass(found.qname, _FIELD):
            return
        if node.attr == "_get_choices" and site.index.is_subclass(found.qname, _MODEL_FIELD):
            return  # it still has one of its own
        super_ = isinstance(node.value, ast.Call)
        seek = super_definition if super_ else own_definition
        if seek(site, found.qname, node.attr) is not None:
            return
        if not found.instance:
            yield site.fix(site.replace(node, f"{site.source(node.value)}.choices.{_NEW[node.attr]}"))
            return
        if call is None or site.has_stars(call):
            yield site.flag()
            return
        owner = _known_as(site, node)
        editor = site.edit_call(call).callee(f"{owner}.choices.{_NEW[node.attr]}")
        this = "self" if super_ else site.source(node.value)
        yield site.fix(editor.add(None, this, 0).edit(), node=call)


def _known_as(site: Site, near: ast.AST) -> str:
    """How the module reaches ``ChoiceField``: through ``forms`` where that is imported."""
    forms = site.module.walk.root.bindings.get("forms", ())
    if len(forms) == 1 and forms[0].target == "django.forms":
        return "forms.ChoiceField"
    return site.need("django.forms.ChoiceField", near)
