"""``BaseModelFormSet.save_existing(instance=…)``."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.overrides import is_super, own_definition, super_definition
from codemods.rules.site import Site


class SaveExistingObj(ChangeArguments):
    """The second argument of ``BaseModelFormSet.save_existing()`` is called ``obj``."""

    change = "5.0/save-existing-obj"
    available = "5.0"
    methods = ("django.forms.models.BaseModelFormSet.save_existing",)
    rename = {"instance": "obj"}
    examples = [
        Fixes(
            before="""\
                from django.forms import BaseModelFormSet

                class ShopFormSet(BaseModelFormSet):
                    def save_existing(self, form, instance, commit=True):
                        return super().save_existing(form=form, instance=instance, commit=commit)
                """,
            after="""\
                from django.forms import BaseModelFormSet

                class ShopFormSet(BaseModelFormSet):
                    def save_existing(self, form, instance, commit=True):
                        return super().save_existing(form=form, obj=instance, commit=commit)
                """,
        ),
        Keeps(
            """\
                from django.forms import BaseModelFormSet

                class ShopFormSet(BaseModelFormSet):
                    def save_existing(self, form, instance, commit=True):
                        return super().save_existing(form, instance, commit=commit)

                    def store(self, form, one):
                        self.save_existing(form, instance=one)
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Not the calls of an override whose parameter is still called ``instance``."""
        func = call.func
        if not isinstance(func, ast.Attribute):
            return False
        found = site.infer(func.value)
        if found is None:
            return False
        seek = super_definition if is_super(func.value) else own_definition
        definition = seek(site, found.qname, "save_existing")
        return definition is None or "instance" not in definition.positional
