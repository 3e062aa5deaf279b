"""The HTML around the tags of a template: enough of it to say where in a page something stands.

A template is no document: elements open in one branch of an ``if`` and close in another file. So this is a scan of the
start and end tags in the order in which they are written, and what it says of nesting is an estimate.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Attribute", "Element", "Markup"]

_ELEMENT = re.compile(r"<(?:!--|(?P<slash>/?)(?P<name>[A-Za-z][\w:-]*)(?P<rest>[^<>]*)>)")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_RAW = frozenset({"script", "style", "textarea"})
_TABLE = frozenset({"table", "tbody", "thead", "tfoot"})
_CONTAINERS = _TABLE | frozenset(
    [
        "tr",
        "td",
        "th",
        "caption",
        "div",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dd",
        "dt",
        "fieldset",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "pre",
    ]
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """``name="value"`` in a start tag; offsets of the whole, and of the value within its quotes."""

    name: str
    start: int
    end: int
    value_start: int
    value_end: int


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag, with where its end tag stands: ``end`` is behind the start tag, ``close`` before ``</name>``.

    ``close`` and ``close_end`` are -1 where no end tag was found.
    """

    name: str
    start: int
    end: int
    attributes: tuple[Attribute, ...]
    close: int = -1
    close_end: int = -1

    def attribute(self, name: str) -> Attribute | None:
        return next((attribute for attribute in self.attributes if attribute.name == name), None)


class Markup:
    """The elements of a template. ``hidden`` are the spans of Django's tags, in order."""

    def __init__(self, text: str, hidden: Iterable[tuple[int, int]]) -> None:
        self.text = text
        self._masked = _mask(text, hidden)
        self._points: list[int] = [0]
        self._contexts: list[tuple[str, str]] = [("", "")]
        self._tags: list[re.Match[str]] = []
        self._scan()

    def _scan(self) -> None:
        """One pass over the start and end tags; keeps the points at which the context changes."""
        text, at = self._masked, 0
        stack: list[str] = []
        depth: Counter[str] = Counter()
        while (match := _ELEMENT.search(text, at)) is not None:
            at = match.end()
            if match["name"] is None:
                at = text.find("-->", at)
                if at < 0:
                    return
                continue
            self._tags.append(match)
            name = match["name"].lower()
            if match["slash"]:
                if depth[name]:
                    while (last := stack.pop()) != name:
                        depth[last] -= 1
                    depth[name] -= 1
                    self._note(at, "", stack)
            elif name in _RAW:
                at = self._skip_raw(name, at, stack)
            elif name in _CONTAINERS and not match["rest"].endswith("/"):
                stack.append(name)
                depth[name] += 1
                self._note(at, "", stack)

    def _skip_raw(self, name: str, at: int, stack: Sequence[str]) -> int:
        self._note(at, name, stack)
        end = re.compile(rf"</{name}\b", re.IGNORECASE).search(self._masked, at)
        at = end.start() if end is not None else len(self._masked)
        self._note(at, "", stack)
        return at

    def _note(self, at: int, raw: str, stack: Sequence[str]) -> None:
        self._points.append(at)
        self._contexts.append((raw, stack[-1] if stack else ""))

    def _context(self, offset: int) -> tuple[str, str]:
        return self._contexts[bisect_right(self._points, offset) - 1]

    def raw(self, offset: int) -> str:
        """``script``, ``style`` or ``textarea`` where the offset is in such an element, else nothing."""
        return self._context(offset)[0]

    def keeps_space(self, offset: int) -> bool:
        """True where white space shows on the page."""
        raw, container = self._context(offset)
        return raw == "textarea" or container == "pre"

    def in_table(self, offset: int) -> bool:
        """True directly in a table, between its rows."""
        raw, container = self._context(offset)
        return not raw and container in _TABLE

    @cached_property
    def elements(self) -> list[Element]:
        """The start tags in order, each with the end tag that belongs to it."""
        elements: list[Element] = []
        waiting: dict[str, list[int]] = {}
        for match in self._tags:
            name = match["name"].lower()
            if not match["slash"]:
                waiting.setdefault(name, []).append(len(elements))
                attributes = tuple(_attributes(match["rest"], match.start("rest")))
                elements.append(Element(name, match.start(), match.end(), attributes))
            elif waiting.get(name):
                index = waiting[name].pop()
                found = elements[index]
                elements[index] = Element(
                    name, found.start, found.end, found.attributes, match.start(), match.end()
                )
        return elements

    @cached_property
    def _starts(self) -> list[int]:
        return [element.start for element in self.elements]

    def element_at(self, offset: int) -> Element | None:
        """The element in whose start tag, between its ``<`` and its ``>``, the offset is."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.elements[index].end:
            return None
        return self.elements[index]

    def attribute_at(self, offset: int) -> Attribute | None:
        """The attribute in whose value the offset is."""
        element = self.element_at(offset)
        if element is None:
            return None
        for attribute in element.attributes:
            if attribute.value_start <= offset < attribute.value_end:
                return attribute
        return None

    def value(self, attribute: Attribute) -> str:
        """The text of an attribute's value, with the tags in it."""
        return self.text[attribute.value_start : attribute.value_end]


def _mask(text: str, hidden: Iterable[tuple[int, int]]) -> str:
    """``text`` with underscores in place of Django's tags: same length, and no bracket or quote of theirs."""
    parts: list[str] = []
    at = 0
    for start, end in hidden:
        parts += text[at:start], "_" * (end - start)
        at = end
    parts.append(text[at:])
    return "".join(parts)


def _attributes(text: str, offset: int) -> Iterable[Attribute]:
    for match in _ATTRIBUTE.finditer(text):
        start, end = match.span(2) if match[2] else (match.end(), match.end())
        if match[2] and match[2][0] in "\"'":
            start, end = start + 1, end - 1
        yield Attribute(
            match[1].lower(), offset + match.start(), offset + match.end(), offset + start, offset + end
        )
