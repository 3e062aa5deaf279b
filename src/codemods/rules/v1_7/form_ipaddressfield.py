"""``IPAddressField`` of forms."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSubclass

_FIELD = "django.forms.fields.IPAddressField"


class FormIpaddressfield(Rule):
    """``IPAddressField`` of forms is gone; ``GenericIPAddressField`` takes addresses of either kind."""

    change = "1.7/form-ipaddressfield"
    also = ("1.9/ipaddressfield-form",)
    triggers = (OnCall(_FIELD), OnSubclass(_FIELD))
    examples = [
        Fixes(
            before="""\
                from django import forms
                from django.forms import IPAddressField

                class VisitForm(forms.Form):
                    ip = forms.IPAddressField(label="Address")
                    via = IPAddressField()
                """,
            after="""\
                from django import forms
                from django.forms import GenericIPAddressField

                class VisitForm(forms.Form):
                    ip = forms.GenericIPAddressField(label="Address", protocol='IPv4')
                    via = GenericIPAddressField(protocol='IPv4')
                """,
        ),
        Flags(
            """\
                from django import forms

                class Address(forms.IPAddressField):
                    pass
                """,
            line=3,
        ),
        Keeps(
            """\
                from django import forms
                from shop.forms import IPAddressField

                class VisitForm(forms.Form):
                    ip = IPAddressField()
                    via = forms.GenericIPAddressField()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.ClassDef):
            if any(site.is_name(base, _FIELD) for base in site.node.bases):
                yield site.flag(advice="Derive from GenericIPAddressField with the protocol IPv4.")
            return
        call = site.node
        if not isinstance(call, ast.Call):
            return
        editor = site.edit_call(call)
        func = call.func
        if isinstance(func, ast.Attribute):
            editor.callee(f"{site.source(func.value)}.GenericIPAddressField")
        else:
            editor.callee(site.need("django.forms.GenericIPAddressField"))
        yield site.fix(editor.add("protocol", "'IPv4'").edit())
