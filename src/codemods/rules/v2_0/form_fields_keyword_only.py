"""Positional arguments of form fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.arguments import ChangeArguments
from codemods.rules.site import Site

_FIELD = (
    "required",
    "widget",
    "label",
    "initial",
    "help_text",
    "error_messages",
    "show_hidden_initial",
    "validators",
    "localize",
    "disabled",
    "label_suffix",
)
_TEXT = ("max_length", "min_length", "strip", "empty_value", *_FIELD)
_NUMBER = ("max_value", "min_value", *_FIELD)
_TEMPORAL = ("input_formats", *_FIELD)
_CHOICE = ("choices", *_FIELD[:5])
# The order of 1.11, class by class; None for what may stay positional. Later ones of the choice fields came after
# what their classes were given by keyword, so nothing could stand there.
_ORDERS: dict[str, tuple[str | None, ...]] = {
    "CharField": _TEXT,
    "EmailField": _TEXT[:2],
    "URLField": _TEXT[:2],
    "SlugField": _TEXT,
    "UUIDField": _TEXT,
    "IntegerField": _NUMBER,
    "FloatField": _NUMBER,
    "DecimalField": ("max_value", "min_value", "max_digits", "decimal_places", *_FIELD),
    "DateField": _TEMPORAL,
    "TimeField": _TEMPORAL,
    "DateTimeField": _TEMPORAL,
    "DurationField": _FIELD,
    "FileField": _FIELD,
    "ImageField": _FIELD,
    "BooleanField": _FIELD,
    "NullBooleanField": _FIELD,
    "ChoiceField": _CHOICE,
    "MultipleChoiceField": _CHOICE,
    "TypedChoiceField": _CHOICE,
    "TypedMultipleChoiceField": _CHOICE,
    "RegexField": (None, *_TEXT[:2]),
    "ComboField": (None, *_FIELD),
    "FilePathField": (None, "match", "recursive", "allow_files", "allow_folders", *_FIELD[:5]),
    "SplitDateTimeField": ("input_date_formats", "input_time_formats"),
    "GenericIPAddressField": ("protocol", "unpack_ipv4", *_TEXT),
    "ModelChoiceField": (None, "empty_label", *_FIELD[:5], "to_field_name", "limit_choices_to"),
    "ModelMultipleChoiceField": (None, *_FIELD[:5]),
}


class FormFieldsKeywordOnly(ChangeArguments):
    """Form fields take their optional arguments by keyword only."""

    change = "2.0/form-fields-keyword-only"
    calls = tuple(f"django.forms.{name}" for name in _ORDERS)
    subclasses = False
    keywords = _FIELD
    advice_stars = "Positional arguments are handed on with *; give them by keyword."
    examples = [
        Fixes(
            before="""\
                from django import forms
                from django.forms.fields import ChoiceField

                class OrderForm(forms.Form):
                    kind = ChoiceField(KINDS)
                    count = forms.IntegerField(25, 10, label="Count")
                    code = forms.RegexField(r"^a", 5)
                    owner = forms.ModelChoiceField(owners, None)
                """,
            after="""\
                from django import forms
                from django.forms.fields import ChoiceField

                class OrderForm(forms.Form):
                    kind = ChoiceField(choices=KINDS)
                    count = forms.IntegerField(max_value=25, min_value=10, label="Count")
                    code = forms.RegexField(r"^a", max_length=5)
                    owner = forms.ModelChoiceField(owners, empty_label=None)
                """,
        ),
        Flags(
            """\
                from django import forms

                name = forms.ChoiceField(*parts)
                code = forms.RegexField("^a", 5, 1, "Not like that.")
                """,
            lines=(3, 4),
        ),
        Keeps(
            """\
                from django import forms
                from django.db import models

                title = models.CharField("title", max_length=20)
                name = forms.CharField(max_length=20)
                owner = forms.ModelChoiceField(owners)
                path = forms.FilePathField("/home")
                """
        ),
    ]

    def parameters(self, site: Site, call: ast.Call) -> Sequence[str | None]:
        name = (site.resolve(call.func) or "").rpartition(".")[2]
        return _ORDERS.get(name, ())

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Stars are another matter: see ``visit``."""
        return bool(call.args)

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is not None and any(isinstance(one, ast.Starred) for one in call.args):
            if isinstance(call.args[0], ast.Starred):
                yield site.flag(advice=self.advice_stars)
            return
        yield from super().visit(site)
