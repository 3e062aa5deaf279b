"""``UserCreationForm`` and names that differ in case."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_FORM = "django.contrib.auth.forms.UserCreationForm"


class UserCreationCase(Rule):
    """``UserCreationForm`` refuses a user name that differs from another only in the case of its letters."""

    change = "4.2/usercreationform-case"
    triggers = (OnSubclass(_FORM),)
    advice = (
        "That asks the model for a field username and a manager called objects; where it is not wanted, or the user model"
        " has none of these, derive from BaseUserCreationForm."
    )
    examples = [
        Flags(
            """\
                from django.contrib.auth.forms import UserCreationForm

                class SignUpForm(UserCreationForm):
                    pass
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.contrib.auth.forms import UserCreationForm

                class SignUpForm(UserCreationForm):
                    def clean_username(self):
                        return self.cleaned_data["username"]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef) or not any(site.is_name(base, _FORM) for base in node.bases):
            return
        if "clean_username" not in site.module.walk.scope_of[node].bindings:
            yield site.flag()
