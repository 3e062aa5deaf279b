"""Values that give their own HTML."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_SAFE = "django.utils.safestring.SafeData"


class HtmlDunder(Rule):
    """Templates take what a value's ``__html__()`` returns for HTML, and do not escape the value any more."""

    change = "1.7.2/html-dunder-is-safe"
    since = "1.8"  # code for 1.7 may have run on its first releases
    triggers = (OnMethod("", "__html__"),)
    advice = "Make sure that the method escapes what it puts into its HTML."
    examples = [
        Flags(
            """\
                class Price:
                    def __html__(self):
                        return "<b>%s</b>" % self.amount
                """,
            line=2,
        ),
        Keeps(
            """\
                from django.utils.safestring import SafeText

                def __html__(self):
                    return ""

                class Own(SafeText):
                    def __html__(self):
                        return self
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.class_
        if class_ is not None and not site.descends(class_, _SAFE):
            yield site.flag()
