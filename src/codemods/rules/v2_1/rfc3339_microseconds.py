"""The text that ``rfc3339_date()`` makes of a time."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.names import last_name


class Rfc3339Microseconds(Rule):
    """``rfc3339_date()`` no longer cuts off microseconds, and Atom feeds have them in their times."""

    change = "2.1/undocumented-rfc3339-microseconds"
    triggers = (OnCall("django.utils.feedgenerator.rfc3339_date"),)
    advice = "Give it a time of whole seconds, time.replace(microsecond=0), where the text is cut, compared or read."
    examples = [
        Flags(
            """\
                from datetime import datetime
                from django.utils.feedgenerator import rfc3339_date

                def check(self, text, time):
                    self.assertIn("<updated>%s" % rfc3339_date(time)[:-3], text)
                    self.assertEqual(text, rfc3339_date(time))
                    datetime.strptime(rfc3339_date(time), "%Y-%m-%dT%H:%M:%SZ")
                    return rfc3339_date(time) == text
                """,
            lines=(5, 6, 7, 8),
        ),
        Keeps(
            """\
                from django.utils.feedgenerator import rfc2822_date, rfc3339_date

                def item(self, time):
                    self.assertEqual(rfc2822_date(time)[:-3], rfc3339_date(time.replace(microsecond=0)))
                    self.assertEqual(rfc3339_date(datetime(2008, 11, 14, 13, 37, 0)), "2008-11-14T13:37:00Z")
                    return {"published": rfc3339_date(time)}
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call, parent = site.node, site.parent
        if not isinstance(call, ast.Call) or (call.args and _is_whole(call.args[0])):
            return
        if isinstance(parent, ast.Compare) or (isinstance(parent, ast.Subscript) and parent.value is call):
            yield site.flag(node=call)
        elif isinstance(parent, ast.Call) and parent.func is not call:
            name = parent.func.attr if isinstance(parent.func, ast.Attribute) else ""
            if name.startswith("assert") or name in ("strptime", "fromisoformat"):
                yield site.flag(node=call)


def _is_whole(time: ast.expr) -> bool:
    """Whether an expression is ``time.replace(microsecond=0)``, or makes a time that is given no microseconds."""
    if not isinstance(time, ast.Call):
        return False
    if any(one.arg == "microsecond" for one in time.keywords):
        return True
    name = last_name(time.func)
    return name in ("date", "datetime") and len(time.args) < 7 and bool(time.args)
