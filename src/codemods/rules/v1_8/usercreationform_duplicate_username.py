"""``duplicate_username`` of ``UserCreationForm``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class UsercreationformDuplicateUsername(Rule):
    """``UserCreationForm`` has no ``clean_username()`` and no message ``duplicate_username``."""

    change = "1.8/usercreationform-duplicate-username"
    triggers = (OnSubclass("django.contrib.auth.forms.UserCreationForm"),)
    advice = "Set the message in Meta: error_messages = {'username': {'unique': ...}}."
    examples = [
        Flags(
            """\
                from django.contrib.auth.forms import UserCreationForm

                class SignUp(UserCreationForm):
                    error_messages = {"duplicate_username": "Taken."}

                    def clean_username(self):
                        return super(SignUp, self).clean_username()
                """,
            lines=(4, 7),
        ),
        Keeps(
            """\
                from django.contrib.auth.forms import UserCreationForm

                class SignUp(UserCreationForm):
                    def clean_username(self):
                        return self.cleaned_data["username"].lower()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.ClassDef):
            return
        for part in ast.walk(site.node):
            if (isinstance(part, ast.Constant) and part.value == "duplicate_username") or (
                isinstance(part, ast.Attribute)
                and part.attr == "clean_username"
                and isinstance(part.value, ast.Call)
                and getattr(part.value.func, "id", "") == "super"
            ):
                yield site.flag(node=part)
