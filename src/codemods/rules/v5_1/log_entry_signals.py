"""Signals of the admin's log."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword
from codemods.source.names import last_name

_ENTRY = "django.contrib.admin.models.LogEntry"
_SIGNALS = ("pre_save", "post_save")


class LogEntrySignals(Rule):
    """The admin writes its log in bulk where several objects are deleted, and no signals of saving are sent then."""

    change = "5.1/delete-selected-log-signals"
    triggers = (OnKeyword("sender"),)
    advice = (
        "Do in log_deletions() of the ModelAdmin what the receiver did for these, or in the action itself."
    )
    examples = [
        Flags(
            """\
                from django.contrib.admin.models import LogEntry
                from django.db.models.signals import post_save
                from django.dispatch import receiver

                @receiver(post_save, sender=LogEntry)
                def seen(sender, **kwargs):
                    pass

                post_save.connect(seen, sender="admin.LogEntry")
                """,
            lines=(5, 9),
        ),
        Keeps(
            """\
                from django.contrib.admin.models import LogEntry
                from django.db.models.signals import post_delete, post_save

                post_delete.connect(print, sender=LogEntry)
                post_save.connect(print, sender=Book)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        given = site.keyword(call, "sender")
        if given is None or not any(last_name(one) in _SIGNALS for one in _named(call)):
            return
        value = given.value
        if site.is_name(value, _ENTRY) or (
            isinstance(value, ast.Constant) and value.value == "admin.LogEntry"
        ):
            yield site.flag(node=call)


def _named(call: ast.Call) -> list[ast.expr]:
    """What ``receiver()`` is given, and what a method belongs to."""
    first = call.args[0] if call.args else None
    found = (
        list(first.elts) if isinstance(first, ast.List | ast.Tuple) else [first] if first is not None else []
    )
    return [*found, call.func.value] if isinstance(call.func, ast.Attribute) else found
