"""``super().clean_password2()`` in forms that set a password."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super, own_definition, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

_FORMS = "django.contrib.auth.forms"
_CREATION = (
    f"{_FORMS}.UserCreationForm",
    f"{_FORMS}.BaseUserCreationForm",
    f"{_FORMS}.AdminPasswordChangeForm",
)
_FIELDS = {"clean_password2": "password2", "clean_new_password2": "new_password2"}


class PasswordFormCleanMethods(Rule):
    """The forms that set a password compare both entries in ``clean()``; they have no method for the second field."""

    change = "5.1/password-form-clean-methods"
    advice = "Say yes if what follows may run before both passwords are compared; else move it to clean()."
    triggers = (
        *(OnMember(name, "clean_password2") for name in _CREATION),
        OnMember(f"{_FORMS}.SetPasswordForm", "clean_new_password2"),
    )
    examples = [
        Suggests(
            before="""\
                from django.contrib.auth.forms import PasswordChangeForm, UserCreationForm

                class SignUpForm(UserCreationForm):
                    def clean_password2(self):
                        password = super().clean_password2()
                        check(password)
                        return password

                class ChangeForm(PasswordChangeForm):
                    def clean_new_password2(self):
                        return check(super(ChangeForm, self).clean_new_password2())
                """,
            after="""\
                from django.contrib.auth.forms import PasswordChangeForm, UserCreationForm

                class SignUpForm(UserCreationForm):
                    def clean_password2(self):
                        password = self.cleaned_data.get("password2")
                        check(password)
                        return password

                class ChangeForm(PasswordChangeForm):
                    def clean_new_password2(self):
                        return check(self.cleaned_data.get("new_password2"))
                """,
        ),
        Flags(
            """\
                from django.contrib.auth.forms import UserCreationForm

                form = UserCreationForm({})
                form.clean_password2()
                """,
            line=4,
        ),
        Keeps(
            """\
                from django import forms
                from django.contrib.auth.forms import UserCreationForm

                class Base(forms.Form):
                    def clean_password2(self):
                        return self.cleaned_data["password2"]

                class SignUpForm(Base):
                    def clean_password2(self):
                        return super().clean_password2()

                class Other(UserCreationForm):
                    def clean_password2(self):
                        return self.cleaned_data["password2"]

                class Last(Other):
                    def clean_password2(self):
                        return super().clean_password2()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute):
            return
        found = site.infer(node.value)
        if found is None:
            return
        seek = super_definition if is_super(node.value) else own_definition
        if seek(site, found.qname, node.attr) is not None:
            return
        function = site.function
        if call is None or not is_super(node.value) or function is None or not function.args.args:
            yield site.flag(advice="Validate the form; clean() compares both passwords.")
            return
        this = function.args.args[0].arg
        yield site.suggest(site.replace(call, f'{this}.cleaned_data.get("{_FIELDS[node.attr]}")'), node=call)
