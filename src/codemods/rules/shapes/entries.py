"""Entries of list, tuple and set literals: taking one out without leaving a stray comma or half a tuple."""

from __future__ import annotations

import ast

from codemods.findings import Edit
from codemods.rewrite.answer import CannotRewrite
from codemods.rules.site import Site

__all__ = ["holder_of", "take_out"]


def holder_of(site: Site, node: ast.AST) -> ast.List | ast.Tuple | ast.Set | None:
    """The literal that ``node`` is an entry of; None where it is none."""
    parent = site.module.parents.get(node)
    return parent if isinstance(parent, ast.List | ast.Tuple | ast.Set) else None


def take_out(site: Site, entry: ast.expr) -> tuple[Edit, ...]:
    """Edits that take an entry out, with its comma and its line; raise ``CannotRewrite`` where that cannot be told."""
    holder = holder_of(site, entry)
    if holder is None or (isinstance(holder, ast.Set) and len(holder.elts) == 1):
        raise CannotRewrite("the value stands in no list or tuple that could do without it")
    module = site.module
    text, lines = module.text, module.lines
    start, end = module.span(entry)
    index = holder.elts.index(entry)
    comma = _comma(text, end, module.span(holder)[1])
    stop = end if comma is None else comma + 1
    first, last = lines.position(start)[0], lines.position(stop)[0]
    head = lines.line_start(first)
    rest = text[stop : lines.line_end(last)].strip()
    edits: list[Edit] = []
    if not text[head:start].strip() and (not rest or rest.startswith("#")) and last < lines.count:
        edits.append(Edit(head, lines.line_start(last + 1), ""))
    elif index + 1 < len(holder.elts) and comma is not None:
        while stop < len(text) and text[stop] in " \t":
            stop += 1
        if rest and not rest.startswith("#"):
            edits.append(Edit(start, stop, ""))
        else:
            edits.append(Edit(start - _spaces_before(text, start), comma + 1, ""))
    elif index:
        before = module.span(holder.elts[index - 1])[1]
        keep = isinstance(holder, ast.Tuple) and len(holder.elts) == 2
        between = _comma(text, before, start)
        if between is None or "#" in text[between:start]:
            raise CannotRewrite("a comment stands beside the entry")
        edits.append(Edit(between + 1 if keep or comma is not None else before, stop, ""))
    else:
        edits.append(Edit(start, stop, ""))
    if isinstance(holder, ast.Tuple) and len(holder.elts) == 2 and index == 0:
        other = module.span(holder.elts[1])[1]
        if _comma(text, other, module.span(holder)[1]) is None:
            edits.append(Edit(other, other, ","))
    return tuple(edits)


def _spaces_before(text: str, at: int) -> int:
    return at - len(text[:at].rstrip(" \t")) if at else 0


def _comma(text: str, at: int, limit: int) -> int | None:
    """Where the comma behind an entry stands; None where the literal ends before one comes."""
    while at < limit:
        if text[at] == ",":
            return at
        if text[at] == "#":
            at = text.find("\n", at)
            if at < 0:
                return None
        elif text[at] in " \t\r\n\f\\":
            at += 1
        else:
            return None
    return None
