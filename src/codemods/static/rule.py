"""What a rule on style sheets, browser scripts and templates of Jinja is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from codemods.docstrings import message_of
from codemods.findings import Verdict
from codemods.ledger import Entry, entry
from codemods.rules.examples import Example

__all__ = ["ADMIN", "StaticRule"]

ADMIN = re.compile(
    r"django\.jQuery|#changelist\b|#result_list\b|\.inline-group\b|#content-main\b|\.submit-row\b"
)
"""What only styles and scripts for the admin's pages name."""


class StaticRule:
    """A pattern of which each match is a place.

    ``change`` and ``also`` name the ledger rows that it answers. With ``admin`` only files that are about the admin's
    pages are looked at: in a folder of that name, or with a name of those pages in them. ``suffix`` limits the rule to
    style sheets (``css``) or scripts (``js``). ``rewritten`` gives the new text of a match, None where there is none.
    ``jinja`` is true for what is looked for in templates of Jinja, and nowhere else; ``logout_paths`` where it counts
    only if Django's view answers paths that end in ``logout``. ``available`` is the first release that takes what is
    written.
    ``advice`` says what a person has to do. A text without any of ``words`` holds no match.
    """

    change: ClassVar[str]
    also: ClassVar[tuple[str, ...]] = ()
    pattern: ClassVar[re.Pattern[str]]
    words: ClassVar[tuple[str, ...]]
    verdict: ClassVar[Verdict] = Verdict.FLAG
    admin: ClassVar[bool] = False
    suffix: ClassVar[str] = ""
    jinja: ClassVar[bool] = False
    logout_paths: ClassVar[bool] = False
    available: ClassVar[str] = ""
    advice: ClassVar[str] = ""
    examples: ClassVar[Sequence[Example]] = ()

    @classmethod
    def answers(cls) -> tuple[str, ...]:
        """The ledger ids that the rule answers; the first is the code of its findings."""
        return (cls.change, *cls.also)

    @classmethod
    def changes(cls) -> list[Entry]:
        """What the ledger says of each of them."""
        return [row for row in map(entry, cls.answers()) if row is not None]

    @classmethod
    def message(cls) -> str:
        """What a finding says: the first paragraph of the docstring, without its markup."""
        return message_of(cls)

    @classmethod
    def may_concern(cls, text: str) -> bool:
        """False for a text that holds no word of the rule's: looking for words is quicker than for the pattern."""
        return any(word in text for word in cls.words)

    @classmethod
    def fits(cls, path: str, text: str) -> bool:
        """Whether a file is of the kind that the rule is about."""
        script = path.lower().endswith(("js", ".ts", ".coffee"))
        if cls.suffix and script is not (cls.suffix == "js"):
            return False
        return not cls.admin or "/admin" in f"/{path.lower()}" or ADMIN.search(text) is not None

    @classmethod
    def rewritten(cls, match: re.Match[str]) -> str | None:
        """What takes the place of a match."""
        return None
