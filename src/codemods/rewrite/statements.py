"""Whole statements: removing, replacing and inserting them without leaving an empty block or a stray line."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Sequence

from codemods.findings import Edit
from codemods.rewrite.answer import CannotRewrite
from codemods.source.module import Module

__all__ = ["body_end", "body_text", "drop_target", "insert_after", "insert_before", "reindent", "remove"]

_BUILTINS = frozenset(dir(builtins))
_NEVER_RUN = (ast.Pass, ast.Raise, ast.Return, ast.Expr, ast.Continue, ast.Break)
_PURE = (
    ast.Name,
    ast.Attribute,
    ast.Subscript,
    ast.Slice,
    ast.Compare,
    ast.BoolOp,
    ast.UnaryOp,
    ast.Constant,
    ast.Tuple,
    ast.List,
    ast.expr_context,
    ast.cmpop,
    ast.boolop,
    ast.unaryop,
)
_BLOCKS = ("body", "orelse", "finalbody", "handlers")


def remove(module: Module, *statements: ast.stmt) -> tuple[Edit, ...]:
    """Edits that take statements out, with their lines; a block that would be left empty keeps a ``pass``.

    A ``try`` goes with the last statement of all its arms, or of its body where nothing needs what its handlers bind; an
    ``if`` of one arm goes with the last statement of that, where its condition does nothing.
    """
    statements = _with_hollow_ifs(module, _with_hollow_tries(module, statements))
    going = set(statements)
    lines = {number for one in statements for number in range(one.lineno, (one.end_lineno or one.lineno) + 1)}
    edits: list[Edit] = []
    filled: set[int] = set()
    for statement in statements:
        block = _block_of(module, statement)
        start, end = module.span(statement)
        if block is not None and id(block) not in filled and all(other in going for other in block):
            parent = module.parents[statement]
            if not isinstance(parent, ast.Module):
                filled.add(id(block))
                edits.append(Edit(start, end, "pass"))
                continue
        edits.append(_take_out(module, start, end, lines))
    return tuple(edits)


def drop_target(module: Module, statement: ast.Assign, target: ast.expr) -> Edit:
    """The edit that takes one of several names out of a chained assignment."""
    number = statement.targets.index(target)
    if number:  # with the sign before it: what stands behind it may be in parentheses
        return Edit(module.span(statement.targets[number - 1])[1], module.span(target)[1], "")
    return Edit(module.span(target)[0], module.span(statement.targets[1])[0], "")


def _with_hollow_tries(module: Module, statements: Sequence[ast.stmt]) -> tuple[ast.stmt, ...]:
    """The statements, with each ``try`` of which nothing would be left in the place of what it holds."""
    going = dict.fromkeys(statements)
    for statement in statements:
        shim = module.parents.get(statement)
        if isinstance(shim, ast.ExceptHandler):
            shim = module.parents.get(shim)
        if not isinstance(shim, ast.Try) or shim in going:
            continue
        handled = [one for handler in shim.handlers for one in handler.body]
        inside = [*shim.body, *shim.orelse, *shim.finalbody]
        if all(one in going for one in inside) and (
            all(one in going for one in handled) or not _needed(module, shim, handled)
        ):
            for one in (*inside, *handled):
                going.pop(one, None)
            going[shim] = None
    return tuple(going)


def _with_hollow_ifs(module: Module, statements: Sequence[ast.stmt]) -> tuple[ast.stmt, ...]:
    """The statements, with each ``if`` of which nothing would be left in the place of its body."""
    going = dict.fromkeys(statements)
    for statement in statements:
        choice = module.parents.get(statement)
        if not isinstance(choice, ast.If) or choice.orelse or not all(one in going for one in choice.body):
            continue
        text = module.source_of(choice)
        plain = all(isinstance(part, _PURE) for part in ast.walk(choice.test))
        if not plain or text.startswith("elif") or any(map(_is_comment, text.splitlines())):
            continue
        for one in choice.body:
            going.pop(one, None)
        going[choice] = None
    return tuple(going)


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _needed(module: Module, shim: ast.Try, handled: Sequence[ast.stmt]) -> bool:
    """Whether something outside of a ``try`` reads what its handlers bind, or may.

    What else they do is done no more: without its body the ``try`` raises nothing.
    """
    names: set[str] = set()
    for statement in handled:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            names.update(alias.asname or alias.name.partition(".")[0] for alias in statement.names)
        elif isinstance(statement, ast.Assign) and all(
            isinstance(one, ast.Name) for one in statement.targets
        ):
            names.update(one.id for one in statement.targets if isinstance(one, ast.Name))
        elif not isinstance(statement, _NEVER_RUN):
            return True
    lines = range(shim.lineno, (shim.end_lineno or shim.lineno) + 1)
    return any(
        use.lineno not in lines for name in names - _BUILTINS for use, _ in module.walk.names.get(name, ())
    )


def _take_out(module: Module, start: int, end: int, gone: set[int]) -> Edit:
    """The edit for one statement: its whole lines where it has them for itself, else up to the next semicolon."""
    text = module.text
    lines = module.lines
    first = lines.position(start)[0]
    last = lines.position(end)[0]
    before = text[lines.line_start(first) : start]
    after = text[end : lines.line_end(last)]
    rest = after.strip()
    if before.strip():  # something stands before it on the line
        cut = start
        stripped = before.rstrip()
        if stripped.endswith(";"):
            cut = lines.line_start(first) + len(stripped) - 1
        elif rest.startswith(";"):  # ``if x: a; b``
            return Edit(start, end + after.index(";") + 1 + _spaces(after[after.index(";") + 1 :]), "")
        return Edit(cut, end, "")
    if rest.startswith(";") and rest[1:].strip() and not rest[1:].strip().startswith("#"):
        offset = after.index(";") + 1
        return Edit(start, end + offset + _spaces(after[offset:]), "")
    stop = lines.line_start(last + 1) if last < lines.count else len(text)
    start_of_line = lines.line_start(first)
    rest_of_file = range(last + 1, lines.count + 1)
    at_end = all(number in gone or not lines.line_text(number).strip() for number in rest_of_file)
    # Where blank lines stood on both sides, the smaller side goes with the statement.
    if last < lines.count and not (at_end and any(number in gone for number in rest_of_file)):
        above = _blank_above(module, first, gone)
        below = last + 1
        while above and below < lines.count and not lines.line_text(below).strip():
            stop = lines.line_start(below + 1)
            below += 1
            above -= 1
    if at_end:  # among the last of the file: the blank lines above would end it
        blank = first - 1
        while blank and blank not in gone and not lines.line_text(blank).strip():
            start_of_line = lines.line_start(blank)
            blank -= 1
    return Edit(start_of_line, stop, "")


def _blank_above(module: Module, line: int, gone: set[int]) -> int:
    """How many blank lines stand together above a line, those above lines that go as well among them.

    At the beginning of a file there are as many as one likes.
    """
    most = here = 0
    number = line - 1
    while number and (number in gone or not module.lines.line_text(number).strip()):
        here = 0 if number in gone else here + 1
        most = max(most, here)
        number -= 1
    return most if number else module.lines.count


def _spaces(text: str) -> int:
    return len(text) - len(text.lstrip(" \t"))


def _block_of(module: Module, statement: ast.stmt) -> list[ast.stmt] | None:
    parent = module.parents.get(statement)
    for name in _BLOCKS:
        block = getattr(parent, name, None)
        if isinstance(block, list) and statement in block:
            return block
    return None


def step_of(indent: str) -> str:
    """What goes in front of a line that is one deeper than ``indent``."""
    return "\t" if "\t" in indent else "    "


def reindent(code: str, indent: str, newline: str) -> str:
    """Lines of ``code`` (written with ``\\n`` and four-space indents) at a place indented by ``indent``."""
    step = step_of(indent)
    lines = []
    for line in code.rstrip("\n").split("\n"):
        body = line.lstrip(" ")
        depth = (len(line) - len(body)) // 4
        lines.append(f"{indent}{step * depth}{body}" if body else "")
    return newline.join(lines)


def insert_before(module: Module, statement: ast.stmt, code: str) -> Edit:
    """Put ``code`` on lines of its own above a statement.

    Behind a colon or semicolon it goes on the same line; raises ``CannotRewrite`` where it cannot stand there.
    """
    start = module.span(statement)[0]
    line = module.lines.position(start)[0]
    head = module.lines.line_start(line)
    newline = module.source.newline
    if module.text[head:start].strip():  # ``if x: statement``: no line of its own
        return Edit(start, start, f"{_on_one_line(code)}; ")
    return Edit(head, head, reindent(code, module.indent_of(statement), newline) + newline)


def insert_after(module: Module, statement: ast.stmt, code: str) -> Edit:
    """Put ``code`` on lines of its own below a statement.

    Where that shares its lines it goes on the same line; raises ``CannotRewrite`` where it cannot stand there.
    """
    start, end = module.span(statement)
    newline = module.source.newline
    head = module.lines.line_start(module.lines.position(start)[0])
    stop = module.lines.line_end(module.lines.position(end)[0])
    if module.text[head:start].strip() or module.text[end:stop].lstrip().startswith(";"):
        return Edit(end, end, f"; {_on_one_line(code)}")
    return Edit(stop, stop, newline + reindent(code, module.indent_of(statement), newline))


def _on_one_line(code: str) -> str:
    """Statements as they stand behind a colon, with semicolons between them."""
    text = code.strip()
    statements = ast.parse(text).body
    if any(hasattr(statement, "body") for statement in statements):
        raise CannotRewrite("the statement has no line of its own")
    return "; ".join(ast.get_source_segment(text, statement) or "" for statement in statements)


def body_end(module: Module, body: list[ast.stmt]) -> int:
    """The offset behind a block: behind its last statement, or the comments below that are indented like it."""
    lines = module.lines
    start, end = module.span(body[0])[0], module.span(body[-1])[1]
    own = module.text[lines.line_start(lines.position(start)[0]) : start]
    if own.strip() or not own:
        return end
    for number in range(lines.position(end)[0] + 1, lines.count + 1):
        text = lines.line_text(number)
        if text.strip():
            if not text.startswith(own) or not text.lstrip().startswith("#"):
                break
            end = lines.line_end(number)
    return end


def body_text(module: Module, body: list[ast.stmt], indent: str) -> str:
    """The text of a block's statements, comments between and below them included, brought to another indent.

    The first line has no indent, the last no line end; lines inside string literals are left as they are.
    """
    lines = module.lines
    start = module.span(body[0])[0]
    first = lines.position(start)[0]
    end = body_end(module, body)
    last = lines.position(end)[0]
    own = module.text[lines.line_start(first) : start]
    if own.strip():  # ``if x: statement``
        return module.text[start:end]
    while first > 1 and lines.line_text(first - 1).lstrip().startswith("#"):
        comment = lines.line_text(first - 1)
        if not comment.startswith(own):
            break
        first -= 1
    held: set[int] = set()
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Constant | ast.JoinedStr) and _runs_on(module, node):
                held.update(range(node.lineno + 1, (node.end_lineno or 0) + 1))
    texts: list[str] = []
    for number in range(first, last + 1):
        stop = lines.line_end(number) if number < last else max(end, lines.line_end(number))
        text = module.text[lines.line_start(number) : stop]
        if number in held or not text.startswith(own):
            texts.append(text if number in held else text.lstrip(" \t"))
        else:
            texts.append((indent if number > first else "") + text[len(own) :])
    return module.source.newline.join(one if one.strip() else "" for one in texts)


def _runs_on(module: Module, node: ast.expr) -> bool:
    """Whether lines begin inside a string literal; literals side by side may be moved one by one."""
    if (node.end_lineno or 0) <= node.lineno:
        return False
    start, end = module.span(node)
    text = module.text[start:end]
    return '"""' in text or "'''" in text or "\\\n" in text or "\\\r" in text
