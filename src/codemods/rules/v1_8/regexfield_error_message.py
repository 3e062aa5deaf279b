"""The argument ``error_message`` of ``RegexField``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class RegexfieldErrorMessage(Rule):
    """``RegexField`` takes its message in ``error_messages``, not as ``error_message``."""

    change = "1.8/regexfield-error-message"
    also = ("1.10/regexfield-error-message",)
    triggers = (OnCall("django.forms.fields.RegexField", subclasses=True),)
    advice = "Give error_messages={'invalid': ...}."
    examples = [
        Fixes(
            before="""\
                from django import forms

                one = forms.RegexField("^a", error_message="No a.")

                def short():
                    return forms.RegexField("^a", 1, 10, "No a.", required=False)
                """,
            after="""\
                from django import forms

                one = forms.RegexField("^a", error_messages={'invalid': "No a."})

                def short():
                    return forms.RegexField("^a", 1, 10, error_messages={'invalid': "No a."}, required=False)
                """,
        ),
        Flags(
            """\
                from django import forms

                one = forms.RegexField("^a", error_message="No a.", error_messages={"required": "b"})
                """,
            line=3,
        ),
        Keeps(
            """\
                from django import forms

                one = forms.RegexField("^a", error_messages={"invalid": "No a."})
                two = Other("^a", error_message="x")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        editor = site.edit_call(call)
        direct = site.is_name(call.func, "django.forms.fields.RegexField", "django.forms.RegexField")
        if not editor.has("error_message"):
            if not direct or len(call.args) < 4 or site.has_stars(call):
                return
            if len(call.args) > 4:
                raise CannotRewrite("further positional arguments follow")
            editor.to_keyword(3, "error_message")
        if editor.has("error_messages"):
            raise CannotRewrite("error_messages are given as well")
        text = editor.text("error_message")
        editor.value("error_message", f"{{'invalid': {text}}}").rename("error_message", "error_messages")
        yield site.fix(editor.edit())
