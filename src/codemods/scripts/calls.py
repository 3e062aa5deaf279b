"""Calls of Django's command line: ``manage.py``, ``django-admin`` and ``python -m django`` among other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from codemods.findings import Edit
from codemods.scripts.words import Form, Statement, Word

__all__ = ["ANSIBLE", "PROGRAM", "Call", "Option", "calls_in", "calls_in_prose", "programs", "variables"]

PROGRAM = re.compile(
    r"(?<![\w.-])(?:manage\.py|django-admin(?:\.py)?)(?![\w-]|\.\w)|-m[ \t]+django\b(?![.\w-])|daily_cleanup\.py"
)
"""A name of Django's command line; a text without a match has no call in it (but see ``variables``)."""

ANSIBLE = re.compile(
    r"^(?P<lead>[ \t]*(?:-[ \t]+)?)(?:[\w.]+\.)?(?P<name>django_manage)[ \t]*:", re.MULTILINE
)
"""Ansible's module that runs a command of Django's."""

_PROGRAM_WORDS = ("manage.py", "django-admin", "daily_cleanup.py", "-m")
_NAMES = frozenset({"manage.py", "django-admin", "django-admin.py", "daily_cleanup.py"})
_COMMAND = re.compile(r"[A-Za-z_][A-Za-z0-9_]*$")
_ASSIGNMENT = re.compile(r"[A-Za-z_][A-Za-z0-9_]*=")
_LEADERS = frozenset(
    [
        "sudo",
        "exec",
        "env",
        "time",
        "nohup",
        "then",
        "do",
        "else",
        "if",
        "elif",
        "while",
        "until",
        "!",
        "{",
        "command",
        "nice",
        "ionice",
        "-",
        "@",
        "-@",
        "@-",
        "+",
        "&&",
        "with",
    ]
)
# These take the name of a file, not a command of Django's.
_NO_CALLS = frozenset(
    [
        "chmod",
        "chown",
        "cp",
        "mv",
        "rm",
        "cat",
        "ls",
        "test",
        "[",
        "[[",
        "touch",
        "sed",
        "awk",
        "grep",
        "egrep",
        "rg",
        "find",
        "git",
        "black",
        "flake8",
        "isort",
        "pylint",
        "mypy",
        "ruff",
        "autopep8",
        "pyflakes",
        "vim",
        "vi",
        "nano",
        "less",
        "more",
        "head",
        "tail",
        "ln",
        "diff",
        "stat",
        "tar",
        "rsync",
        "scp",
        "zip",
        "unzip",
        "COPY",
        "ADD",
        "WORKDIR",
        "source",
        ".",
        "wc",
        "file",
        "which",
        "whereis",
        "type",
        "dos2unix",
        "install",
        "mkdir",
        "pycodestyle",
        "pydocstyle",
        "bandit",
        "vulture",
        "pre-commit",
    ]
)
SAYERS = frozenset(
    [
        "echo",
        "printf",
        "@echo",
        "-@echo",
        "cat",
        "tee",
        "Write-Host",
        "Write-Output",
        "puts",
        "print",
        "log",
        "info",
        "warn",
        "error",
    ]
)
_INTERPRETER = re.compile(
    r"(?:.*[/\\])?(?:python|pypy)[\d.]*(?:\.exe)?$|\$\(?\{?(?:PYTHON|PY|python)\}?\)?$|\{envpython\}$"
)
_VARIABLE = re.compile(
    r"""^[ \t]*(?:export[ \t]+|set[ \t]+)?([A-Za-z_]\w*)[ \t]*[:?+]?=[ \t]*["']?([^\n"'#]*?(?:manage\.py|django-admin(?:\.py)?)(?:[ \t]+--\w+[= ]\S+)*)["']?[ \t\r]*$""",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"\$\(?\{?([A-Za-z_]\w*)\}?\)?$|%([A-Za-z_]\w*)%$")
_GLOBAL = re.compile(r"--(?:settings|pythonpath)$|--(?:settings|pythonpath)=|--traceback$|--no-color$|-v\d?$")


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a call: its words, one or two, and its value if it has one, as written."""

    words: tuple[Word, ...]
    name: str
    value: str | None = None

    @property
    def valued(self) -> Word | None:
        """The word that holds the value, where it is a word of its own."""
        return self.words[1] if len(self.words) > 1 else None


@dataclass(frozen=True, slots=True)
class Call:
    """One call: the program, the command (None where there is none or it is not to be read) and what follows it.

    ``sure`` is true for a command line that is run, false for what a document says.
    """

    text: str = field(repr=False)
    program: Word
    command: Word | None
    args: tuple[Word, ...]
    statement: Statement = field(repr=False)
    sure: bool
    interpreter: Word | None = None

    @property
    def name(self) -> str:
        """The command's name, empty where there is none."""
        return self.command.value if self.command else ""

    @property
    def end(self) -> Word:
        """The last word of the call."""
        return self.args[-1] if self.args else self.command or self.program

    def has(self, *names: str) -> bool:
        """True where one of the options is given, with or without a value behind an equals sign."""
        return any(word.value.partition("=")[0] in names for word in self.args)

    def options(self, *names: str, valued: bool = False) -> list[Option]:
        """The options of these names. With ``valued`` each takes a value: behind ``=``, joined on, or the next word."""
        found: list[Option] = []
        for index, word in enumerate(self.args):
            head, equals, tail = word.value.partition("=")
            if head in names and (equals or not valued):
                found.append(Option((word,), head, tail if equals else None))
            elif head in names and index + 1 < len(self.args):
                found.append(Option((word, self.args[index + 1]), head, self.args[index + 1].value))
            elif valued:
                short = next(
                    (n for n in names if len(n) == 2 and word.value.startswith(n) and len(word.value) > 2),
                    None,
                )
                if short and not word.value.startswith("--"):
                    found.append(Option((word,), short, word.value[2:]))
        return found

    def labels(self, *valued: str) -> list[Word]:
        """The words that are no options; ``valued`` names the options that take the next word as their value."""
        found: list[Word] = []
        takes = frozenset(valued) | {"--settings", "--pythonpath", "--verbosity", "-v", "--database"}
        skip = False
        for word in self.args:
            if skip:
                skip = False
            elif word.value.startswith("-"):
                skip = word.value in takes
            else:
                found.append(word)
        return found

    def replace(self, word: Word, new: str) -> Edit:
        """An edit that puts ``new`` in the place of a word; the quotes around it stay."""
        return Edit(word.start, word.end, new)

    def cut(self, word: Word, tail: str) -> Edit | None:
        """An edit that takes ``tail`` from the end of a word, whatever stands before it; None where it is not there."""
        start = word.end - len(tail)
        return Edit(start, word.end, "") if self.text[start : word.end] == tail else None

    def remove(self, *words: Word) -> tuple[Edit, ...]:
        """Edits that take words away, with the space, comma or line that belonged to them."""
        return tuple(Edit(*self._extent(word), "") for word in words)

    def add(self, after: Word, *words: str) -> Edit:
        """An edit that puts new words behind an old one."""
        text, form = self.text, self.statement.form
        at = after.outer[1]
        if form is Form.ARRAY:
            quote = text[after.outer[0]] if text[after.outer[0]] in "'\"" else ""
            return Edit(at, at, "".join(f", {quote}{word}{quote}" for word in words))
        if form is Form.LIST:
            line = text.rfind("\n", 0, after.outer[0]) + 1
            lead = text[line : after.outer[0]]
            quote = text[after.outer[0]] if text[after.outer[0]] in "'\"" else ""
            newline = "\r\n" if "\r\n" in text else "\n"
            return Edit(at, at, "".join(f"{newline}{lead}{quote}{word}{quote}" for word in words))
        return Edit(at, at, "".join(f" {word}" for word in words))

    def _extent(self, word: Word) -> tuple[int, int]:
        """What goes with a word that is taken away."""
        text, form = self.text, self.statement.form
        start, end = word.outer
        if form is Form.LIST:
            line = text.rfind("\n", 0, start) + 1
            stop = text.find("\n", end)
            return line, len(text) if stop < 0 else stop + 1
        if form is Form.ARRAY:
            before = start
            while text[before - 1].isspace():
                before -= 1
            if text[before - 1] == ",":
                return before - 1, end
            behind = re.compile(r"\s*,\s*").match(text, end)
            return start, behind.end() if behind else end
        while text[start - 1] in " \t" or _ends_continued(text, start):
            start -= 1
        return start, end


def _ends_continued(text: str, at: int) -> bool:
    """True where a line end behind a backslash, or that backslash, stands before ``at``."""
    before = text[max(at - 3, 0) : at]
    return before.endswith(("\\\n", "\\\r\n", "\\\r")) or (
        before.endswith("\\") and text[at : at + 1] in "\r\n"
    )


def programs(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The names of Django's command line in ``text[start:end]``, in the order in which they stand there."""
    # Looking for words is quicker than looking for the patterns that they are part of.
    stop = len(text) if end is None else end
    found: list[int] = []
    for word in _PROGRAM_WORDS:
        at = text.find(word, start, stop)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1, stop)
    for at in sorted(found):
        match = PROGRAM.match(text, at, stop)
        if match is not None:
            yield match


def variables(text: str) -> frozenset[str]:
    """The names of variables of a Makefile or script that stand for Django's command line."""
    if "=" not in text:
        return frozenset()
    return frozenset(match[1] for match in _VARIABLE.finditer(text))


def calls_in(text: str, statement: Statement, sure: bool, known: frozenset[str]) -> Iterator[Call]:
    """The call in a statement, if it is one; ``known`` holds the variables that stand for the command line."""
    words = statement.words
    head = _head(words)
    if head is not None and head.value.rpartition("/")[2] in _NO_CALLS:
        return
    sure = sure and not (head is not None and head.value in SAYERS)
    for index, word in enumerate(words):
        if not _is_program(words, index, known):
            continue
        before = words[index - 1] if index else None
        if before is not None and before.value in _NO_CALLS:
            return
        rest = words[index + 1 :]
        command, args = _command(rest)
        interpreter = next((w for w in reversed(words[:index]) if _INTERPRETER.match(w.value)), None)
        yield Call(text, word, command, tuple(args), statement, sure, interpreter)
        return


def _head(words: Sequence[Word]) -> Word | None:
    """The word that names what a statement runs."""
    for word in words:
        if word.value not in _LEADERS and not _ASSIGNMENT.match(word.value):
            return word
    return None


def _is_program(words: Sequence[Word], index: int, known: frozenset[str]) -> bool:
    value = words[index].value.lstrip("@-+") if index == 0 else words[index].value
    name = re.split(r"[/\\]", value)[-1]
    if name in _NAMES:
        return " " not in value and "=" not in value
    if value == "django" and index and words[index - 1].value == "-m":
        return True
    reference = _REFERENCE.match(value) if known else None
    return reference is not None and (reference[1] or reference[2]) in known


def _command(rest: Sequence[Word]) -> tuple[Word | None, list[Word]]:
    """The command and its arguments; options of Django's own may stand in front."""
    index = 0
    while index < len(rest) and _GLOBAL.match(rest[index].value):
        index += 2 if rest[index].value in ("--settings", "--pythonpath", "-v") else 1
    if index >= len(rest) or not _COMMAND.match(rest[index].value):
        return None, list(rest)
    return rest[index], [*rest[:index], *rest[index + 1 :]]


_PROSE_WORD = re.compile(r"[^\s`|;&<>]+")
_LONG = 50
_TRAILING = "'\".,:;)*!?]}"


def calls_in_prose(text: str, start: int, end: int) -> Iterator[Call]:
    """The calls that a document speaks of in ``text[start:end]``; none of them is sure."""
    for match in programs(text, start, end):
        stop = text.find("\n", match.end(), end)
        stop = end if stop < 0 else stop
        words: list[Word] = []
        at = match.end()
        while at < stop and len(words) < _LONG:
            gap = re.compile(r"[ \t]+").match(text, at, stop)
            word = _PROSE_WORD.match(text, gap.end() if gap else at, stop)
            if gap is None or word is None:
                break
            value = word[0].rstrip(_TRAILING)
            at = word.end()
            if value:
                words.append(Word(word.start(), word.start() + len(value), value, False, word.span()))
            if value != word[0]:
                break
        program = Word(*match.span(), match[0], False, match.span())
        command, args = _command(words)
        yield Call(text, program, command, tuple(args), Statement(words=[program, *words]), False)
