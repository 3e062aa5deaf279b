"""What ``locks.lock()`` returns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class LocksReturnValue(Rule):
    """``locks.lock()`` returns ``False`` where another process has the lock, and does not raise ``BlockingIOError``.

    Where it gets the lock it returns ``True``; on POSIX it returned ``False``.
    """

    change = "3.2/locks-lock-return-value"
    triggers = (OnCall("django.core.files.locks.lock"),)
    available = "3.2"
    advice = "Ask whether it returns True."
    examples = [
        Suggests(
            before="""\
                from django.core.files import locks

                def take(path):
                    f = open(path, "w")
                    try:
                        locks.lock(f, locks.LOCK_EX | locks.LOCK_NB)
                        return True
                    except IOError:
                        return False
                """,
            after="""\
                from django.core.files import locks

                def take(path):
                    f = open(path, "w")
                    try:
                        if not locks.lock(f, locks.LOCK_EX | locks.LOCK_NB):
                            raise BlockingIOError
                        return True
                    except IOError:
                        return False
                """,
        ),
        Suggests(
            before="""\
                import errno

                from django.core.files import locks

                def take(f):
                    flags = locks.LOCK_EX | locks.LOCK_NB
                    try:
                        locks.lock(f, flags)
                    except IOError as error:
                        return error.errno != errno.EAGAIN
                    return True
                """,
            after="""\
                import errno

                from django.core.files import locks

                def take(f):
                    flags = locks.LOCK_EX | locks.LOCK_NB
                    try:
                        if not locks.lock(f, flags):
                            raise BlockingIOError(errno.EAGAIN, "The file is locked.")
                    except IOError as error:
                        return error.errno != errno.EAGAIN
                    return True
                """,
        ),
        Flags(
            """\
                from django.core.files import locks

                def take(f):
                    locked = locks.lock(f, locks.LOCK_EX)
                    return locked or None

                def ask(f):
                    try:
                        locks.lock(f, locks.LOCK_EX | locks.LOCK_NB)
                    except IOError as error:
                        return error.errno
                """,
            lines=(4, 9),
        ),
        Keeps(
            """\
                import threading

                from django.core.files import locks

                def take(f, lock, flags):
                    locks.lock(f, locks.LOCK_EX)
                    locks.lock(f, flags)
                    lock.lock(f, locks.LOCK_NB)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        statement = site.parent
        if not isinstance(statement, ast.Expr):
            yield site.flag(
                node=call,
                message="locks.lock() returns True where it gets the lock, and False where it does not",
            )
            return
        flags = site.argument(call, "flags", 1)
        if flags is None or not _gives_up(site, flags):
            return
        number = "errno" in site.module.walk.root.bindings
        if not self.replaceable or (not number and self._asks_for_number(site, call)):
            yield site.flag(node=call)
            return
        error = 'BlockingIOError(errno.EAGAIN, "The file is locked.")' if number else "BlockingIOError"
        yield site.suggest(
            site.replace(call, f"if not {site.source(call)}:"),
            site.insert_after(statement, f"    raise {error}"),
            node=call,
            advice="Say yes to have the error as before; or answer to False at this place.",
        )

    def _asks_for_number(self, site: Site, call: ast.Call) -> bool:
        """Whether a handler around reads the number of the error."""
        return any(
            isinstance(outer, ast.Try) and any("errno" in site.source(one) for one in outer.handlers)
            for outer in site.module.ancestors(call)
        )


def _gives_up(site: Site, flags: ast.expr) -> bool:
    """Whether the flags say not to wait for the lock."""
    values = assigned_values(site, flags) if isinstance(flags, ast.Name) else [flags]
    return any("LOCK_NB" in site.source(one) for one in values or ())
