"""Paths that settings put together: where they lead, as far as the file itself says."""

from __future__ import annotations

import ast
import posixpath
from collections.abc import Sequence
from typing import NamedTuple

from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.source.names import last_name

__all__ = ["CURRENT", "REPOSITORY", "SYSTEM", "Way", "setting_way", "way_of"]

REPOSITORY, SYSTEM, CURRENT = "", "/", "."
"""Where a way may begin: at the root of the repository, of the file system, in the folder that a process is started in."""

_SAME = ("abspath", "realpath", "resolve", "absolute", "str", "Path", "normpath")
_DEPTH = 12


class Way(NamedTuple):
    """A path: where it begins (one of the above, or a name of the file whose value nothing here tells), and its parts.

    ``path`` has forward slashes, and is empty for the beginning itself.
    """

    start: str
    path: str

    def relation(self, other: Way) -> str:
        """How a folder lies to another: that, "inside" or "around" it, or nowhere near ("")."""
        if self.start != other.start or self.path.startswith("..") or other.path.startswith(".."):
            return ""
        if self.path == other.path:
            return "that"
        if not other.path or self.path.startswith(f"{other.path}/"):
            return "inside"
        return "around" if not self.path or other.path.startswith(f"{self.path}/") else ""


def setting_way(site: Site, name: str) -> Way | None:
    """Where the only value that the file gives a setting leads."""
    bindings = site.module.walk.root.bindings.get(name, ())
    value = bindings[0].value if len(bindings) == 1 else None
    if value is None or key_of(value) == "":
        return None
    return way_of(site, value) or Way(name, "")


def way_of(site: Site, node: ast.expr, depth: int = 0) -> Way | None:
    """Where an expression leads; None where that hangs on what is not in the file."""
    if depth > _DEPTH:
        return None
    text = key_of(node)
    if text is not None:
        start = SYSTEM if text.startswith("/") else CURRENT
        return _normal(start, text.lstrip("/"))
    if isinstance(node, ast.Name):
        return _named(site, node.id, depth)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        return _joined(way_of(site, node.left, depth + 1), [node.right])
    if isinstance(node, ast.Attribute) and node.attr == "parent":
        return _above(way_of(site, node.value, depth + 1))
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute):
        if node.value.attr != "parents" or not isinstance(node.slice, ast.Constant):
            return None
        way = way_of(site, node.value.value, depth + 1)
        for _ in range(node.slice.value + 1 if isinstance(node.slice.value, int) else 0):
            way = _above(way)
        return way
    if isinstance(node, ast.JoinedStr) and len(node.values) == 2:
        base, rest = node.values
        return _behind(site, getattr(base, "value", base), rest, depth)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _behind(site, node.left, node.right, depth)
    return _called(site, node, depth) if isinstance(node, ast.Call) else None


def _named(site: Site, name: str, depth: int) -> Way | None:
    if name == "__file__":
        return Way(REPOSITORY, site.module.path)
    bindings = site.module.walk.root.bindings.get(name, ())
    if len(bindings) > 1:
        return None
    value = bindings[0].value if bindings else None
    found = way_of(site, value, depth + 1) if value is not None else None
    return found or Way(name, "")


def _called(site: Site, node: ast.Call, depth: int) -> Way | None:
    name = last_name(node.func)
    of = node.func.value if isinstance(node.func, ast.Attribute) else None
    if name == "joinpath" and of is not None:
        return _joined(way_of(site, of, depth + 1), node.args)
    if name == "replace" and of is not None and [key_of(one) for one in node.args] == ["\\", "/"]:
        return way_of(site, of, depth + 1)
    inner = node.args[0] if node.args else of
    if inner is None:
        return None
    way = way_of(site, inner, depth + 1)
    if name == "dirname":
        return _above(way)
    if name == "join":
        return _joined(way, node.args[1:])
    return way if name in _SAME else None


def _behind(site: Site, base: ast.expr, rest: ast.expr, depth: int) -> Way | None:
    """``base + "/rest"``."""
    text = key_of(rest) or ""
    way = way_of(site, base, depth + 1) if text.startswith("/") else None
    return None if way is None else _normal(way.start, posixpath.join(way.path, text[1:]))


def _above(way: Way | None) -> Way | None:
    """The folder that a path is in; None above the beginning, of which nothing is known."""
    return way._replace(path=posixpath.dirname(way.path)) if way is not None and way.path else None


def _joined(way: Way | None, parts: Sequence[ast.expr]) -> Way | None:
    if way is None:
        return None
    path = way.path
    for part in parts:
        text = key_of(part)
        if text is None or text.startswith("/"):
            return None
        path = posixpath.join(path, text)
    return _normal(way.start, path)


def _normal(start: str, path: str) -> Way:
    path = posixpath.normpath(path)
    return Way(start, "" if path == "." else path)
