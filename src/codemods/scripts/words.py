"""The words of shell command lines with their places, read the way a shell would as far as a call needs it."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, field

__all__ = ["Form", "Script", "Statement", "Word", "read_array", "read_script"]


class Form(enum.Enum):
    """How the words of a statement are written down, which decides how one is added or taken away."""

    SHELL = "shell"  # one after the other on a command line
    ARRAY = "array"  # ["python", "manage.py", "check"]
    LIST = "list"  # one item a line: "- manage.py"


@dataclass(frozen=True, slots=True)
class Word:
    """One word. ``start`` and ``end`` span what stands for its value, within its quotes where it has some.

    ``outer`` is the span with the quotes. ``plain`` is true where the characters are the value: such a word can be
    replaced by another text.
    """

    start: int
    end: int
    value: str
    plain: bool
    outer: tuple[int, int]


@dataclass(slots=True)
class Statement:
    """The words between two operators.

    ``before`` is the operator in front (``|``, ``&&``, ``;``, a line end) and ``after`` the one behind; ``previous``
    and ``following`` are the neighbours on the same line.
    """

    words: list[Word] = field(default_factory=list)
    before: str = ""
    after: str = ""
    form: Form = Form.SHELL
    previous: Statement | None = None
    following: Statement | None = None
    stdin: bool = False
    """True where the statement reads from a file, a here-document or a here-string."""


@dataclass(slots=True)
class Script:
    """What was read of a text: statements, the spans of comments, and of texts that are commands within words.

    ``documents`` are the spans of here-documents with the statement that each is fed to.
    """

    statements: list[Statement] = field(default_factory=list)
    comments: list[tuple[int, int]] = field(default_factory=list)
    nested: list[tuple[int, int, Statement]] = field(default_factory=list)
    documents: list[tuple[int, int, Statement]] = field(default_factory=list)


_OPERATOR = re.compile(r"\|\||&&|\|&|;;|[|&;()]")
_REDIRECT = re.compile(r"\d*(?:<<<|<<-?|>>|>&|<&|>\||<>|&>>|&>|>|<)")
_CONTINUED = re.compile(r"\\\r?\n|\^\r?\n")
_HEREDOC = re.compile(r"[ \t]*(?P<quote>['\"]?)\\?(?P<name>\w+)(?P=quote)")
_WHICH = re.compile(
    r"\$\(\s*(?:which|command -v)\s+([\w./-]+)\s*\)|`\s*(?:which|command -v)\s+([\w./-]+)\s*`"
)
_MUSTACHE = re.compile(r"\$?\{\{[^{}\n]*\}\}")
_BRACED = re.compile(r"\$\{[^{}\n]*\}|\{[A-Za-z_]+(?::[^{}\n]*)?\}")
_MAKE = re.compile(r"\$\([A-Za-z_][A-Za-z0-9_]*\)")
_PLAIN = re.compile(r"[^\s\\'\"`$|&;()<>{}]+")


def read_script(text: str, start: int, end: int, *, folded: bool = False, batch: bool = False) -> Script:
    """Read ``text[start:end]`` as shell commands.

    With ``folded`` a line end is plain space, as in YAML's folded scalars; with ``batch`` a backslash is a
    character like any other, as on Windows. Nothing is refused: what makes no sense is read as words.
    """
    return _Reader(text, start, end, folded, batch).read()


class _Reader:
    def __init__(self, text: str, start: int, end: int, folded: bool, batch: bool) -> None:
        self.text = text
        self.at = start
        self.end = end
        self.folded = folded
        self.batch = batch
        self.script = Script()
        self.statement = Statement()
        self.waiting: list[tuple[str, bool, Statement]] = []

    def read(self) -> Script:
        text, end = self.text, self.end
        while self.at < end:
            char = text[self.at]
            if char in " \t\r\f":
                self.at += 1
            elif char == "\n":
                self.at += 1
                if not self.folded or self.waiting:
                    self._flush("\n")
                    self._documents()
            elif continued := _CONTINUED.match(text, self.at, end):
                self.at = continued.end()
            elif char == "#":
                stop = text.find("\n", self.at, end)
                stop = end if stop < 0 or self.folded else stop
                self.script.comments.append((self.at, stop))
                self.at = stop
            elif redirect := _REDIRECT.match(text, self.at, end):
                self._redirect(redirect)
            elif operator := _OPERATOR.match(text, self.at, end):
                self._flush(operator[0])
                self.at = operator.end()
            else:
                self._word()
        self._flush("")
        return self.script

    def _flush(self, operator: str) -> None:
        if self.statement.words or operator not in ("", "\n"):
            self.statement.after = operator
            self.script.statements.append(self.statement)
            fresh = Statement(before=operator)
            if operator not in ("\n", ""):
                fresh.previous = self.statement
                self.statement.following = fresh
            self.statement = fresh
        elif operator == "\n" and self.statement.before not in ("|", "&&", "||"):
            self.statement.before = operator

    def _redirect(self, match: re.Match[str]) -> None:
        self.at = match.end()
        arrow = match[0].lstrip("0123456789")
        if arrow in ("<<", "<<-"):
            name = _HEREDOC.match(self.text, self.at, self.end)
            if name:
                self.waiting.append((name["name"], arrow == "<<-", self.statement))
                self.statement.stdin = True
                self.at = name.end()
            return
        if arrow.startswith("<"):
            self.statement.stdin = True
        while self.at < self.end and self.text[self.at] in " \t":
            self.at += 1
        if self.at < self.end and self.text[self.at] not in "\n|&;()<>":
            self._word(keep=False)

    def _documents(self) -> None:
        """Pass over the here-documents that the line just ended has announced."""
        for name, tabs, statement in self.waiting:
            start = self.at
            while self.at < self.end:
                stop = self.text.find("\n", self.at, self.end)
                stop = self.end if stop < 0 else stop
                line = self.text[self.at : stop].rstrip("\r")
                last = (line.lstrip("\t") if tabs else line) == name or line.strip() == name
                begin = self.at
                self.at = min(stop + 1, self.end)
                if last:
                    self.script.documents.append((start, begin, statement))
                    break
            else:
                self.script.documents.append((start, self.end, statement))
        self.waiting = []

    def _word(self, keep: bool = True) -> None:
        text, end, start = self.text, self.end, self.at
        value: list[str] = []
        plain = True
        quoted: tuple[int, int] | None = None  # the span within the quotes, where they enclose the whole word
        while self.at < end:
            char = text[self.at]
            run = _PLAIN.match(text, self.at, end)
            if run:
                value.append(run[0])
                self.at = run.end()
            elif char in "'\"":
                inner = self._quoted(char)
                if inner is None:
                    value.append(char)
                    self.at += 1
                    continue
                if inner[0] - 1 == start and (self.at >= end or text[self.at] in " \t\r\n|&;()<>"):
                    quoted = inner
                else:
                    plain = False
                body = text[slice(*inner)]
                if quoted and char == '"' and ("\\" in body or "$" in body or "`" in body):
                    plain = False
                value.append(body)
                if keep:
                    self.script.nested.append((*inner, self.statement))
            elif char == "\\" and not self.batch:
                if _CONTINUED.match(text, self.at, end):
                    break
                value.append(text[self.at + 1 : self.at + 2])
                plain = False
                self.at += 2
            elif which := _WHICH.match(text, self.at, end):
                group = 1 if which[1] else 2
                value.append(which[group])
                self.at = which.end()
                if which.start() == start and (self.at >= end or text[self.at] in " \t\r\n|&;()<>"):
                    quoted = which.span(group)
                else:
                    plain = False
            elif hole := (
                _MUSTACHE.match(text, self.at, end)
                or _BRACED.match(text, self.at, end)
                or _MAKE.match(text, self.at, end)
            ):
                value.append(hole[0])
                plain = False
                self.at = hole.end()
            elif char == "$" and text.startswith("$(", self.at):
                value.append(self._substitution(self.at + 2))
                plain = False
            elif char == "`":
                stop = text.find("`", self.at + 1, end)
                stop = end if stop < 0 else stop
                self.script.nested.append((self.at + 1, stop, self.statement))
                value.append(text[self.at : stop + 1])
                plain = False
                self.at = min(stop + 1, end)
            elif char in "${}\\":
                value.append(char)
                plain = plain and char == "\\"
                self.at += 1
            else:
                break
        self.at = min(max(self.at, start + 1), end)
        if keep:
            span = quoted or (start, self.at)
            self.statement.words.append(Word(*span, "".join(value), plain, (start, self.at)))

    def _quoted(self, quote: str) -> tuple[int, int] | None:
        """The span within the quotes that begin here; None, and nothing passed, where they are not closed."""
        start = at = self.at + 1
        while True:
            at = self.text.find(quote, at, self.end)
            if at < 0:
                return None
            if quote == '"' and self._escaped(at):
                at += 1
                continue
            self.at = at + 1
            return start, at

    def _escaped(self, at: int) -> bool:
        count = 0
        while self.text[at - 1 - count] == "\\":
            count += 1
        return count % 2 == 1 and not self.batch

    def _substitution(self, start: int) -> str:
        """Pass over ``$(…)``, whose inside is a text of commands of its own."""
        depth, at = 1, start
        while at < self.end:
            char = self.text[at]
            depth += (char == "(") - (char == ")")
            if not depth:
                break
            at += 1
        inner = (start, at)
        if self.text.startswith("shell ", start):  # make's $(shell …)
            inner = (start + 6, at)
        self.script.nested.append((*inner, self.statement))
        self.at = min(at + 1, self.end)
        return self.text[start - 2 : self.at]


_ELEMENT = re.compile(
    r"""\s*(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|([^\s,\[\]"'#{}][^,\[\]"'\n{}]*?))\s*(?=[,\]])"""
)


def read_array(text: str, start: int, end: int) -> Statement | None:
    """Read the array of strings that begins with the bracket at ``start``; None where it is something else."""
    at = start + 1
    statement = Statement(form=Form.ARRAY)
    while at < end:
        match = _ELEMENT.match(text, at, end)
        if match is None:
            return None
        group = match.lastindex or 1
        value = match[group]
        span = match.span(group)
        outer = (span[0] - 1, span[1] + 1) if group < 3 else span
        statement.words.append(Word(*span, value, "\\" not in value, outer))
        at = match.end()
        if text[at] == "]":
            return statement
        at += 1
        closing = re.compile(r"\s*\]").match(text, at, end)
        if closing:
            return statement
    return None
