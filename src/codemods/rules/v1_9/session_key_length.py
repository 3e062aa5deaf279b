"""Keys of sessions."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class SessionKeyLength(Rule):
    """Keys of sessions have at least eight characters; shorter ones are ignored."""

    change = "1.9/session-key-length"
    triggers = (
        OnCall("django.contrib.sessions.backends.base.SessionBase", subclasses=True),
        OnCall("django.contrib.sessions.models.Session"),
    )
    advice = "Use a longer key."
    examples = [
        Flags(
            """\
                from django.contrib.sessions.backends.db import SessionStore
                from django.contrib.sessions.models import Session

                store = SessionStore("abc")
                row = Session(session_key="1")
                """,
            lines=(4, 5),
        ),
        Keeps(
            """\
                from django.contrib.sessions.backends.db import SessionStore
                from shop.sessions import SessionStore as Other

                store = SessionStore("abcdefgh")
                empty = SessionStore(None), SessionStore()
                other = Other("abc")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        row = site.is_name(call.func, "django.contrib.sessions.models.Session")
        value = site.argument(call, "session_key", None if row else 0)
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and len(value.value) < 8:
            yield site.flag(node=value)
