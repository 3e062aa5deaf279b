"""Command lines in Python code: lists of words, command lines in strings, and what runs Django's commands itself.

Such a place is only ever flagged: what a list is for is known to the code around it.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Sequence, Set

from codemods.files.text import LineIndex
from codemods.scripts.calls import PROGRAM, Call, calls_in, calls_in_prose
from codemods.scripts.words import Form, Statement, Word
from codemods.source.parents import nodes_on

__all__ = ["PYTHON_WORDS", "calls_in_python", "may_mention", "mentions"]

PYTHON_WORDS = (
    "manage.py",
    "django-admin",
    "daily_cleanup.py",
    "execute_from_command_line",
    "ManagementUtility",
    "call_command",
    "-m",
    "DJANGO_LIVE",
)
"""A file without any of these holds no call, and names no environment variable."""

_WORDS = tuple(
    (text, frozenset(words.encode().split()))
    for text, words in (
        ("manage.py", "manage py"),
        ("django-admin", "django admin"),
        ("daily_cleanup.py", "daily_cleanup py"),
        ("-m", "m django"),
        ("execute_from_command_line",) * 2,
        ("ManagementUtility",) * 2,
        ("call_command",) * 2,
        ("DJANGO_LIVE_TEST_SERVER_ADDRESS",) * 2,
    )
)
"""A file that speaks of any of it holds one of these, and so all the words that it consists of."""

_MAY_CALL = re.compile(
    PROGRAM.pattern
    + r"|DJANGO_LIVE_TEST|execute_from_command_line|ManagementUtility|call_command|['\"]-m['\"],\s*['\"]django['\"]"
)

_ARGUMENT = re.compile(r"['\"]django['\"]")
_EXECUTE = ("execute_from_command_line", "ManagementUtility", "run_from_argv")
_CALL = "call_command"


def may_mention(text: str, words: Set[bytes]) -> bool:
    """Whether a text that consists of these words may speak of Django's command line."""
    return any(parts <= words and sign in text for sign, parts in _WORDS)


def mentions(text: str) -> Iterator[int]:
    """The offsets at which a text may speak of Django's command line; a text without any holds no call."""
    # Looking for words is quicker than looking for the patterns that they are part of.
    for word in PYTHON_WORDS:
        at = text.find(word)
        while at >= 0:
            if _MAY_CALL.match(text, at) or _MAY_CALL.match(text, at - 1):
                yield at
            at = text.find(word, at + 1)


def calls_in_python(text: str, lines: LineIndex, tree: ast.Module | None = None) -> Iterator[Call]:
    """The calls that the code in ``text`` makes or speaks of, none of them sure; none where it does not parse."""
    if tree is None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what the file escapes wrongly is not our affair
                tree = ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return  # told by whoever reads it as Python
    yield from _Reader(text, lines).read(tree)


class _Reader:
    def __init__(self, text: str, lines: LineIndex) -> None:
        self.text = text
        self.lines = lines
        self.taken: set[int] = set()  # ids of the nodes that are words of a call

    def read(self, tree: ast.Module) -> Iterator[Call]:
        strings: list[ast.expr] = []
        found = [*mentions(self.text), *(match.start() for match in _ARGUMENT.finditer(self.text))]
        for node in nodes_on(tree, sorted(self.lines.position(offset)[0] for offset in found)):
            if isinstance(node, ast.Call):
                yield from self._call(node)
            elif isinstance(node, ast.List | ast.Tuple):
                yield from self._words(node.elts)
            elif isinstance(node, ast.JoinedStr) or (
                isinstance(node, ast.Constant) and isinstance(node.value, str)
            ):
                if isinstance(node, ast.JoinedStr):
                    self.taken.update(id(part) for part in node.values)
                strings.append(node)
        for node in strings:
            if id(node) not in self.taken:
                yield from calls_in_prose(self.text, *self._span(node))

    def _call(self, call: ast.Call) -> Iterator[Call]:
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name in _EXECUTE and call.args:
            given = call.args[0]
            if isinstance(given, ast.BinOp) and isinstance(given.right, ast.List):  # sys.argv[:1] + ["test"]
                yield from self._django(given.left, given.right.elts)
            elif isinstance(given, ast.List | ast.Tuple) and given.elts:
                yield from self._django(given.elts[0], given.elts[1:])
        elif name == _CALL and len(call.args) > 1:
            yield from self._django(call.func, call.args)
        else:
            yield from self._words(call.args)  # session.run("python", "manage.py", "test")

    def _words(self, nodes: Sequence[ast.expr]) -> Iterator[Call]:
        """The call among the words of a list, tuple or argument list, if one of them is Django's command line."""
        if len(nodes) < 2 or not any(self._names_program(node) for node in nodes):
            return
        statement = Statement(words=[self._word(node) for node in nodes], form=Form.ARRAY)
        calls = list(calls_in(self.text, statement, False, frozenset()))
        if calls:
            self.taken.update(map(id, nodes))
        yield from calls

    def _django(self, program: ast.expr, nodes: Sequence[ast.expr]) -> Iterator[Call]:
        """The call whose command and arguments are ``nodes``, whatever the program is called."""
        if not nodes or id(nodes[0]) in self.taken:
            return
        self.taken.update(map(id, (program, *nodes)))
        start, end = self._span(program)
        first = Word(start, end, "manage.py", False, (start, end))
        statement = Statement(words=[first, *map(self._word, nodes)], form=Form.ARRAY)
        yield from calls_in(self.text, statement, False, frozenset())

    def _names_program(self, node: ast.expr) -> bool:
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            return False
        return (" " not in node.value and PROGRAM.search(node.value) is not None) or node.value == "django"

    def _word(self, node: ast.expr) -> Word:
        span = self._span(node)
        plain = isinstance(node, ast.Constant) and isinstance(node.value, str)
        value = str(node.value) if isinstance(node, ast.Constant) else self.text[slice(*span)]
        return Word(*span, value, plain, span)

    def _span(self, node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return (
            self.lines.offset(node.lineno, node.col_offset),
            self.lines.offset(node.end_lineno, node.end_col_offset),
        )
