"""List, tuple, set and dict literals: an element taken out or put in, with its comma; layout and comments kept."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from codemods.findings import Edit
from codemods.rewrite.answer import CannotRewrite
from codemods.rewrite.layout import Layout, with_brackets
from codemods.rules.site import Site

__all__ = [
    "Collection",
    "append",
    "append_entry",
    "entries",
    "is_zero",
    "key_of",
    "remove_elements",
    "remove_entries",
    "strings_in",
]

Collection = ast.List | ast.Tuple | ast.Set


def key_of(node: ast.expr | None) -> str | None:
    """The text of a string literal, None for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def is_zero(node: ast.AST | None) -> bool:
    """Whether an expression is the number 0 as it stands there."""
    return isinstance(node, ast.Constant) and type(node.value) is int and node.value == 0


def entries(node: ast.Dict) -> Iterator[tuple[str, ast.expr, ast.expr]]:
    """The entries of a dict literal whose keys are string literals: key, its node, the value."""
    for key, value in zip(node.keys, node.values, strict=True):
        text = key_of(key)
        if text is not None and key is not None:
            yield text, key, value


def strings_in(node: ast.AST) -> Iterator[ast.Constant]:
    """The string literals that are elements of a literal collection, of several added together, or alone."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node
    elif isinstance(node, Collection):
        for element in node.elts:
            yield from strings_in(element)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from strings_in(node.left)
        yield from strings_in(node.right)
    elif isinstance(node, ast.IfExp):
        yield from strings_in(node.body)
        yield from strings_in(node.orelse)


def remove_elements(site: Site, node: Collection, gone: Sequence[ast.expr]) -> Edit:
    """The literal without some of its elements."""
    plain = _plain(site, node)
    if plain is not None:
        return plain.without([node.elts.index(one) for one in gone])
    import libcst as cst

    tree = _parsed(site, node)
    indexes = {node.elts.index(one) for one in gone}
    if not isinstance(tree, cst.List | cst.Tuple | cst.Set):
        raise CannotRewrite("the literal cannot be read on its own")
    kept = [element for index, element in enumerate(tree.elements) if index not in indexes]
    if not kept and isinstance(tree, cst.Set):
        raise CannotRewrite("the set would be left empty")
    changes: dict[str, object] = {"elements": kept}
    if kept and len(tree.elements) - 1 in indexes:
        kept[-1], closing = _at_the_end(tree, kept[-1])
        changes.update(closing)
    if len(kept) == 1 and isinstance(tree, cst.Tuple) and not isinstance(kept[0].comma, cst.Comma):
        kept[0] = kept[0].with_changes(comma=cst.Comma())
    if not kept and isinstance(tree, cst.List):
        changes["lbracket"] = cst.LeftSquareBracket()
    if not kept and isinstance(tree, cst.Tuple):
        return Edit(*site.module.span(node), "()")
    return Edit(*site.module.span(node), _code(site, tree.with_changes(**changes)))


def remove_entries(site: Site, node: ast.Dict, gone: Sequence[ast.expr]) -> Edit:
    """The dict literal without the entries of some of its keys."""
    plain = _plain(site, node)
    if plain is not None:
        return plain.without([node.keys.index(one) for one in gone])
    import libcst as cst

    tree = _parsed(site, node)
    if not isinstance(tree, cst.Dict):
        raise CannotRewrite("the literal cannot be read on its own")
    indexes = {node.keys.index(one) for one in gone}
    kept = [element for index, element in enumerate(tree.elements) if index not in indexes]
    if not kept:
        return Edit(*site.module.span(node), "{}")
    changes: dict[str, object] = {"elements": kept}
    if len(tree.elements) - 1 in indexes:
        kept[-1], closing = _at_the_end(tree, kept[-1])
        changes.update(closing)
    return Edit(*site.module.span(node), _code(site, tree.with_changes(**changes)))


def append(site: Site, node: Collection, texts: Sequence[str], front: bool = False) -> Edit:
    """The literal with further elements at its end, or at its front."""
    plain = _plain(site, node)
    if plain is not None and plain.parts:
        return plain.with_more(texts, 0 if front else len(plain.parts))
    import libcst as cst

    tree = _parsed(site, node)
    if not isinstance(tree, cst.List | cst.Tuple | cst.Set):
        raise CannotRewrite("the literal cannot be read on its own")
    if not tree.elements:
        inside = ", ".join(texts)
        brackets = {ast.List: "[]", ast.Tuple: "()"}.get(type(node), "{}")
        comma = "," if isinstance(node, ast.Tuple) and len(texts) == 1 else ""
        return Edit(*site.module.span(node), f"{brackets[0]}{inside}{comma}{brackets[1]}")
    new: list[cst.BaseElement] = []
    for text in texts:
        if text.startswith("*"):
            new.append(cst.StarredElement(cst.parse_expression(text[1:])))
        else:
            new.append(cst.Element(cst.parse_expression(text)))
    elements: list[cst.BaseElement] = list(tree.elements)
    between = _between(tree)
    if front:
        elements = [one.with_changes(comma=between) for one in new] + elements
    else:
        last = elements[-1]
        trailing = last.comma
        elements[-1] = last.with_changes(comma=between)
        if isinstance(trailing, cst.Comma) and "#" in cst.Module([]).code_for_node(trailing):
            raise CannotRewrite("a comment stands behind the last element")
        new = [one.with_changes(comma=between) for one in new]
        new[-1] = new[-1].with_changes(comma=trailing)
        elements += new
    return Edit(*site.module.span(node), _code(site, tree.with_changes(elements=elements)))


def append_entry(site: Site, node: ast.Dict, key: str, text: str) -> Edit:
    """The dict literal with one more entry at its end."""
    plain = _plain(site, node)
    if plain is not None and plain.parts:
        return plain.with_more([f"{key}: {text}"], len(plain.parts))
    import libcst as cst

    tree = _parsed(site, node)
    if not isinstance(tree, cst.Dict) or not tree.elements:
        raise CannotRewrite("the literal has no entry to stand behind")
    elements = list(tree.elements)
    last = elements[-1]
    trailing = last.comma
    if isinstance(trailing, cst.Comma) and "#" in cst.Module([]).code_for_node(trailing):
        raise CannotRewrite("a comment stands behind the last entry")
    elements[-1] = last.with_changes(comma=_between(tree))
    elements.append(cst.DictElement(cst.parse_expression(key), cst.parse_expression(text), comma=trailing))
    return Edit(*site.module.span(node), _code(site, tree.with_changes(elements=elements)))


class _Plain(NamedTuple):
    """A literal laid out plainly, with the texts of its parts, to be edited as text: LibCST is not even imported."""

    node: ast.expr
    span: tuple[int, int]
    brackets: str
    parts: list[str]
    layout: Layout

    def without(self, gone: Sequence[int]) -> Edit:
        kept = [part for index, part in enumerate(self.parts) if index not in gone]
        if not kept and isinstance(self.node, ast.Set):
            raise CannotRewrite("the set would be left empty")
        for index in sorted(gone, reverse=True):
            self.layout.remove(index)
        if len(kept) == 1 and isinstance(self.node, ast.Tuple) and not self.layout.tail.startswith(","):
            self.layout.tail = f",{self.layout.tail}"
        return self._edit(kept)

    def with_more(self, texts: Sequence[str], at: int) -> Edit:
        layout = self.layout
        if layout.commas:
            between = layout.commas[0]
        else:
            between = "," + layout.opening.lstrip(" \t") if layout.is_hanging else ", "
        layout.commas[at:at] = [between] * len(texts)
        return self._edit([*self.parts[:at], *texts, *self.parts[at:]])

    def _edit(self, parts: Sequence[str]) -> Edit:
        return Edit(*self.span, f"{self.brackets[0]}{self.layout.join(parts)}{self.brackets[1]}")


def _plain(site: Site, node: Collection | ast.Dict) -> _Plain | None:
    """The literal where it holds no comments between its parts; None for any other."""
    module = site.module
    text, (start, end) = module.text, module.span(node)
    brackets = f"{text[start : start + 1]}{text[end - 1 : end]}"
    if module.in_fstring(node) or "\r" in text[start:end] or brackets not in ("[]", "()", "{}"):
        return None
    parts: list[str] = []
    gaps: list[str] = []
    at = start + 1
    for first, last in _parts_of(node):
        begin, stop = module.span(first)
        if isinstance(last, ast.Starred):
            span = with_brackets(text, begin + 1, *module.span(last.value))
        else:
            span = with_brackets(text, at if first is last else stop, *module.span(last))
            if first is last and span is not None:
                begin = span[0]
        if span is None:
            return None
        gaps.append(text[at:begin])
        at = span[1]
        parts.append(text[begin:at])
    layout = Layout.of([*gaps, text[at : end - 1]])
    return None if layout is None else _Plain(node, (start, end), brackets, parts, layout)


def _parts_of(node: Collection | ast.Dict) -> Iterator[tuple[ast.expr, ast.expr]]:
    """The expressions that each part of a literal begins and ends with; ``**other`` is none of them."""
    if isinstance(node, ast.Dict):
        yield from (
            (key, value) for key, value in zip(node.keys, node.values, strict=True) if key is not None
        )
    else:
        yield from ((element, element) for element in node.elts)


def _code(site: Site, tree: Any) -> str:
    """The text of a tree, with the line ends of the file."""
    import libcst as cst

    return cst.Module([], default_newline=site.module.source.newline).code_for_node(tree)


def _parsed(site: Site, node: ast.expr) -> Any:
    import libcst as cst

    if site.module.in_fstring(node):
        raise CannotRewrite("the literal stands inside an f-string")
    text = site.source(node)
    try:
        return cst.parse_expression(text)
    except cst.ParserSyntaxError as error:
        raise CannotRewrite("the literal cannot be read on its own") from error


def _at_the_end(tree: Any, element: Any) -> tuple[Any, dict[str, object]]:
    """An element where the last one went, and what changes at the closing bracket: its own comment stays beside it."""
    import libcst as cst

    last = tree.elements[-1].comma
    space = element.comma.whitespace_after if isinstance(element.comma, cst.Comma) else None
    element = element.with_changes(comma=last)
    name, bracket = _closing(tree)
    before = bracket.whitespace_before if bracket is not None else None
    if not isinstance(space, cst.ParenthesizedWhitespace):
        return element, {}  # what stands behind it on its line was meant for it, too
    if not isinstance(before, cst.ParenthesizedWhitespace):
        if space.first_line.comment is not None:
            raise CannotRewrite("a comment stands beside what would be the last element")
        return element, {}
    new = bracket.with_changes(whitespace_before=before.with_changes(first_line=space.first_line))
    return element, {name: [new, *tree.rpar[1:]] if name == "rpar" else new}


def _closing(tree: Any) -> tuple[str, Any]:
    """The bracket that ends a literal, and what it is called there; None for a tuple without any."""
    for name in ("rbracket", "rbrace"):
        if hasattr(tree, name):
            return name, getattr(tree, name)
    return "rpar", next(iter(tree.rpar), None)


def _between(tree: Any) -> Any:
    """The comma that parts two elements of a literal."""
    import libcst as cst

    for element in tree.elements[:-1]:
        if isinstance(element.comma, cst.Comma):
            after = element.comma.whitespace_after
            if isinstance(after, cst.ParenthesizedWhitespace):
                after = after.with_changes(
                    first_line=after.first_line.with_changes(
                        comment=None, whitespace=cst.SimpleWhitespace("")
                    ),
                    empty_lines=[],
                )
            return element.comma.with_changes(whitespace_after=after)
    opening = getattr(tree, "lbracket", None) or getattr(tree, "lbrace", None) or next(iter(tree.lpar), None)
    if opening is not None and isinstance(opening.whitespace_after, cst.ParenthesizedWhitespace):
        space = opening.whitespace_after
        return cst.Comma(
            whitespace_after=space.with_changes(
                first_line=space.first_line.with_changes(comment=None), empty_lines=[]
            )
        )
    return cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
