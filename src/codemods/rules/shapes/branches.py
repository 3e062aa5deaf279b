"""Conditions with one answer: the arm that is taken stands where the choice stood."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.statements import body_end, body_text
from codemods.rules.shapes.truth_tests import is_truth_test
from codemods.rules.site import Site

__all__ = ["behind", "choose", "choose_arm", "choose_value", "decide", "without_operands"]


def decide(site: Site, test: ast.expr, holds: bool) -> list[Edit] | None:
    """Edits that take an expression whose truth is known out of the condition that it is, or is a part of.

    None where it is no part of a condition that would be decided by it, or could do without it.
    """
    parent = site.module.parents.get(test)
    while isinstance(parent, ast.UnaryOp | ast.BoolOp):
        if isinstance(parent, ast.UnaryOp):
            if not isinstance(parent.op, ast.Not):
                return None
            holds = not holds
        elif holds is isinstance(parent.op, ast.And):  # the others decide
            if parent.values[-1] is test and not is_truth_test(site, parent):
                return None
            edit = without_operands(site, parent, [test])
            return None if edit is None else [edit]
        elif parent.values[0] is not test:
            return None
        test, parent = parent, site.module.parents.get(parent)
    return choose_arm(site, test, holds)


def choose_arm(site: Site, test: ast.AST, holds: bool) -> list[Edit] | None:
    """Edits that leave the arm taken by the conditional that ``test`` is the whole condition of; None where it is of none."""
    parent = site.module.parents.get(test)
    if isinstance(parent, ast.IfExp) and parent.test is test:
        return [choose_value(site, parent, holds)]
    if isinstance(parent, ast.If) and parent.test is test:
        edits = choose(site, parent, holds)
        return [edits] if isinstance(edits, Edit) else list(edits)
    return None


def choose(site: Site, node: ast.If, holds: bool) -> Edit | tuple[Edit, ...]:
    """Edits that leave of an ``if`` (or ``elif``) the arm that is taken when its condition is ``holds``."""
    module = site.module
    start, end = module.span(node)[0], _end(site, node)
    is_elif = module.text.startswith("elif", start)
    indent = module.indent_of(node)
    orelse = node.orelse
    if holds:
        if not is_elif:
            text = body_text(module, node.body, indent)
            unreached = _unreached(site, node, node.body)
            end = module.span(unreached[-1])[1] if unreached else end
            return Edit(start, behind(site, end, text, other=bool(orelse or unreached)), text)
        stop = body_end(module, node.body)
        colon = module.text.rindex(":", start, module.span(node.body[0])[0])
        # The body is part of the edit: it moves up to stand in the ``else`` itself.
        return Edit(start, end, "else" + module.text[colon:stop])
    if not orelse:
        if not is_elif:
            return _removed(site, node, end)
        before = module.text.rindex("\n", 0, start)
        if module.text[before - 1] == "\r":
            before -= 1
        return Edit(before, end, "")
    first = orelse[0]
    if (
        len(orelse) == 1
        and isinstance(first, ast.If)
        and module.text.startswith("elif", module.span(first)[0])
    ):
        begin = module.span(first)[0]
        return Edit(start, begin + 4, "elif" if is_elif else "if")
    if is_elif:
        begin = module.span(first)[0]
        keyword = module.text.rindex("else", start, begin)
        return Edit(start, keyword, "")
    text = body_text(module, orelse, indent)
    unreached = _unreached(site, node, orelse)
    end = module.span(unreached[-1])[1] if unreached else end
    return Edit(start, behind(site, end, text, other=bool(unreached)), text)


def _end(site: Site, node: ast.If) -> int:
    """The offset behind an ``if`` with all of its arms."""
    arm = node.orelse or node.body
    first = arm[0]
    if arm is node.orelse and len(arm) == 1 and isinstance(first, ast.If):
        if site.module.text.startswith("elif", site.module.span(first)[0]):
            return _end(site, first)
    return body_end(site.module, arm)


def _removed(site: Site, node: ast.If, end: int) -> tuple[Edit, ...]:
    """An ``if`` taken out with the comments that its last arm ends in."""
    edits = site.remove(node)
    lines = site.module.lines
    last = max(edit.end for edit in edits)
    if end <= last:
        return edits
    below = lines.line_start(lines.position(site.module.span(node)[1])[0] + 1)
    above = lines.position(min(edit.start for edit in edits))[0] - 1
    line = lines.position(end)[0] + 1
    while line <= lines.count and above > 0 and not (lines.line_text(above) + lines.line_text(line)).strip():
        line += 1  # one gap is left of two
    stop = lines.line_start(line) if line <= lines.count else len(site.module.text)
    return (*edits, Edit(max(last, below), stop, ""))


def _unreached(site: Site, node: ast.If, arm: list[ast.stmt]) -> list[ast.stmt]:
    """What follows an ``if`` whose only arm always leaves the block; nothing where it means something unreached, too."""
    if not _leaves(arm):
        return []
    parent = site.module.parents[node]
    for block in (getattr(parent, name, None) for name in ("body", "orelse", "finalbody")):
        if isinstance(block, list) and node in block:
            rest: list[ast.stmt] = block[block.index(node) + 1 :]
            meant = (ast.Yield, ast.YieldFrom, ast.Global, ast.Nonlocal, ast.FunctionDef, ast.ClassDef)
            return [] if any(isinstance(one, meant) for one in _inside(rest)) else rest
    return []


def _leaves(body: list[ast.stmt]) -> bool:
    """Whether a block always ends by leaving what it stands in, never by running on behind it."""
    last = body[-1]
    if isinstance(last, ast.If):
        return bool(last.orelse) and _leaves(last.body) and _leaves(last.orelse)
    if isinstance(last, ast.Try):
        arms = [last.orelse or last.body, *(handler.body for handler in last.handlers)]
        return all(map(_leaves, arms)) or bool(last.finalbody and _leaves(last.finalbody))
    return isinstance(last, ast.Return | ast.Raise | ast.Continue | ast.Break)


def _inside(statements: list[ast.stmt]) -> Iterator[ast.AST]:
    for statement in statements:
        yield from ast.walk(statement)


def choose_value(site: Site, node: ast.IfExp, holds: bool) -> Edit:
    """The edit that leaves of ``a if condition else b`` the value that is taken."""
    return site.replace(node, site.source(node.body if holds else node.orelse))


def without_operands(site: Site, test: ast.BoolOp, gone: list[ast.expr]) -> Edit | None:
    """``decided and other`` without the operands that no longer decide anything; None where that would take layout."""
    kept = [value for value in test.values if value not in gone]
    if not kept or ("\n" in site.source(test) and len(kept) > 1):
        return None
    word = " and " if isinstance(test.op, ast.And) else " or "
    return site.replace(test, word.join(site.source(value) for value in kept))


def behind(site: Site, end: int, text: str, other: bool = False) -> int:
    """Where a replaced block ends: behind the comment on its last line, if ``text`` brings that along already.

    ``end`` is the offset behind the block's last statement; ``other`` says that this statement goes for good, and its
    comment with it.
    """
    lines = site.module.lines
    stop = lines.line_end(lines.position(end)[0])
    comment = site.module.text[end:stop].strip()
    if not comment.startswith("#") or text.endswith(comment):
        return stop if comment else end
    kept = (
        "noqa" in comment.lower() and "#" not in text.rpartition("\n")[2]
    )  # it is about the imports of both arms
    return stop if other and not kept else end
