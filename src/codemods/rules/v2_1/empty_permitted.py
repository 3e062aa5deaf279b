"""Forms that may be left empty."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword

_FORM = "django.forms.forms.BaseForm"
_OTHER = "use_required_attribute"


class EmptyPermitted(Rule):
    """A form that may be left empty must be told not to mark its fields as required."""

    change = "2.1/undocumented-empty-permitted"
    triggers = (OnKeyword("empty_permitted"),)
    available = "1.10"
    advice = "Give use_required_attribute=False as well."
    examples = [
        Fixes(
            before="""\
                from django import forms

                class Order(forms.Form):
                    name = forms.CharField()

                def order(data):
                    return Order(data, empty_permitted=True)
                """,
            after="""\
                from django import forms

                class Order(forms.Form):
                    name = forms.CharField()

                def order(data):
                    return Order(data, empty_permitted=True, use_required_attribute=False)
                """,
        ),
        Suggests(
            before="""\
                from django import forms

                class Order(forms.Form):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, empty_permitted=True)

                def order(form_class, data):
                    return form_class(data, empty_permitted=True)
                """,
            after="""\
                from django import forms

                class Order(forms.Form):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, empty_permitted=True, use_required_attribute=False)

                def order(form_class, data):
                    return form_class(data, empty_permitted=True, use_required_attribute=False)
                """,
        ),
        Keeps(
            """\
                from django import forms

                class Order(forms.Form):
                    use_required_attribute = False

                class Orders(forms.BaseFormSet):
                    def _construct_form(self, number, **kwargs):
                        return super()._construct_form(number, empty_permitted=True, **kwargs)

                def order(data, options):
                    options.update(empty_permitted=True)
                    Order(data, empty_permitted=True)
                    forms.Form(data, empty_permitted=False)
                    return forms.Form(data, empty_permitted=True, use_required_attribute=False)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or not self.replaceable:
            return
        given = site.keyword(call, "empty_permitted")
        if given is None or not isinstance(given.value, ast.Constant) or given.value.value is not True:
            return
        if any(keyword.arg in (None, _OTHER) for keyword in call.keywords):
            return
        sure = self._makes_form(site, call)
        if sure is None:
            return
        edit = site.edit_call(call).add(_OTHER, "False").edit()
        yield site.fix(edit, node=call) if sure else site.suggest(edit, node=call)

    def _makes_form(self, site: Site, call: ast.Call) -> bool | None:
        """Whether a call certainly makes a form whose fields would be marked; None where it makes none."""
        func = call.func
        if isinstance(func, ast.Attribute) and func.attr == "__init__":
            owner = site.class_
            return False if owner is not None and site.descends(owner, _FORM) else None
        name = site.resolve(func)
        if name is None or not (
            site.index.class_facts(site.index.name(name).qname) or name.startswith("django.")
        ):
            last = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
            return False if "form" in last.lower() and not last.startswith("_") else None
        ancestry = site.index.ancestry(site.index.name(name).qname)
        if _FORM not in ancestry:
            return None
        own = (site.index.class_facts(one) for one in ancestry)
        return None if any(facts is not None and _OTHER in facts.members for facts in own) else True
