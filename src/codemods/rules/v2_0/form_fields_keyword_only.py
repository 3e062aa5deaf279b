"""Positional arguments of form fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from codemods.releases import KNOWN, Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.shapes.arguments import ChangeArguments
from codemods.rules.shapes.overrides import django_constructor
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

if TYPE_CHECKING:
    from codemods.django.signature import Signature

_KEYWORDS_ONLY = Release(2, 0)
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
_DISABLED_CAME = Release(1, 9)
_GONE = frozenset(["cache_choices", "error_message"])
"""What a keyword cannot bring along, as no release of the way takes it any more."""
# How many parameters have a name by which they can be given, and how many may stay positional, class by class. What
# comes later of the others their classes were given by keyword, so nothing could stand there.
_ALL = 99
_NAMED = {
    "Field": (_ALL, 0),
    "CharField": (_ALL, 0),
    "EmailField": (_ALL, 0),
    "URLField": (_ALL, 0),
    "SlugField": (_ALL, 0),
    "UUIDField": (_ALL, 0),
    "IntegerField": (_ALL, 0),
    "FloatField": (_ALL, 0),
    "DecimalField": (_ALL, 0),
    "DateField": (_ALL, 0),
    "TimeField": (_ALL, 0),
    "DateTimeField": (_ALL, 0),
    "DurationField": (_ALL, 0),
    "FileField": (_ALL, 0),
    "ImageField": (_ALL, 0),
    "BooleanField": (_ALL, 0),
    "NullBooleanField": (_ALL, 0),
    "ChoiceField": (6, 0),
    "MultipleChoiceField": (6, 0),
    "TypedChoiceField": (6, 0),
    "TypedMultipleChoiceField": (6, 0),
    "RegexField": (3, 1),
    "ComboField": (_ALL, 1),
    "FilePathField": (10, 1),
    "SplitDateTimeField": (2, 0),
    "GenericIPAddressField": (_ALL, 0),
    "ModelChoiceField": (9, 1),
    "ModelMultipleChoiceField": (6, 1),
}


@cache
def _order(name: str, release: Release) -> tuple[str | None, ...]:
    """The names of a field's parameters in a release, by position; None for those that may stay positional.

    What ``*args`` takes goes on to the classes above.
    """
    from codemods.django import api

    qname = f"django.forms.{name}"
    names: list[str] = []
    known: Signature | None = None
    for owner in api.mro(qname, release) or [qname]:
        signature = api.signature(owner, release)
        if signature is not None and signature != known:
            known = signature
            names += [one.name for one in signature.positional if one.name not in names]
            if signature.most_positional is not None:
                break
    else:  # the table lacks what ``Field`` took before it was a plain class
        names += [
            one for one in _FIELD if one not in names and (one != "disabled" or release >= _DISABLED_CAME)
        ]
    most, positional = _NAMED[name]
    names = names[:most]
    gone = next((place for place, one in enumerate(names) if one in _GONE), len(names))
    return (*[None] * positional, *names[positional:gone])


class FormFieldsKeywordOnly(ChangeArguments):
    """Form fields take their optional arguments by keyword only."""

    change = "2.0/form-fields-keyword-only"
    calls = tuple(f"django.forms.{name}" for name in _NAMED)
    subclasses = False
    triggers = (OnMember("django.forms.fields.Field", "__init__"),)
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
        Fixes(
            current="1.8",
            target="5.2",
            before="""\
                from django import forms

                name = forms.CharField(30, 2, False, forms.Textarea)
                address = forms.GenericIPAddressField("both", False, 30, 2, False)
                """,
            after="""\
                from django import forms

                name = forms.CharField(max_length=30, min_length=2, required=False, widget=forms.Textarea)
                address = forms.GenericIPAddressField(protocol="both", unpack_ipv4=False, max_length=30, min_length=2, required=False)
                """,
        ),
        Fixes(
            current="1.11",
            target="5.2",
            before="""\
                from django import forms

                name = forms.CharField(30, 2, False)
                owner = forms.ModelChoiceField(owners, None, False)
                """,
            after="""\
                from django import forms

                name = forms.CharField(max_length=30, min_length=2, strip=False)
                owner = forms.ModelChoiceField(owners, empty_label=None, required=False)
                """,
        ),
        Fixes(
            before="""\
                from django import forms

                class ZipField(forms.RegexField):
                    def __init__(self, max_length=None, min_length=None, **kwargs):
                        super(ZipField, self).__init__(r"^x$", max_length, min_length, **kwargs)

                class StateField(forms.Field):
                    def __init__(self, required=True, widget=None):
                        super().__init__(required, widget)
                """,
            after="""\
                from django import forms

                class ZipField(forms.RegexField):
                    def __init__(self, max_length=None, min_length=None, **kwargs):
                        super(ZipField, self).__init__(r"^x$", max_length=max_length, min_length=min_length, **kwargs)

                class StateField(forms.Field):
                    def __init__(self, required=True, widget=None):
                        super().__init__(required=required, widget=widget)
                """,
        ),
        Suggests(
            before="""\
                from django import forms

                class ZipField(forms.RegexField):
                    def __init__(self, max_length=None, min_length=None, *args, **kwargs):
                        super(ZipField, self).__init__(r"^x$", max_length, min_length, *args, **kwargs)
                """,
            after="""\
                from django import forms

                class ZipField(forms.RegexField):
                    def __init__(self, max_length=None, min_length=None, *args, **kwargs):
                        super(ZipField, self).__init__(r"^x$", max_length=max_length, min_length=min_length, *args, **kwargs)
                """,
        ),
        Suggests(
            before="""\
                from django import forms

                class Field(forms.Field):
                    pass

                class ZipField(Field, forms.RegexField):
                    def __init__(self, regex, max_length=None, *args, **kwargs):
                        super().__init__(regex, max_length, *args, **kwargs)
                """,
            after="""\
                from django import forms

                class Field(forms.Field):
                    pass

                class ZipField(Field, forms.RegexField):
                    def __init__(self, regex, max_length=None, *args, **kwargs):
                        super().__init__(regex, max_length=max_length, *args, **kwargs)
                """,
        ),
        Flags(
            """\
                from django import forms

                owner = forms.ModelChoiceField(owners, None, False)
                """,
            line=3,
            current="1.8",
            target="5.2",
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

                class OwnField(forms.RegexField):
                    def __init__(self, name, *args, **kwargs):
                        super().__init__("^a", *args, **kwargs)

                class NextField(OwnField):
                    def __init__(self, **kwargs):
                        super().__init__("x", **kwargs)
                """
        ),
    ]

    def parameters(self, site: Site, call: ast.Call) -> Sequence[str | None]:
        qname = (
            django_constructor(site, call)
            if isinstance(site.node, ast.Attribute)
            else site.resolve(call.func)
        )
        name = (qname or "").rpartition(".")[2]
        if name not in _NAMED:
            return ()
        current = self.range.current
        if current is not None and current in KNOWN:
            return _order(name, current)
        # Where nobody knows the release, as far as all releases agree.
        orders = [_order(name, release) for release in KNOWN if release < _KEYWORDS_ONLY]
        agreed: list[str | None] = []
        for names in zip(*orders, strict=False):
            if len(set(names)) > 1:
                break
            agreed.append(names[0])
        return agreed

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Stars are another matter: see ``visit``."""
        return bool(call.args)

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is not None and any(isinstance(one, ast.Starred) for one in call.args):
            if isinstance(site.node, ast.Attribute):
                yield from self._handed_on(site, call)
            elif isinstance(call.args[0], ast.Starred):
                yield site.flag(advice=self.advice_stars)
            return
        yield from super().visit(site)

    def _handed_on(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        """``super().__init__(max_length, *args)`` in a field of the project's own."""
        known = self._positional(call, self.parameters(site, call))
        stars = next(at for at, one in enumerate(call.args) if isinstance(one, ast.Starred))
        if not known or stars != len(call.args) - 1 or known[-1][0] != stars - 1:
            return
        editor = site.edit_call(call)
        for index, name in reversed(known):
            editor.to_keyword(index, name)
        yield site.suggest(
            editor.edit(),
            message=self.told(site, (), (), (), known),
            advice="No further argument can be given by its place: see that none is.",
        )
