"""Call islands: one call expression, its arguments renamed, dropped, added, reordered; comments and layout kept."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from codemods.findings import Edit
from codemods.rewrite.answer import CannotRewrite
from codemods.source.module import Module

if TYPE_CHECKING:
    import libcst

__all__ = ["CallEditor"]


class CallEditor:
    """Edits one call; the changes add up and ``edit()`` gives them as one text edit.

    Arguments are named by their position (``int``, 0-based, positional ones only) or keyword (``str``). Raises
    ``CannotRewrite`` where the call cannot be read on its own or a change would lose a comment.
    """

    def __init__(self, module: Module, call: ast.Call) -> None:
        import libcst as cst

        self.module = module
        self.call = call
        self._cst = cst
        if module.in_fstring(call):
            raise CannotRewrite("the call stands inside an f-string")
        try:
            expression = cst.parse_expression(f"({module.source_of(call)})")
        except cst.ParserSyntaxError as error:
            raise CannotRewrite("the call cannot be read on its own") from error
        if not isinstance(expression, cst.Call):
            raise CannotRewrite("the call cannot be read on its own")
        self._node = expression

    # -- reading ---------------------------------------------------------------------------------------------------

    @property
    def has_stars(self) -> bool:
        """Whether ``*args`` or ``**kwargs`` are handed on, so that not every argument can be seen."""
        return any(star for _, star in self._shapes())

    def has(self, key: int | str) -> bool:
        return self._find(key) is not None

    def text(self, key: int | str) -> str | None:
        """The source of an argument's value."""
        index = self._find(key)
        return None if index is None else self._code(self._node.args[index].value)

    @property
    def positional(self) -> int:
        """How many positional arguments stand in the call."""
        return sum(1 for keyword, star in self._shapes() if keyword is None and not star)

    # -- changing ----------------------------------------------------------------------------------------------------

    def callee(self, text: str) -> CallEditor:
        """Call something else: ``text`` is an expression such as ``re_path`` or ``models.Index``."""
        self._node = self._node.with_changes(func=self._cst.parse_expression(text))
        return self

    def rename(self, old: str, new: str) -> CallEditor:
        """Rename a keyword; nothing happens where it is not given."""
        index = self._find(old)
        if index is not None:
            argument = self._node.args[index]
            self._put(index, argument.with_changes(keyword=self._cst.Name(new)))
        return self

    def to_keyword(self, position: int, name: str) -> CallEditor:
        """Turn a positional argument into a keyword argument."""
        index = self._find(position)
        if index is not None:
            argument = self._node.args[index]
            self._put(
                index,
                argument.with_changes(
                    keyword=self._cst.Name(name),
                    equal=self._cst.AssignEqual(
                        self._cst.SimpleWhitespace(""), self._cst.SimpleWhitespace("")
                    ),
                ),
            )
        return self

    def value(self, key: int | str, text: str) -> CallEditor:
        """Give an argument another value."""
        index = self._find(key)
        if index is not None:
            argument = self._node.args[index]
            self._put(index, argument.with_changes(value=self._expression(text)))
        return self

    def remove(self, key: int | str) -> CallEditor:
        """Drop an argument; nothing happens where it is not given."""
        index = self._find(key)
        if index is None:
            return self
        arguments = list(self._node.args)
        gone = arguments.pop(index)
        if isinstance(gone.comma, self._cst.Comma) and "#" in self._code(gone.comma):
            raise CannotRewrite("a comment stands beside the argument")
        if arguments and index == len(arguments):
            arguments[-1] = arguments[-1].with_changes(
                comma=gone.comma, whitespace_after_arg=gone.whitespace_after_arg
            )
        changes: dict[str, object] = {"args": arguments}
        if not arguments:
            changes["whitespace_before_args"] = self._cst.SimpleWhitespace("")
        self._node = self._node.with_changes(**changes)
        return self

    def add(self, name: str | None, text: str, at: int | None = None) -> CallEditor:
        """Add an argument: a keyword, or with ``name`` None a positional one at index ``at``; before any ``**kwargs``."""
        cst = self._cst
        arguments = list(self._node.args)
        argument = cst.Arg(
            value=self._expression(text),
            keyword=cst.Name(name) if name else None,
            equal=cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
            if name
            else cst.MaybeSentinel.DEFAULT,
        )
        where = len(arguments) if at is None else at
        if at is None and name:
            while where and arguments[where - 1].star == "**":
                where -= 1
        if where < len(arguments):
            comma = arguments[where].comma
            if where + 1 == len(arguments) or not isinstance(comma, cst.Comma):
                comma = self._separator(arguments)
            arguments.insert(where, argument.with_changes(comma=self._plain(comma)))
        elif arguments:
            last = arguments[-1]
            if isinstance(last.comma, cst.Comma):  # one argument a line, with a trailing comma
                separator = last.comma if "#" in self._code(last.comma) else self._separator(arguments)
                argument = argument.with_changes(comma=self._plain(last.comma))
                arguments[-1] = last.with_changes(comma=separator)
                if "#" in self._code(last.comma):
                    arguments[-1] = last.with_changes(comma=self._indented(last.comma, arguments))
            else:
                tail = last.whitespace_after_arg
                arguments[-1] = last.with_changes(
                    comma=self._separator(arguments), whitespace_after_arg=cst.SimpleWhitespace("")
                )
                argument = argument.with_changes(whitespace_after_arg=tail)
            arguments.append(argument)
        else:
            arguments.append(argument)
        self._node = self._node.with_changes(args=arguments)
        return self

    def reorder(self, keys: list[int | str]) -> CallEditor:
        """Put the arguments into the given order, each keeping its place's comma."""
        arguments = list(self._node.args)
        picked = []
        for key in keys:
            index = self._find(key)
            if index is not None:
                picked.append(arguments[index])
        if len(picked) != len(arguments):
            raise CannotRewrite("not every argument of the call is known")
        self._node = self._node.with_changes(
            args=[
                argument.with_changes(comma=place.comma, whitespace_after_arg=place.whitespace_after_arg)
                for argument, place in zip(picked, arguments, strict=True)
            ]
        )
        return self

    # -- result ------------------------------------------------------------------------------------------------------

    @property
    def code(self) -> str:
        return self._code(self._node)[1:-1]

    def edit(self) -> Edit:
        start, end = self.module.span(self.call)
        return Edit(start, end, self.code)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _shapes(self) -> Iterable[tuple[str | None, str]]:
        """The keyword of each argument, if any, and its star: ``*``, ``**`` or empty."""
        for argument in self._node.args:
            yield (argument.keyword.value if argument.keyword is not None else None), argument.star

    def _find(self, key: int | str) -> int | None:
        position = -1
        for index, (keyword, star) in enumerate(self._shapes()):
            if isinstance(key, str):
                if keyword == key:
                    return index
            elif star:
                if star == "*":
                    return None
            elif keyword is None:
                position += 1
                if position == key:
                    return index
        return None

    def _expression(self, text: str) -> libcst.BaseExpression:
        """The parsed text; in brackets where it goes over several lines and has none."""
        try:
            return self._cst.parse_expression(text)
        except self._cst.ParserSyntaxError:
            return self._cst.parse_expression(f"({text})")

    def _put(self, index: int, argument: libcst.Arg) -> None:
        arguments = list(self._node.args)
        arguments[index] = argument
        self._node = self._node.with_changes(args=arguments)

    def _code(self, node: libcst.CSTNode) -> str:
        return self._cst.Module([], default_newline=self.module.source.newline).code_for_node(node)

    def _separator(self, arguments: list[libcst.Arg]) -> Any:
        """How the arguments of this call are parted: the space between two others, or after the bracket."""
        cst = self._cst
        for argument in arguments[:-1]:
            if isinstance(argument.comma, cst.Comma):
                return self._plain(argument.comma)
        space = self._node.whitespace_before_args
        if isinstance(space, cst.ParenthesizedWhitespace) and arguments:
            own = arguments[-1].with_changes(
                comma=cst.MaybeSentinel.DEFAULT, whitespace_after_arg=cst.SimpleWhitespace("")
            )
            if isinstance(arguments[-1].comma, cst.Comma) or "\n" in self._code(own):
                return cst.Comma(whitespace_after=self._bare(space))
        return cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))

    def _indented(self, comma: libcst.Comma, arguments: list[libcst.Arg]) -> Any:
        """The trailing comma of the last line, with its comment, now followed by one more argument."""
        cst = self._cst
        space = self._node.whitespace_before_args
        after = comma.whitespace_after
        if isinstance(space, cst.ParenthesizedWhitespace) and isinstance(after, cst.ParenthesizedWhitespace):
            return comma.with_changes(
                whitespace_after=after.with_changes(last_line=space.last_line, indent=space.indent)
            )
        raise CannotRewrite("a comment stands behind the last argument")

    def _plain(self, comma: libcst.Comma | libcst.MaybeSentinel) -> Any:
        cst = self._cst
        if not isinstance(comma, cst.Comma):
            return cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
        return comma.with_changes(whitespace_after=self._bare(comma.whitespace_after))

    def _bare(self, space: libcst.BaseParenthesizableWhitespace) -> Any:
        cst = self._cst
        if isinstance(space, cst.ParenthesizedWhitespace):
            return space.with_changes(
                first_line=space.first_line.with_changes(comment=None, whitespace=cst.SimpleWhitespace("")),
                empty_lines=[],
            )
        return space
