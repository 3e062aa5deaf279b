"""The argument ``error_message`` of ``RegexField``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import django_constructor
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnMember


class RegexfieldErrorMessage(Rule):
    """``RegexField`` takes its message in ``error_messages``, not as ``error_message``."""

    change = "1.8/regexfield-error-message"
    also = ("1.10/regexfield-error-message",)
    triggers = (
        OnCall("django.forms.fields.RegexField", subclasses=True),
        OnMember("django.forms.fields.RegexField", "__init__"),
    )
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
        Fixes(
            before="""\
                from django import forms

                class PlainField(forms.RegexField):
                    def __init__(self):
                        super(PlainField, self).__init__(r"^x$", error_message="No x.")
                """,
            after="""\
                from django import forms

                class PlainField(forms.RegexField):
                    def __init__(self):
                        super(PlainField, self).__init__(r"^x$", error_messages={'invalid': "No x."})
                """,
        ),
        Suggests(
            before="""\
                from django import forms

                class StrictField(forms.RegexField):
                    def __init__(self, *args, **kwargs):
                        super().__init__(r"^x$", error_message=self.strict, *args, **kwargs)
                """,
            after="""\
                from django import forms

                class StrictField(forms.RegexField):
                    def __init__(self, *args, **kwargs):
                        super().__init__(r"^x$", error_messages={'invalid': self.strict}, *args, **kwargs)
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

                class OwnField(forms.RegexField):
                    def __init__(self, error_message=None):
                        super().__init__("^a")

                class NextField(OwnField):
                    def __init__(self):
                        super().__init__(error_message="x")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        direct = site.is_name(call.func, "django.forms.fields.RegexField", "django.forms.RegexField")
        if isinstance(site.node, ast.Attribute):
            if not (django_constructor(site, call) or "").endswith(".RegexField"):
                return
        editor = site.edit_call(call)
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
        if any(one.arg is None for one in call.keywords):
            yield site.suggest(
                editor.edit(), advice="Put them together where error_messages may be among what is handed on."
            )
            return
        yield site.fix(editor.edit())
