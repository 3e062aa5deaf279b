"""How session data is stored."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_BASE = "django.contrib.sessions.backends.base.SessionBase"


class SessionFormat(Rule):
    """Session data is stored in a new signed format: sessions that encode and decode by themselves have to follow."""

    change = "3.1/session-format"
    triggers = tuple(OnMethod(_BASE, name) for name in ("encode", "decode", "_hash"))
    advice = (
        "Encode and decode with django.core.signing as SessionBase does, or say that old data is given up."
    )
    examples = [
        Flags(
            """\
                from django.contrib.sessions.backends.db import SessionStore

                class Store(SessionStore):
                    def decode(self, session_data):
                        return {}
                """,
            line=4,
        ),
        Keeps("class Store:\n    def decode(self, session_data):\n        return {}\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        yield site.flag()
