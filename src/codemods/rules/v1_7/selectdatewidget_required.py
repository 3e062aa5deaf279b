"""``required`` of ``SelectDateWidget``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super, own_definition, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnMember

_WIDGET = "django.forms.extras.widgets.SelectDateWidget"
_FIELD = "django.forms.fields.Field"


class SelectdatewidgetRequired(Rule):
    """``SelectDateWidget`` takes no ``required`` any more; it does as its field does."""

    change = "1.7/selectdatewidget-required"
    triggers = (OnCall(_WIDGET, subclasses=True), OnMember(_WIDGET, "__init__"))
    available = "1.7"
    advice = "Drop it, and give the form field required=False where the date may be left out."
    examples = [
        Fixes(
            before="""\
                from django import forms
                from django.forms.extras.widgets import SelectDateWidget

                class EventForm(forms.Form):
                    start = forms.DateField(widget=SelectDateWidget(required=True))
                    end = forms.DateField(required=False, widget=SelectDateWidget(None, [2014], False))
                """,
            after="""\
                from django import forms
                from django.forms.extras.widgets import SelectDateWidget

                class EventForm(forms.Form):
                    start = forms.DateField(widget=SelectDateWidget())
                    end = forms.DateField(required=False, widget=SelectDateWidget(None, [2014]))
                """,
            current="1.6",
            target="1.7",
        ),
        Suggests(
            before="""\
                from django import forms
                from django.forms.extras.widgets import SelectDateWidget

                class EventForm(forms.Form):
                    start = forms.DateField(widget=SelectDateWidget(years=[2014], required=False))
                """,
            after="""\
                from django import forms
                from django.forms.extras.widgets import SelectDateWidget

                class EventForm(forms.Form):
                    start = forms.DateField(widget=SelectDateWidget(years=[2014]))
                """,
            current="1.6",
            target="1.7",
        ),
        Flags(
            """\
                from django.forms.extras import SelectDateWidget

                class DayWidget(SelectDateWidget):
                    def __init__(self, needed):
                        super(DayWidget, self).__init__(required=needed)

                def widget(third):
                    return SelectDateWidget(None, [2014], third)
                """,
            lines=(5, 8),
            current="1.6",
            target="1.7",
        ),
        Keeps(
            """\
                from django import forms
                from django.forms.extras.widgets import SelectDateWidget

                class DayWidget(SelectDateWidget):
                    def __init__(self, required=False):
                        super(DayWidget, self).__init__(None, [2014])

                start = forms.DateField(required=False, widget=SelectDateWidget(years=[2014]))
                end = forms.DateField(widget=SelectDateWidget(None, None, {1: "January"}))
                day = forms.DateField(widget=DayWidget(required=False))
                """,
            current="1.6",
            target="1.7",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        keyword = site.keyword(call, "required")
        func = call.func
        if isinstance(func, ast.Attribute) and func.attr == "__init__":
            if keyword is not None and is_super(func.value):
                found = site.infer(func.value)
                if found is None or super_definition(site, found.qname, "__init__") is None:
                    yield site.flag(node=keyword)
            return
        definition = own_definition(site, site.resolve(func) or "", "__init__")
        if definition is not None:
            if keyword is None or "required" in (*definition.positional, *definition.keyword_only):
                return
            yield site.flag(node=keyword)
            return
        value = site.argument(call, "required", 2)
        if value is None or isinstance(value, ast.Dict | ast.DictComp):
            return
        constant = isinstance(value, ast.Constant)
        if keyword is None and isinstance(value, ast.Constant) and value.value is None:
            return
        if keyword is None and (not constant or len(call.args) > 3):
            yield site.flag(
                node=value, advice="The third argument is months now; required is a matter of the form field."
            )
            return
        if not self.replaceable:
            yield site.flag()
            return
        edit = site.edit_call(call).remove(2 if keyword is None else "required").edit()
        if isinstance(value, ast.Constant) and self._field_requires(site, call) is bool(value.value):
            yield site.fix(edit)
        else:
            yield site.suggest(
                edit,
                advice="The widget does as its form field does: see that the field says required=False, "
                "where the date may be left out.",
            )

    def _field_requires(self, site: Site, call: ast.Call) -> bool | None:
        """Whether the field that the widget is given to is a required one; None where it cannot be told."""
        given = site.module.parents.get(call)
        if not isinstance(given, ast.keyword) or given.arg != "widget":
            return None
        field = site.module.parents.get(given)
        if not isinstance(field, ast.Call) or site.has_stars(field) or field.args:
            return None
        name = site.resolve(field.func)
        if name is None or not site.index.is_subclass(name, _FIELD):
            return None
        if own_definition(site, name, "__init__") is not None:
            return None
        required = site.keyword(field, "required")
        if required is None:
            return True
        return bool(required.value.value) if isinstance(required.value, ast.Constant) else None
