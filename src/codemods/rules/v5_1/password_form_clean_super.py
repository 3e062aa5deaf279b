"""Forms that set a password and override ``clean()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.docstrings import insert_first
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_FORMS = "django.contrib.auth.forms"


class PasswordFormCleanSuper(Rule):
    """Without ``super().clean()`` this form no longer compares both passwords, nor asks the password validators."""

    change = "5.1/password-form-clean-super"
    advice = "Say yes if both passwords are to be compared here as they were."
    triggers = (
        OnMethod(f"{_FORMS}.BaseUserCreationForm", "clean"),
        OnMethod(f"{_FORMS}.UserCreationForm", "clean"),
        OnMethod(f"{_FORMS}.SetPasswordForm", "clean"),
        OnMethod(f"{_FORMS}.AdminPasswordChangeForm", "clean"),
    )
    examples = [
        Suggests(
            before="""\
                from django.contrib.auth.forms import UserCreationForm

                class SignUpForm(UserCreationForm):
                    def clean(self):
                        \"\"\"No bad names.\"\"\"
                        check(self.cleaned_data)
                        return self.cleaned_data
                """,
            after="""\
                from django.contrib.auth.forms import UserCreationForm

                class SignUpForm(UserCreationForm):
                    def clean(self):
                        \"\"\"No bad names.\"\"\"
                        super().clean()
                        check(self.cleaned_data)
                        return self.cleaned_data
                """,
        ),
        Keeps(
            """\
                from django import forms
                from django.contrib.auth.forms import UserCreationForm

                class SignUpForm(UserCreationForm):
                    def clean(self):
                        data = super(SignUpForm, self).clean()
                        return data

                class OldForm(UserCreationForm):
                    def clean(self):
                        return UserCreationForm.clean(self)

                class ShopForm(forms.Form):
                    def clean(self):
                        return self.cleaned_data
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.FunctionDef):
            return
        for part in ast.walk(node):
            if isinstance(part, ast.Attribute) and part.attr in ("clean", "validate_passwords"):
                if is_super(part.value) or not isinstance(part.value, ast.Name) or part.value.id != "self":
                    return
                if part.attr == "validate_passwords":
                    return
        yield site.suggest(insert_first(site, node, "super().clean()"))
