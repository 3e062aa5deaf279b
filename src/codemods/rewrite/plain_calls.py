"""Calls laid out plainly, edited as text: most are, and LibCST need not even be imported for them."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass

from codemods.rewrite.answer import CannotRewrite
from codemods.rewrite.calls import CallEditor
from codemods.rewrite.layout import Layout, with_brackets
from codemods.source.module import Module

__all__ = ["edit_call"]


def edit_call(module: Module, call: ast.Call) -> CallEditor:
    """What edits a call. Raises ``CannotRewrite`` where it cannot be read on its own."""
    plain = _read(module, call)
    return CallEditor(module, call) if plain is None else plain


@dataclass(slots=True)
class _Argument:
    """``star`` is ``*``, ``**`` or empty; ``equal`` is what stands between keyword and value."""

    value: str
    keyword: str | None = None
    star: str = ""
    equal: str = "="

    def __str__(self) -> str:
        return f"{self.star}{self.keyword or ''}{self.equal if self.keyword else ''}{self.value}"


def _read(module: Module, call: ast.Call) -> _PlainCallEditor | None:
    """An editor for a call without comments between its arguments; None for any other."""
    if module.in_fstring(call):
        return None
    text, offset = module.text, module.lines.offset
    start, end = module.span(call)
    at = module.span(call.func)[1]
    if text[at : at + 1] != "(" or "\r" in text[start:end]:
        return None
    nodes: list[ast.expr | ast.keyword] = [*call.args, *call.keywords]
    nodes.sort(key=lambda node: (node.lineno, node.col_offset))
    arguments: list[_Argument] = []
    gaps: list[str] = []
    at += 1
    for node in nodes:
        value = node.value if isinstance(node, ast.Starred | ast.keyword) else node
        if isinstance(value, ast.GeneratorExp | ast.NamedExpr):
            return None
        begin = offset(node.lineno, node.col_offset)
        keyword = node.arg if isinstance(node, ast.keyword) else None
        lone = not isinstance(node, ast.Starred | ast.keyword)
        brackets = with_brackets(text, at if lone else begin, *module.span(value))
        if brackets is None:
            return None
        first, last = brackets
        if lone:
            begin = first
        head = text[begin:first]
        star = "" if keyword is not None or lone else head
        equal = head[len(keyword) :] if keyword is not None else "="
        if star not in ("", "*", "**") or (keyword is not None and equal.strip(" ") != "="):
            return None
        if keyword is None and not star and head:
            return None
        gaps.append(text[at:begin])
        arguments.append(_Argument(text[first:last], keyword, star, equal))
        at = last
    gaps.append(text[at : end - 1])
    layout = Layout.of(gaps)
    if layout is None:
        return None
    return _PlainCallEditor(module, call, text[start : module.span(call.func)[1]], arguments, layout)


class _PlainCallEditor(CallEditor):
    """Does what its base does, on the texts of the arguments and of what stands between them."""

    def __init__(
        self,
        module: Module,
        call: ast.Call,
        callee: str,
        arguments: list[_Argument],
        layout: Layout,
    ) -> None:
        self.module = module
        self.call = call
        self._callee = callee
        self._arguments = arguments
        self._layout = layout

    # -- reading ---------------------------------------------------------------------------------------------------

    def text(self, key: int | str) -> str | None:
        index = self._find(key)
        return None if index is None else self._arguments[index].value

    # -- changing ----------------------------------------------------------------------------------------------------

    def callee(self, text: str) -> CallEditor:
        self._callee = text
        return self

    def rename(self, old: str, new: str) -> CallEditor:
        index = self._find(old)
        if index is not None:
            self._arguments[index].keyword = new
        return self

    def to_keyword(self, position: int, name: str) -> CallEditor:
        index = self._find(position)
        if index is not None:
            self._arguments[index].keyword = name
        return self

    def value(self, key: int | str, text: str) -> CallEditor:
        index = self._find(key)
        if index is not None:
            self._arguments[index].value = _bracketed(text)
        return self

    def remove(self, key: int | str) -> CallEditor:
        index = self._find(key)
        if index is None:
            return self
        del self._arguments[index]
        self._layout.remove(index)
        return self

    def add(self, name: str | None, text: str, at: int | None = None) -> CallEditor:
        where = len(self._arguments) if at is None else at
        if at is None and name:
            while where and self._arguments[where - 1].star == "**":
                where -= 1
        argument = _Argument(_bracketed(text), name or None)
        if self._arguments:
            last = where >= len(self._arguments) - 1
            commas = self._layout.commas
            commas.insert(min(where, len(commas)), self._comma() if last else commas[where])
        self._arguments.insert(where, argument)
        return self

    def reorder(self, keys: list[int | str]) -> CallEditor:
        found = [self._find(key) for key in keys]
        picked = [self._arguments[index] for index in found if index is not None]
        if len(picked) != len(self._arguments):
            raise CannotRewrite("not every argument of the call is known")
        self._arguments = picked
        return self

    # -- result ------------------------------------------------------------------------------------------------------

    @property
    def code(self) -> str:
        named = unpacked = False
        for argument in self._arguments:
            if (named or unpacked) and argument.keyword is None and argument.star != "**":
                if unpacked or not argument.star:
                    raise CannotRewrite("a positional argument would stand behind one with a name")
            named = named or argument.keyword is not None
            unpacked = unpacked or argument.star == "**"
        return f"{self._callee}({self._layout.join([str(argument) for argument in self._arguments])})"

    # -- inside ------------------------------------------------------------------------------------------------------

    def _shapes(self) -> Iterable[tuple[str | None, str]]:
        return ((argument.keyword, argument.star) for argument in self._arguments)

    def _comma(self) -> str:
        """How the arguments are parted: as the first two are, or as the first stands behind the bracket."""
        layout = self._layout
        if layout.commas:
            return layout.commas[0]
        lines_apart = "," in layout.tail or "\n" in str(self._arguments[0])
        return "," + layout.opening.lstrip(" \t") if layout.is_hanging and lines_apart else ", "


def _bracketed(text: str) -> str:
    """An expression; in brackets where it goes over several lines and has none."""
    try:
        ast.parse(text, mode="eval")
    except SyntaxError:
        return f"({text})"
    return text
