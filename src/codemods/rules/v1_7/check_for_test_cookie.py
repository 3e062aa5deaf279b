"""``AuthenticationForm.check_for_test_cookie()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

_FORM = "django.contrib.auth.forms.AuthenticationForm"
_NAME = "check_for_test_cookie"


class CheckForTestCookie(Rule):
    """``AuthenticationForm`` no longer has ``check_for_test_cookie()``; the login view must be CSRF protected."""

    change = "1.7/check-for-test-cookie"
    triggers = (OnMember(_FORM, _NAME, likely=True),)
    advice = "Drop the call, and see to it that the login view is CSRF protected."
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.forms import AuthenticationForm

                class LoginForm(AuthenticationForm):
                    def clean(self):
                        super().clean()
                        self.check_for_test_cookie()
                        return self.cleaned_data
                """,
            after="""\
                from django.contrib.auth.forms import AuthenticationForm

                class LoginForm(AuthenticationForm):
                    def clean(self):
                        super().clean()
                        return self.cleaned_data
                """,
            current="1.6",
        ),
        Flags(
            """\
                from django.contrib.auth.forms import AuthenticationForm

                class LoginForm(AuthenticationForm):
                    def clean(self):
                        return self.check_for_test_cookie() or self.cleaned_data

                def login(form):
                    form.check_for_test_cookie()
                """,
            lines=(5, 8),
            current="1.6",
        ),
        Keeps(
            """\
                from django import forms
                from django.contrib.auth.forms import AuthenticationForm

                class LoginForm(AuthenticationForm):
                    def clean(self):
                        self.check_for_test_cookie()
                        return self.cleaned_data

                    def check_for_test_cookie(self):
                        return True

                class OtherForm(forms.Form):
                    def clean(self):
                        self.check_for_test_cookie()
                """,
            current="1.6",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load) or self._own(site, node):
            return
        statement = site.module.parents.get(call) if call is not None else None
        if not isinstance(statement, ast.Expr) or call is None or call.args or call.keywords:
            yield site.flag()
            return
        yield site.fix(site.remove(statement))

    def _own(self, site: Site, node: ast.Attribute) -> bool:
        """Whether the class has a method of that name by itself, or no form of Django's may be meant."""
        found = site.infer(node.value)
        return found is not None and own_definition(site, found.qname, _NAME) is not None
