"""Forms that may be left empty."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import mixed_into, own_definition, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword, OnModule
from codemods.source.names import last_name

_FORM = "django.forms.forms.BaseForm"
_FORMSET = "django.forms.formsets.BaseFormSet"
_NAME = "empty_permitted"
_OTHER = "use_required_attribute"
_HAND_ON = "Have its __init__() hand use_required_attribute=False on to that of the form, which it does not take now."


class EmptyPermitted(Rule):
    """A form that may be left empty must be told not to mark its fields as required."""

    change = "2.1/undocumented-empty-permitted"
    triggers = (OnKeyword(_NAME), OnModule((_NAME,)))
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

                class Page(forms.Form):
                    def __init__(self, data=None, empty_permitted=False):
                        super().__init__(data, empty_permitted=empty_permitted)

                def order(form_class, data):
                    return form_class(data, empty_permitted=True)
                """,
            after="""\
                from django import forms

                class Order(forms.Form):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, empty_permitted=True, use_required_attribute=False)

                class Page(forms.Form):
                    def __init__(self, data=None, empty_permitted=False):
                        super().__init__(data, empty_permitted=empty_permitted, use_required_attribute=not empty_permitted)

                def order(form_class, data):
                    return form_class(data, empty_permitted=True, use_required_attribute=False)
                """,
        ),
        Flags(
            """\
                from django import forms

                class Page(forms.Form):
                    def __init__(self, data=None, more=None):
                        super().__init__(data)

                class Order(forms.Form):
                    def __init__(self, *args, **kwargs):
                        kwargs["empty_permitted"] = True
                        kwargs.setdefault("empty_permitted", True)
                        super().__init__(*args, **kwargs)

                def order(data, options):
                    options.update(empty_permitted=True)
                    Order(data, **{"empty_permitted": True})
                    return Page(data, empty_permitted=True)
                """,
            lines=(9, 10, 14, 15, 16),
        ),
        Keeps(
            """\
                from django import forms

                class Order(forms.Form):
                    use_required_attribute = False

                class Orders(forms.BaseFormSet):
                    def _construct_form(self, number, **kwargs):
                        return super()._construct_form(number, empty_permitted=True, **kwargs)

                    def get_form_kwargs(self, index):
                        kwargs = super().get_form_kwargs(index)
                        kwargs["empty_permitted"] = True
                        return kwargs

                class Nested:
                    def _construct_form(self, number, **kwargs):
                        kwargs["empty_permitted"] = True
                        return super()._construct_form(number, **kwargs)

                class Mixin:
                    def get_form_kwargs(self, index):
                        return {"empty_permitted": True}

                class Mixed(Mixin, forms.BaseFormSet):
                    pass

                def more(options):
                    options.update(empty_permitted=True, use_required_attribute=False)
                    options["empty_permitted"] = False
                    return options["empty_permitted"]

                def order(data):
                    Order(data, empty_permitted=True)
                    forms.Form(data, empty_permitted=False)
                    return forms.Form(data, empty_permitted=True, use_required_attribute=False)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable:
            return
        if isinstance(site.node, ast.Module):
            for text in site.module.texts(_NAME):
                if text.value == _NAME and _puts(site, text):
                    yield site.flag(node=text)
            return
        call = site.node
        given = site.keyword(call, _NAME) if isinstance(call, ast.Call) else None
        if not isinstance(call, ast.Call) or given is None or _is_false(given.value):
            return
        if any(keyword.arg in (None, _OTHER) for keyword in call.keywords):
            return
        if isinstance(call.func, ast.Attribute) and call.func.attr == "update" and _puts(site, given.value):
            yield site.flag(node=given.value)
            return
        sure = self._makes_form(site, call)
        if sure is None:
            return
        if not self._takes(site, call):
            yield site.flag(node=call, advice=_HAND_ON)
        elif isinstance(given.value, ast.Constant):
            edit = site.edit_call(call).add(_OTHER, "False").edit()
            yield site.fix(edit, node=call) if sure else site.suggest(edit, node=call)
        elif isinstance(given.value, ast.Name):
            edit = site.edit_call(call).add(_OTHER, f"not {given.value.id}").edit()
            yield site.suggest(edit, node=call, advice=f"Give {_OTHER}=False where it is true.")
        else:
            yield site.flag(node=call)

    def _makes_form(self, site: Site, call: ast.Call) -> bool | None:
        """Whether a call certainly makes a form whose fields would be marked; None where it makes none."""
        func = _made(call)
        if isinstance(func, ast.Attribute) and func.attr == "__init__":
            owner = site.class_
            return False if owner is not None and site.descends(owner, _FORM) else None
        name = site.resolve(func)
        if name is None or not (
            site.index.class_facts(site.index.name(name).qname) or name.startswith("django.")
        ):
            last = last_name(func)
            return False if "form" in last.lower() and not last.startswith("_") else None
        ancestry = site.index.ancestry(site.index.name(name).qname)
        if _FORM not in ancestry:
            return None
        own = (site.index.class_facts(one) for one in ancestry)
        return None if any(facts is not None and _OTHER in facts.members for facts in own) else True

    def _takes(self, site: Site, call: ast.Call) -> bool:
        """Whether what makes the form takes the other argument, as far as is known."""
        func = _made(call)
        if isinstance(func, ast.Attribute) and func.attr == "__init__":
            owner = site.class_
            own = f"{site.module.name}.{owner.name}" if owner is not None else ""
            facts = super_definition(site, own, "__init__")
        else:
            facts = own_definition(site, site.resolve(func) or "", "__init__")
        return facts is None or facts.var_keyword or _OTHER in (*facts.positional, *facts.keyword_only)


def _made(call: ast.Call) -> ast.expr:
    """What a call makes an object of: what it calls, or what ``partial()`` is given."""
    name = last_name(call.func)
    return call.args[0] if name == "partial" and call.args else call.func


def _is_false(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and not value.value


def _puts(site: Site, node: ast.expr) -> bool:
    """Whether a place puts the argument among those that a form is made with, and the other one nowhere near."""
    parent = site.module.parents.get(node)
    value: ast.expr | None = None
    if isinstance(parent, ast.Dict) and node in parent.keys:
        value = parent.values[parent.keys.index(node)]
    elif isinstance(parent, ast.Call) and getattr(parent.func, "attr", "") == "setdefault":
        value = parent.args[1] if len(parent.args) > 1 and parent.args[0] is node else None
    elif isinstance(parent, ast.Subscript) and isinstance(parent.ctx, ast.Store):
        statement = site.module.statement_of(parent)
        value = statement.value if isinstance(statement, ast.Assign) else None
    elif isinstance(parent, ast.keyword):
        value = node
    if value is None or _is_false(value):
        return False
    around: ast.AST = site.module.statement_of(node)
    for ancestor in site.module.ancestors(node):
        if isinstance(ancestor, ast.FunctionDef):
            around = ancestor
            if ancestor.name == "_construct_form":
                return False  # of formsets, which see to it themselves
        elif isinstance(ancestor, ast.ClassDef):
            if site.descends(ancestor, _FORMSET) or mixed_into(site, ancestor, _FORMSET):
                return False
            break
    return _OTHER not in site.source(around)
