"""From the text of a file to the statements in it: what is a command line there, and what only speaks of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from codemods.pins.toml_tokens import TomlFault, tokens
from codemods.scripts.calls import ANSIBLE, PROGRAM, SAYERS
from codemods.scripts.kinds import ScriptFile
from codemods.scripts.words import Form, Script, Statement, Word, read_array, read_script

__all__ = ["Surface", "surface_of"]

_DEPTH = 5
_VALUE = r"""(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'|(?P<bare>{}))"""
_GIVEN = re.compile(r"(?<![\w-])command=" + _VALUE.format(r"[^\s\"'#]+"))
_ANSIBLE_COMMAND = re.compile(r"[ \t]*command[ \t]*:[ \t]+" + _VALUE.format(r"[^\s\"'#][^\n#]*"))
_SHELLS = frozenset({"sh", "bash", "zsh", "dash", "ksh", "ssh", "su", "sudo", "eval", "time", "xargs"})
_NO_COMMAND_KEYS = frozenset(
    {"name", "title", "description", "displayname", "summary", "label", "help", "note"}
)


@dataclass(slots=True)
class Surface:
    """The statements of one file with whether each is run for sure, and the spans of prose."""

    statements: list[tuple[Statement, bool]]
    prose: list[tuple[int, int]]


def surface_of(kind: ScriptFile, text: str) -> Surface:
    """Read ``text`` in the way of its kind."""
    reader = _Surfaces(text, kind)
    reader.read()
    return Surface(reader.statements, reader.prose)


class _Surfaces:
    def __init__(self, text: str, kind: ScriptFile) -> None:
        self.text = text
        self.kind = kind
        self.statements: list[tuple[Statement, bool]] = []
        self.prose: list[tuple[int, int]] = []

    def read(self) -> None:
        kind, text = self.kind, self.text
        if kind in (ScriptFile.SHELL, ScriptFile.CRON, ScriptFile.BATCH, ScriptFile.GROOVY):
            self.commands(0, len(text))
        elif kind is ScriptFile.MAKE:
            self._make()
        elif kind is ScriptFile.DOCKER:
            self._docker()
        elif kind in (ScriptFile.CI, ScriptFile.YAML):
            self._yaml()
            self._ansible()
        elif kind is ScriptFile.PROC:
            for match in re.finditer(r"^[\w-]+:[ \t]*(.+)$", text, re.MULTILINE):
                self.commands(*match.span(1))
        elif kind is ScriptFile.INI:
            self._ini(0, len(text))
        elif kind is ScriptFile.JSON:
            self._json()
        elif kind is ScriptFile.TOML:
            self._toml()
        elif kind is ScriptFile.PROSE:
            self.prose.append((0, len(text)))

    def commands(
        self, start: int, end: int, *, folded: bool = False, sure: bool = True, depth: int = 0
    ) -> None:
        """Read a span as commands, with what is nested in its words."""
        script = read_script(self.text, start, end, folded=folded, batch=self.kind is ScriptFile.BATCH)
        self.statements += [(statement, sure) for statement in script.statements]
        self.prose += script.comments
        self._inner(script, folded, sure, depth)

    def _inner(self, script: Script, folded: bool, sure: bool, depth: int) -> None:
        if depth >= _DEPTH:
            return
        for start, end, statement in script.nested:
            body = self.text[start:end]
            if PROGRAM.search(body) and re.search(r"\s", body.strip()):
                said = statement.words and statement.words[0].value in SAYERS
                self.commands(start, end, folded=folded, sure=sure and not said, depth=depth + 1)
        for start, end, statement in script.documents:
            if not PROGRAM.search(self.text, start, end):
                continue
            run = bool(statement.words) and statement.words[0].value.rpartition("/")[2] in _SHELLS
            if run:
                self.commands(start, end, sure=sure, depth=depth + 1)
            else:
                self.prose.append((start, end))

    def _make(self) -> None:
        text = self.text
        recipe = re.compile(r"[ \t]+[@+-]*[ \t]*")
        assignment = re.compile(r"(?:export[ \t]+)?[A-Za-z_][\w.-]*[ \t]*[:?+]?=[ \t]*")
        for start, end in _logical_lines(text):
            lead = recipe.match(text, start, end)
            if lead and lead.end() < end:
                self.commands(lead.end(), end)
                continue
            given = assignment.match(text, start, end)
            if given:
                self.commands(given.end(), end)
            elif text.startswith("#", start):
                self.prose.append((start, end))
            else:
                # What stands behind a semicolon of a rule is its first recipe line.
                semicolon = text.find(";", start, end)
                if 0 <= text.find(":", start, end) < semicolon:
                    self.commands(semicolon + 1, end)

    def _docker(self) -> None:
        text = self.text
        instruction = re.compile(
            r"[ \t]*(?:(HEALTHCHECK)\b.*?[ \t]CMD|(ONBUILD)[ \t]+\w+|(\w+))[ \t]+(?:--\w+=\S+[ \t]+)*",
            re.IGNORECASE,
        )
        for start, end in _logical_lines(text):
            if text[start:end].lstrip().startswith("#"):
                self.prose.append((start, end))
                continue
            match = instruction.match(text, start, end)
            if match is None or (match[3] or "RUN").upper() not in ("RUN", "CMD", "ENTRYPOINT", "SHELL"):
                continue
            at = match.end()
            array = read_array(text, at, end) if text.startswith("[", at) else None
            if array is not None:
                self._array(array)
            else:
                self.commands(at, end)

    def _array(self, statement: Statement) -> None:
        """An array is one statement, and its words may hold command lines: ``["sh", "-c", "…"]``."""
        self.statements.append((statement, True))
        for word in statement.words:
            if " " in word.value and word.plain and PROGRAM.search(word.value):
                self.commands(word.start, word.end, depth=1)

    def _ini(self, first: int, last: int) -> None:
        text = self.text
        key = re.compile(r"(?!-)([\w.:-]+)[ \t]*[=:](?![=:\\/])[ \t]*")
        for start, end in _logical_lines(text, first, last):
            at = start
            while at < end and text[at] in " \t":
                at += 1
            if text.startswith(("#", ";"), at):
                self.prose.append((at, end))
                continue
            match = key.match(text, at, end) if at == start else None
            lead = re.compile(r"-[ \t]*").match(text, at, end) if at > start else None
            begin = match.end() if match else lead.end() if lead else at
            if begin < end:
                self.commands(begin, end)

    def _toml(self) -> None:
        text = self.text
        arrays: set[int] = set()
        try:
            found = list(tokens(text))
        except TomlFault:
            self.prose.append((0, len(text)))
            return
        for token in found:
            if not PROGRAM.search(text, token.start, token.end):
                continue
            if not token.plain and text[token.start - 1] == '"' and "\\" in text[token.start : token.end]:
                continue  # an escape stands for another character
            if any(key.lower() in _NO_COMMAND_KEYS for key in token.key):
                self.prose.append((token.start, token.end))
            elif token.key[-1] == "legacy_tox_ini":
                self._ini(token.start, token.end)
            elif not token.listed:
                self.commands(token.start, token.end)
            else:
                bracket = text.rfind("[", 0, token.start)
                if bracket in arrays:
                    continue
                array = read_array(text, bracket, len(text))
                if array is not None:
                    arrays.add(bracket)
                    self._array(array)
                else:
                    self.commands(token.start, token.end)

    def _json(self) -> None:
        for match in re.finditer(r'"((?:[^"\\\n]|\\.)*)(?:"|(?=\n)|\Z|\\)', self.text):
            if PROGRAM.search(match[1]):
                self.commands(*match.span(1))

    def _yaml(self) -> None:
        text = self.text
        block = re.compile(r"(?:^|[:-])[ \t]+(?P<style>[|>])[+-]?\d?[+-]?[ \t]*(?:[ \t]#.*)?\r?$")
        plain = re.compile(
            r"(?P<lead>[ \t]*(?:-[ \t]+)*)(?:(?P<key>[\w.-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*:(?=[ \t]|\r?$)[ \t]*)?"
        )
        lines = list(_lines(text))
        index = 0
        items: list[tuple[int, Word]] = []
        while index < len(lines):
            start, end = lines[index]
            index += 1
            line = text[start:end]
            bare = line.strip()
            if not bare:
                continue
            if bare.startswith("#"):
                self.prose.append((start, end))
                continue
            match = block.search(line)
            if match:
                self._items(items)
                begin, indent = index, _indent(line)
                while index < len(lines):
                    following = text[slice(*lines[index])]
                    if following.strip() and _indent(following) <= indent:
                        break
                    index += 1
                if begin < index:
                    self._scalar(
                        line[: match.start()].strip(" \t-"),
                        lines[begin][0],
                        lines[index - 1][1],
                        folded=match["style"] == ">",
                    )
                continue
            head = plain.match(line)
            if head is None:
                continue
            at, key = start + head.end(), head["key"]
            stop = end
            if at >= end:
                continue
            if text[at] == "[":
                array = read_array(text, at, len(text))
                if array is not None:
                    self._array(array)
                continue
            if text[at] in "'\"":
                stop = _closing(text, at, len(text))
                if stop < 0:
                    continue
                while index < len(lines) and lines[index][0] < stop:
                    index += 1
                value = text[at + 1 : stop]
                if not key and head["lead"].strip():
                    self._item(items, line, Word(at + 1, stop, value, "\\" not in value, (at, stop + 1)))
                self._scalar(key, at + 1, stop, folded=True)
                continue
            # A plain scalar goes on in the more deeply indented lines that follow.
            comment = re.compile(r"[ \t]#").search(text, at, end)
            if comment:
                self.prose.append((comment.start() + 1, end))
                stop = comment.start()
            elif text[at] not in "&*!{":
                while index < len(lines):
                    following = text[slice(*lines[index])]
                    deeper = _indent(following) > _indent(line) + (2 if head["lead"].strip() and key else 0)
                    if (
                        not following.strip()
                        or not deeper
                        or re.match(r"\s*(?:- |#|[\w.-]+:(?:\s|$))", following)
                    ):
                        break
                    stop = lines[index][1]
                    index += 1
            if not key and head["lead"].strip():
                value = text[at:stop].rstrip()
                self._item(items, line, Word(at, at + len(value), value, True, (at, at + len(value))))
            else:
                self._items(items)
            self._scalar(key, at, stop, folded=True)
        self._items(items)

    def _ansible(self) -> None:
        """Ansible's module for the command line, which takes a command with its options by name."""
        text = self.text
        for module in ANSIBLE.finditer(text):
            end = text.find("\n", module.end())
            end = len(text) if end < 0 else end
            inline = _GIVEN.search(text, module.end(), end)
            if inline is None:
                # The lines that follow and are indented more deeply.
                begin, indent = end + 1, module.end("lead") - module.start("lead")
                for start, stop in _lines(text, begin):
                    line = text[start:stop]
                    if line.strip() and _indent(line) <= indent:
                        break
                    inline = inline or _ANSIBLE_COMMAND.match(text, start, stop)
            if inline is None:
                continue
            span = inline.span(inline.lastgroup or "bare")
            words = [Word(*module.span("name"), "manage.py", False, module.span("name"))]
            for word in re.compile(r"[^\s]+").finditer(text, *span):
                words.append(Word(*word.span(), word[0], False, word.span()))
            self.statements.append((Statement(words=words), False))

    def _scalar(self, key: str | None, start: int, end: int, *, folded: bool) -> None:
        if not PROGRAM.search(self.text, start, end) and not re.compile(r"\$").search(self.text, start, end):
            return
        named = (key or "").strip("\"' ").lower()
        if named in _NO_COMMAND_KEYS:
            self.prose.append((start, end))
        else:
            self.commands(start, end, folded=folded)

    def _item(self, items: list[tuple[int, Word]], line: str, word: Word) -> None:
        if items and items[-1][0] != _indent(line):
            self._items(items)
        items.append((_indent(line), word))

    def _items(self, items: list[tuple[int, Word]]) -> None:
        """Items of a list that are one word each, one of them the program: a statement of its own."""
        words = [word for _, word in items]
        if len(words) > 1 and any(
            re.search(r"(?:^|/)(?:manage\.py|django-admin(?:\.py)?)$", word.value) for word in words
        ):
            self.statements.append((Statement(words=words, form=Form.LIST), True))
        items.clear()


def _lines(text: str, at: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    end = len(text) if end is None else end
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield at, stop
        at = stop + 1


def _logical_lines(text: str, at: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
    """Lines with the ones that a backslash at their ends joins to them."""
    begin = None
    stop = len(text) if stop is None else stop
    for start, end in _lines(text, at, stop):
        begin = start if begin is None else begin
        line = text[start:end].rstrip("\r")
        if line.endswith("\\") or (begin != start and line.lstrip().startswith("#")):
            continue
        yield begin, end
        begin = None
    if begin is not None:
        yield begin, stop


def _indent(line: str) -> int:
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip(" "))


def _closing(text: str, at: int, end: int) -> int:
    """Where the quote that opens at ``at`` is closed; -1 where it is not."""
    quote = text[at]
    match = (
        re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL) if quote == '"' else re.compile(r"'(?:[^']|'')*'")
    ).match(text, at, end)
    return match.end() - 1 if match else -1
