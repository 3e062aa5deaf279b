"""Exceptions of pytz."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

_TIMES = tuple(
    f"django.utils.timezone.{name}"
    for name in ("activate", "override", "localtime", "make_naive", "make_aware", "get_current_timezone")
)


class PytzExceptions(Rule):
    """The exceptions of pytz are not raised by the zones of ``zoneinfo``."""

    change = "4.0/pytz-exceptions"
    advice = (
        "An unknown name raises zoneinfo.ZoneInfoNotFoundError; times that come twice or never raise nothing, so the "
        "handling has to be thought over."
    )
    triggers = tuple(
        OnName(f"pytz.{module}{name}")
        for module in ("", "exceptions.")
        for name in ("UnknownTimeZoneError", "AmbiguousTimeError", "NonExistentTimeError", "InvalidTimeError")
    )
    examples = [
        Flags(
            """\
                import pytz
                from django.utils import timezone

                def f(naive, name):
                    try:
                        return timezone.make_aware(naive)
                    except (pytz.AmbiguousTimeError, ValueError):
                        timezone.activate(pytz.timezone(name))
                """,
            line=7,
        ),
        Flags(
            """\
                from django.utils.timezone import make_aware
                from pytz import NonExistentTimeError as Missing

                def f(naive):
                    try:
                        return make_aware(naive)
                    except Missing:
                        return None
                """,
            line=7,
        ),
        Keeps(
            """\
                import pytz

                def f(name):
                    try:
                        return pytz.timezone(name)
                    except pytz.UnknownTimeZoneError:
                        return None
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "use":
            return
        handler: ast.ExceptHandler | None = None
        inside: ast.AST = site.node
        for ancestor in site.module.ancestors(site.node):
            if isinstance(ancestor, ast.ExceptHandler):
                handler = ancestor if inside is ancestor.type else None
                break
            if isinstance(ancestor, ast.stmt):
                break
            inside = ancestor
        block = site.module.parents.get(handler) if handler is not None else None
        if not isinstance(block, ast.Try):
            return
        for statement in block.body:
            for part in ast.walk(statement):
                if isinstance(part, ast.Call) and site.is_name(part.func, *_TIMES):
                    yield site.flag()
                    return
