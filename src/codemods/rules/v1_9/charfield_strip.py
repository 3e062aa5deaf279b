"""White space around what form fields are given."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.newer_code import needs_release
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnCall

_FIELD = "django.forms.CharField"
_WIDGETS = ("django.forms.PasswordInput", "django.forms.HiddenInput")
_TELLING = ("password", "passwd", "secret", "token", "signature")


class CharfieldStrip(Rule):
    """``CharField`` of forms strips white space around its text, which matters in passwords and the like."""

    change = "1.9/charfield-strip"
    also = ("1.9/charfield-strip-misc",)
    triggers = (OnCall(_FIELD), OnAttribute("strip"))
    available = "1.9"
    examples = [
        Suggests(
            before="""\
                from django import forms

                class LoginForm(forms.Form):
                    name = forms.CharField(max_length=9)
                    password = forms.CharField(widget=forms.PasswordInput)
                    again = forms.CharField(widget=forms.PasswordInput(render_value=False))
                    api_token = forms.CharField()
                """,
            after="""\
                from django import forms

                class LoginForm(forms.Form):
                    name = forms.CharField(max_length=9)
                    password = forms.CharField(widget=forms.PasswordInput, strip=False)
                    again = forms.CharField(widget=forms.PasswordInput(render_value=False), strip=False)
                    api_token = forms.CharField(strip=False)
                """,
        ),
        Flags(
            """\
                from django import forms

                name = forms.CharField(10, 2, True)
                """,
            line=3,
        ),
        Flags(
            """\
                from django import forms

                class PasswordField(forms.CharField):
                    def __init__(self, *args, **kwargs):
                        self.strip = kwargs.pop("strip", True)
                        super(PasswordField, self).__init__(*args, **kwargs)
                """,
            line=5,
        ),
        Keeps(
            """\
                from django import forms

                class PasswordField(forms.CharField):
                    def __init__(self, *args, **kwargs):
                        strip = self.strip = kwargs.pop("strip", True)
                        super(PasswordField, self).__init__(*args, strip=strip, **kwargs)

                class NameField(forms.CharField):
                    def __init__(self, *args, **kwargs):
                        super(NameField, self).__init__(*args, **kwargs)
                        self.strip = False
                """
        ),
        Keeps(
            """\
                from django import forms
                from django.urls import reverse

                password = forms.CharField(widget=forms.PasswordInput, help_text=reverse("x"))
                """
        ),
        Keeps(
            """\
                from django import forms
                from django.db import models

                class LoginForm(forms.Form):
                    name = forms.CharField(max_length=9, widget=forms.TextInput)
                    password = forms.CharField(widget=forms.PasswordInput, strip=False)

                class Account(models.Model):
                    password = models.CharField(max_length=9)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if isinstance(call, ast.Attribute):
            if not needs_release(site, Release(1, 9)):
                yield from self._own(site, call)
            return
        if not isinstance(call, ast.Call) or site.has_stars(call) or needs_release(site, Release(1, 9)):
            return
        if len(call.args) > 2:
            yield site.flag(
                message="The third argument of a form's CharField is strip now", advice="Give it by keyword."
            )
            return
        if site.keyword(call, "strip") is not None or not self.replaceable:
            return
        widget = site.argument(call, "widget")
        if isinstance(widget, ast.Call):
            widget = widget.func
        if site.is_name(widget, *_WIDGETS) or any(word in _name(site, call) for word in _TELLING):
            yield site.suggest(
                site.edit_call(call).add("strip", "False").edit(),
                advice="strip=False keeps white space at both ends as it was.",
            )

    def _own(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        """A field that had a ``strip`` of its own before Django's had one."""
        method, class_ = site.function, site.class_
        if not isinstance(node.ctx, ast.Store) or getattr(node.value, "id", "") != "self":
            return
        if method is None or class_ is None or not site.descends(class_, _FIELD):
            return
        later = [
            part
            for part in ast.walk(method)
            if isinstance(part, ast.Call) and getattr(part.func, "attr", "") == "__init__"
        ]
        if any(site.module.span(part) > site.module.span(node) and not _hands_on(part) for part in later):
            yield site.flag(
                message="CharField of forms has a strip of its own now, which __init__() sets",
                advice="Hand strip on to __init__(), or set it behind the call.",
            )


def _hands_on(call: ast.Call) -> bool:
    return any(keyword.arg == "strip" for keyword in call.keywords)


def _name(site: Site, call: ast.Call) -> str:
    """The name that the field is assigned to, in small letters."""
    parent = site.module.parents.get(call)
    target = parent.targets[0] if isinstance(parent, ast.Assign) else None
    return target.id.lower() if isinstance(target, ast.Name) else ""
