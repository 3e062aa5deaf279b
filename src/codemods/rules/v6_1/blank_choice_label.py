"""The text of the empty option of select boxes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.expected_texts import expected
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_OLD = "---------"
_DASHES = re.compile(r"\A-{9}\Z|>\s*-{9}\s*<")  # not the rule of a table


class BlankChoiceLabel(Rule):
    """The empty option of a select box reads “- Select an option -”, no longer nine dashes."""

    change = "6.1/blank-choice-label"
    partly = True
    triggers = (OnModule((_OLD,)),)
    advice = "Expect the new text where it is Django's, or set empty_label; USE_BLANK_CHOICE_DASH brings the dashes back for a while."
    examples = [
        Flags(
            path="shop/tests.py",
            source="""\
                def test_choices(self, form):
                    self.assertEqual(form.fields["kind"].choices[0], ("", "---------"))
                    self.assertContains(form, '<option value="">---------</option>')
                """,
            lines=(2, 3),
        ),
        Flags(
            path="shop/forms.py",
            source="""\
                def clean(field):
                    return field.empty_label == "---------"
                """,
            line=2,
        ),
        Keeps(
            path="shop/forms.py",
            source="""\
                KINDS = [("", "---------"), ("a", "A")]

                def show():
                    \"\"\"---------\"\"\"
                    return "----------" in str(KINDS)
                """,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                from django_filters import ChoiceFilter

                def test_choices(self):
                    self.assertEqual(ChoiceFilter().field.choices[0], ("", "---------"))
                """,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test_line(self):
                    self.assertEqual(line("----------"), "Name\\n---------\\nx")
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        module = site.module
        if "test" in site.roles:
            if _may_be_others(site):
                return
            for node in expected(site, (_OLD,), _DASHES):
                yield site.flag(node=node)
            return
        for node in module.texts(_OLD):
            if node.value == _OLD and isinstance(module.parents.get(node), ast.Compare):
                yield site.flag(node=node)


def _may_be_others(site: Site) -> bool:
    """Whether a file has to do with django-filter, whose own label has the dashes still."""
    facts = site.index.files.get(site.module.path)
    return facts is not None and any(name.partition(".")[0] == "django_filters" for name in facts.uses)
