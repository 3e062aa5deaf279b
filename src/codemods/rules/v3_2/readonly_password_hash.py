"""``clean_password()`` of forms with a read-only password."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnFunction

_FORM = "django.contrib.auth.forms.UserChangeForm"
_FIELD = "django.contrib.auth.forms.ReadOnlyPasswordHashField"


class ReadonlyPasswordHash(Rule):
    """``ReadOnlyPasswordHashField`` is disabled by itself: no ``clean_password()`` has to keep the password."""

    change = "3.2/readonly-password-hash-field-disabled"
    triggers = (OnFunction("clean_password"),)
    available = "3.2"
    outlives = True
    examples = [
        Fixes(
            before="""\
                from django import forms
                from django.contrib.auth.forms import ReadOnlyPasswordHashField, UserChangeForm

                class OneForm(forms.ModelForm):
                    password = ReadOnlyPasswordHashField()

                    def clean_password(self):
                        # The field cannot be changed.
                        return self.initial["password"]

                class TwoForm(UserChangeForm):
                    def clean_password(self):
                        log("asked")
                        return super().clean_password()
                """,
            after="""\
                from django import forms
                from django.contrib.auth.forms import ReadOnlyPasswordHashField, UserChangeForm

                class OneForm(forms.ModelForm):
                    password = ReadOnlyPasswordHashField()

                class TwoForm(UserChangeForm):
                    def clean_password(self):
                        log("asked")
                        return self.initial.get("password")
                """,
        ),
        Keeps(
            """\
                from django import forms
                from django.contrib.auth.forms import ReadOnlyPasswordHashField, UserCreationForm

                class OneForm(forms.ModelForm):
                    password = forms.CharField()

                    def clean_password(self):
                        return self.initial["password"]

                class TwoForm(forms.ModelForm):
                    password = ReadOnlyPasswordHashField(disabled=False)

                    def clean_password(self):
                        return self.initial["password"]

                class ThreeForm(UserCreationForm):
                    def clean_password(self):
                        return super().clean_password()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, class_ = site.node, site.class_
        if not isinstance(node, ast.FunctionDef) or class_ is None or not self.replaceable:
            return
        changes = site.descends(class_, _FORM)
        field = next(
            (
                one.value
                for one in class_.body
                if isinstance(one, ast.Assign) and getattr(one.targets[0], "id", "") == "password"
            ),
            None,
        )
        shown = isinstance(field, ast.Call) and site.is_name(field.func, _FIELD)
        if shown and isinstance(field, ast.Call) and site.keyword(field, "disabled") is not None:
            return
        if field is not None and not shown:
            return
        if not (shown or changes):
            return
        body = [
            one
            for one in node.body
            if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
        ]
        if len(body) == 1 and isinstance(body[0], ast.Return) and _initial(body[0].value):
            yield site.fix(_without(site, class_, node))
            return
        for part in ast.walk(node):
            if (
                isinstance(part, ast.Call)
                and isinstance(part.func, ast.Attribute)
                and is_super(part.func.value)
            ):
                if part.func.attr == "clean_password" and changes and not part.args:
                    message = "UserChangeForm has no clean_password() any more"
                    yield site.fix(
                        site.replace(part, 'self.initial.get("password")'), node=part, message=message
                    )


def _without(site: Site, class_: ast.ClassDef, method: ast.FunctionDef) -> Sequence[Edit]:
    """Edits that take a method out, with the blank lines above it."""
    index = class_.body.index(method)
    if index and not method.decorator_list:
        start = site.module.span(class_.body[index - 1])[1]
        first, end = site.module.span(method)
        if not site.module.text[start:first].strip():
            return (Edit(start, end, ""),)
    return site.remove(method)


def _initial(value: ast.expr | None) -> bool:
    """Whether a value is ``self.initial["password"]`` or ``self.initial.get("password")``."""
    if isinstance(value, ast.Call) and getattr(value.func, "attr", "") == "get" and len(value.args) == 1:
        key: ast.expr = value.args[0]
        owner = getattr(value.func, "value", None)
    elif isinstance(value, ast.Subscript):
        key, owner = value.slice, value.value
    else:
        return False
    named = isinstance(key, ast.Constant) and key.value == "password"
    return named and isinstance(owner, ast.Attribute) and owner.attr == "initial"
