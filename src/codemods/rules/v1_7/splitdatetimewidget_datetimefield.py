"""``SplitDateTimeWidget`` for a ``DateTimeField``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_WIDGET = "django.forms.widgets.SplitDateTimeWidget"


class SplitdatetimewidgetDatetimefield(Rule):
    """A ``DateTimeField`` cannot have a ``SplitDateTimeWidget``; a ``SplitDateTimeField`` can."""

    change = "1.7/splitdatetimewidget-datetimefield"
    also = ("1.9/splitdatetimewidget",)
    triggers = (OnCall("django.forms.fields.DateTimeField"),)
    examples = [
        Fixes(
            before="""\
                from django import forms
                from django.forms import DateTimeField, SplitDateTimeWidget

                class EventForm(forms.Form):
                    start = forms.DateTimeField(widget=forms.SplitDateTimeWidget(attrs={}))
                    end = DateTimeField(widget=SplitDateTimeWidget)
                """,
            after="""\
                from django import forms
                from django.forms import SplitDateTimeField, SplitDateTimeWidget

                class EventForm(forms.Form):
                    start = forms.SplitDateTimeField(widget=forms.SplitDateTimeWidget(attrs={}))
                    end = SplitDateTimeField(widget=SplitDateTimeWidget)
                """,
        ),
        Flags(
            """\
                from django import forms

                start = forms.DateTimeField(widget=forms.SplitDateTimeWidget(), input_formats=["%Y"])
                """,
            line=3,
        ),
        Keeps(
            """\
                from django import forms
                from django.db import models

                start = forms.DateTimeField(widget=forms.DateTimeInput())
                end = forms.SplitDateTimeField(widget=forms.SplitDateTimeWidget())
                other = models.DateTimeField(widget=forms.SplitDateTimeWidget)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        keyword = site.keyword(call, "widget") if isinstance(call, ast.Call) else None
        if not isinstance(call, ast.Call) or keyword is None:
            return
        widget = keyword.value.func if isinstance(keyword.value, ast.Call) else keyword.value
        name = site.resolve(widget)
        if name is None or not site.index.is_subclass(name, _WIDGET):
            return
        if site.keyword(call, "input_formats") is not None or call.args:
            yield site.flag(advice="Use SplitDateTimeField with input_date_formats and input_time_formats.")
            return
        func = call.func
        if isinstance(func, ast.Attribute):
            yield site.fix(site.replace_name(func, "SplitDateTimeField"))
        else:
            yield site.fix(site.replace(func, site.need("django.forms.SplitDateTimeField")))
