"""Forms that Python code turns into text."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_BASES = ("django.forms.forms.BaseForm", "django.forms.formsets.BaseFormSet")
_TEXTS = frozenset(["str", "print", "force_str", "mark_safe", "conditional_escape", "format_html"])
_OWN = ("template_name", "__str__", "__html__", "render")


class FormToText(Rule):
    """The text of a form is made of div elements, no longer of table rows."""

    change = "5.0/form-printed-elsewhere"
    since = "5.0"
    advice = "Write form.as_table() to keep the rows, or form.as_div() for the new layout."
    triggers = (OnModule(tuple(sorted(_TEXTS))),)
    examples = [
        Suggests(
            before="""\
                from django import forms
                from django.utils.safestring import mark_safe

                class ShopForm(forms.Form):
                    name = forms.CharField()

                def show(data):
                    form = ShopForm(data)
                    print(str(form), mark_safe(form))
                """,
            after="""\
                from django import forms
                from django.utils.safestring import mark_safe

                class ShopForm(forms.Form):
                    name = forms.CharField()

                def show(data):
                    form = ShopForm(data)
                    print(form.as_table(), mark_safe(form.as_table()))
                """,
        ),
        Keeps(
            """\
                from django import forms

                class ShopForm(forms.Form):
                    template_name = "shop/form.html"

                class BookForm(forms.Form):
                    def __str__(self):
                        return self.as_p()

                class NoteForm(forms.Form):
                    def __repr__(self):
                        return str(self)

                def show(form, data):
                    print(str(form), ShopForm(), str(BookForm(data)), str(ShopForm), BookForm().as_p())
                """
        ),
        Keeps(
            "from django import forms\n\nprint(forms.Form())\n",
            files={
                "shop/settings.py": 'INSTALLED_APPS = []\nFORM_RENDERER = "django.forms.renderers.DjangoDivFormRenderer"\n'
            },
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.index.binders("FORM_RENDERER"):
            return
        for name in sorted(_TEXTS):
            for node, _ in (
                *site.module.walk.names.get(name, ()),
                *site.module.walk.attributes.get(name, ()),
            ):
                call = site.module.parents.get(node)
                if isinstance(call, ast.Call) and call.func is node and not site.module.in_fstring(call):
                    yield from self._call(site, call, name)

    def _call(self, site: Site, call: ast.Call, name: str) -> Iterator[Answer]:
        if any(getattr(one, "name", "") == "__repr__" for one in site.module.ancestors(call)):
            return  # nobody lays that out
        for argument in call.args:
            found = site.infer(argument)
            if found is None or not found.instance or not found.certain:
                continue
            line = site.index.ancestry(found.qname)
            own = [facts for facts in map(site.index.class_facts, line) if facts is not None]
            if set(_BASES).isdisjoint(line) or any(
                member in facts.members for facts in own for member in _OWN
            ):
                continue
            source = site.source(argument)
            if not isinstance(argument, ast.Name | ast.Attribute | ast.Call | ast.Subscript):
                source = f"({source})"
            text = f"{source}.as_table()"
            place = call if name in ("str", "force_str") and len(call.args) == 1 else argument
            yield site.suggest(site.replace(place, text), node=argument)
