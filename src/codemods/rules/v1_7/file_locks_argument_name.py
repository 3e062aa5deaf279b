"""``file`` of ``locks.lock()`` and ``locks.unlock()``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_WRITTEN = re.compile(r"file[ \t]*=[ \t]*")


class FileLocksArgumentName(Rule):
    """The first argument of ``locks.lock()`` and ``locks.unlock()`` is called ``f`` now, no longer ``file``."""

    change = "1.7/file-locks-argument-name"
    triggers = (OnCall("django.core.files.locks.lock"), OnCall("django.core.files.locks.unlock"))
    advice = "Give the file by position, which every release takes."
    examples = [
        Fixes(
            before="""\
                from django.core.files import locks
                from django.core.files.locks import unlock

                def save(handle):
                    locks.lock(file=handle, flags=locks.LOCK_EX)
                    unlock(file=handle)
                    locks.lock(flags=locks.LOCK_EX, file=handle)
                """,
            after="""\
                from django.core.files import locks
                from django.core.files.locks import unlock

                def save(handle):
                    locks.lock(handle, flags=locks.LOCK_EX)
                    unlock(handle)
                    locks.lock(handle, flags=locks.LOCK_EX)
                """,
            current="1.6",
            target="1.7",
        ),
        Flags(
            """\
                from django.core.files import locks

                def save(handle, options):
                    locks.lock(file=handle, **options)
                    locks.lock(flags=options.pop(), file=handle)
                    locks.lock(
                        flags=locks.LOCK_EX,
                        # the one above
                        file=handle)
                """,
            lines=(4, 5, 6),
            current="1.6",
            target="1.7",
        ),
        Keeps(
            """\
                from django.core.files import locks
                from shop import locks as others

                def save(handle):
                    locks.lock(handle, locks.LOCK_EX)
                    others.lock(file=handle, flags=1)
                """,
            current="1.6",
            target="1.7",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        keyword = site.keyword(call, "file") if call is not None else None
        if call is None or keyword is None:
            return
        if call.args or site.has_stars(call):
            yield site.flag()
            return
        if keyword is call.keywords[0]:
            start = site.module.lines.offset(keyword.lineno, keyword.col_offset)
            found = _WRITTEN.match(site.module.text, start)
            if found is None or site.module.in_fstring(call):
                yield site.flag()
                return
            yield site.fix(Edit(start, found.end(), ""))
            return
        editor = site.edit_call(call)
        text = editor.text("file")
        if text is None or "#" in site.source(call) or not all(_is_plain(one.value) for one in call.keywords):
            yield site.flag()  # the arguments would be evaluated in another order, or a comment lost
            return
        yield site.fix(editor.remove("file").add(None, text, at=0).edit())


def _is_plain(node: ast.expr) -> bool:
    """Whether an expression is a name, a constant, attributes of one or flags of such: its turn does not matter."""
    if isinstance(node, ast.BinOp):
        return _is_plain(node.left) and _is_plain(node.right)
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name | ast.Constant)
