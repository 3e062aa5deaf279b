"""Which node a node stands in, found out for the part of a file that is asked about.

Most questions are about a few places of a file, and telling every node's parent takes longer than the walk did. So the
statements of the module and of its classes (methods, mostly) are gone through one by one, when somebody asks.
"""

from __future__ import annotations

import ast
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

__all__ = ["Parents", "descendants", "nodes_on"]

_LEAVES = frozenset(
    ["ctx", "op", "ops", "kind", "type_comment", "type_ignores", "id", "attr", "arg", "asname", "level"]
)
_CHILDREN: dict[type, tuple[str, ...]] = {}


def _children(cls: type[ast.AST]) -> tuple[str, ...]:
    fields = _CHILDREN[cls] = tuple(name for name in cls._fields if name not in _LEAVES)
    return fields


class Parents:
    """Every node's parent, as a mapping that is filled in where it is read."""

    __slots__ = ("_all", "_known", "_lines", "_parts", "_tree")

    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._known: dict[ast.AST, ast.AST] = {}
        self._all = False
        # Statements that are still closed, by the line that they begin on (several where semicolons join them).
        self._lines: list[int] = []
        self._parts: list[ast.stmt | None] = []
        for statement in tree.body:
            self._known[statement] = tree
            self._lines.append(_first_line(statement))
            self._parts.append(statement)

    @overload
    def get(self, node: ast.AST) -> ast.AST | None: ...
    @overload
    def get(self, node: ast.AST, default: ast.AST) -> ast.AST: ...
    def get(self, node: ast.AST, default: ast.AST | None = None) -> ast.AST | None:
        """The parent; ``default`` for the module and for what does not stand in it."""
        found = self._known.get(node)
        if found is None and not self._all and node is not self._tree:
            self._open(node)
            found = self._known.get(node)
        return default if found is None else found

    def __getitem__(self, node: ast.AST) -> ast.AST:
        found = self.get(node)
        if found is None:
            raise KeyError(node)
        return found

    def __contains__(self, node: object) -> bool:
        return isinstance(node, ast.AST) and self.get(node) is not None

    def chain(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes around ``node``, innermost first, the module last."""
        found = self.get(node)  # from there on all are known
        known = self._known
        while found is not None:
            yield found
            found = known.get(found)

    def _open(self, node: ast.AST) -> None:
        """Go through the statement that holds ``node``; through all where the place cannot tell which that is."""
        line = getattr(node, "lineno", None)
        while line is not None:
            at = bisect_right(self._lines, line) - 1
            if at < 0:
                break
            statement = self._parts[at]
            if statement is None:
                # Seen already: what shares its line may not be.
                while at > 0 and self._parts[at] is None and self._lines[at - 1] == self._lines[at]:
                    at -= 1
                statement = self._parts[at]
                if statement is None:
                    break
            if isinstance(statement, ast.ClassDef):
                self._open_class(at, statement)
            else:
                self._parts[at] = None
                self._note(statement)
            if node in self._known:
                return
        self._all = True
        for statement in self._parts:
            if statement is not None:
                self._note(statement)
        self._parts, self._lines = [], []

    def _open_class(self, at: int, node: ast.ClassDef) -> None:
        """Note what stands in a class's head, and put the statements of its body in its place."""
        known = self._known
        for name in _CHILDREN.get(ast.ClassDef) or _children(ast.ClassDef):
            child = getattr(node, name)
            if name != "body" and child.__class__ is list:
                for element in child:
                    known[element] = node
                    self._note(element)
        for statement in node.body:
            known[statement] = node
        self._lines[at : at + 1] = [self._lines[at], *map(_first_line, node.body)]
        self._parts[at : at + 1] = [None, *node.body]

    def _note(self, top: ast.AST) -> None:
        known = self._known
        fields_of = _CHILDREN
        stack = [top]
        pop = stack.pop
        push = stack.append
        while stack:
            node = pop()
            cls = node.__class__
            for field in fields_of.get(cls) or _children(cls):
                child = getattr(node, field, None)
                if child.__class__ is list:
                    for element in child:
                        if isinstance(element, ast.AST):
                            known[element] = node
                            push(element)
                elif isinstance(child, ast.AST):
                    known[child] = node
                    if child.__class__ is not ast.Name and child.__class__ is not ast.Constant:
                        push(child)


def _first_line(statement: ast.stmt) -> int:
    """The line that a statement begins on, its decorators among it."""
    decorators = getattr(statement, "decorator_list", None)
    return min(decorators[0].lineno, statement.lineno) if decorators else statement.lineno


def nodes_on(tree: ast.Module, lines: Sequence[int]) -> Iterator[ast.AST]:
    """The nodes of the statements (methods, in classes) that stand on one of the lines; parents before children.

    ``lines`` are 1-based and sorted.
    """
    statements: list[ast.stmt] = list(reversed(tree.body))
    while statements:
        statement = statements.pop()
        begin = _first_line(statement)
        at = bisect_left(lines, begin)
        if at == len(lines) or lines[at] > (statement.end_lineno or begin):
            continue
        yield statement
        if isinstance(statement, ast.ClassDef):
            statements += reversed(statement.body)
            for part in (*statement.decorator_list, *statement.bases, *statement.keywords):
                yield part
                yield from descendants(part, statements=False)
        else:
            yield from descendants(statement, statements=False)


def descendants(tree: ast.AST, statements: bool) -> Iterable[ast.AST]:
    """Every node below ``tree`` that carries any meaning, or the statements among them only."""
    found: list[ast.AST] = []
    stack: list[ast.AST] = [tree]
    pop = stack.pop
    push = stack.append
    fields_of = _CHILDREN
    while stack:
        node = pop()
        cls = node.__class__
        if statements:
            fields: tuple[str, ...] = _BLOCKS.get(cls, _NO_BLOCKS)
        else:
            fields = fields_of.get(cls) or _children(cls)
        for field in fields:
            child = getattr(node, field, None)
            if child.__class__ is list:
                for element in child:
                    if isinstance(element, ast.AST):
                        found.append(element)
                        push(element)
            elif isinstance(child, ast.AST):
                found.append(child)
                push(child)
    return found


_NO_BLOCKS: tuple[str, ...] = ()
_KINDS: tuple[type[ast.AST], ...] = (
    *ast.stmt.__subclasses__(),
    ast.ExceptHandler,
    ast.match_case,
    ast.Module,
)
_BLOCKS: dict[type, tuple[str, ...]] = {
    cls: tuple(name for name in cls._fields if name in ("body", "orelse", "handlers", "finalbody", "cases"))
    for cls in _KINDS
}
