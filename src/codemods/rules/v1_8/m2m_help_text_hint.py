"""The sentence about the Control key."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule


class M2mHelpTextHint(Rule):
    """The help text of ``ManyToManyField`` no longer ends in the sentence about the Control key, but for the admin."""

    change = "1.8/m2m-help-text-hint"
    triggers = (OnModule(("Hold down",)),)
    advice = "Do not look for the sentence; write it into help_text where it is wanted."
    examples = [
        Flags(
            """\
                HINT = 'Hold down "Control", or "Command" on a Mac, to select more than one.'
                """,
            line=1,
        ),
        Keeps(
            """\
                HINT = 'Hold down the button.'
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for node in site.module.texts("Hold down"):
            if isinstance(node.value, str) and 'Hold down "Control"' in node.value:
                yield site.flag(node=node)
