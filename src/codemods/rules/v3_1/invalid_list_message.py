"""The message ``list`` of ``ModelMultipleChoiceField``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import entries
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSubclass

_FIELD = "django.forms.ModelMultipleChoiceField"


class InvalidListMessage(Rule):
    """The message ``list`` of ``ModelMultipleChoiceField`` is called ``invalid_list``."""

    change = "3.1/modelmultiplechoicefield-list-message"
    also = ("4.0/modelmultiplechoice-list-message",)
    triggers = (OnCall(_FIELD, subclasses=True), OnSubclass(_FIELD))
    available = "3.1"
    examples = [
        Fixes(
            before="""\
                from django import forms

                class OwnersField(forms.ModelMultipleChoiceField):
                    default_error_messages = {"list": "No list.", "required": "Give one."}

                owners = forms.ModelMultipleChoiceField(OWNERS, error_messages={'list': "No list."})
                """,
            after="""\
                from django import forms

                class OwnersField(forms.ModelMultipleChoiceField):
                    default_error_messages = {"invalid_list": "No list.", "required": "Give one."}

                owners = forms.ModelMultipleChoiceField(OWNERS, error_messages={'invalid_list': "No list."})
                """,
        ),
        Keeps(
            """\
                from django import forms

                owners = forms.ModelMultipleChoiceField(OWNERS, error_messages={"required": "Give one."})
                other = forms.ModelChoiceField(OWNERS, error_messages={"list": "No list."})
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        found: list[ast.expr | None] = []
        if isinstance(node, ast.ClassDef):
            for statement in node.body:
                if isinstance(statement, ast.Assign):
                    if getattr(statement.targets[0], "id", "") == "default_error_messages":
                        found.append(statement.value)
        elif isinstance(node, ast.Call):
            found.append(site.argument(node, "error_messages"))
        for messages in found:
            if isinstance(messages, ast.Dict):
                for text, key, _ in entries(messages):
                    if text == "list":
                        if self.replaceable:
                            yield site.fix(site.replace_in_string(key, "list", "invalid_list"), node=key)
                        elif self.gone:
                            yield site.flag(node=key)
