"""The views that a file names by dotted path to have their URLs: up to Django 1.9 a path could be reversed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.source.module import Module

__all__ = ["DOTTED", "RESOLVED_KEYWORDS", "REVERSING", "reversed_in", "reversed_in_template"]

DOTTED = re.compile(r"(?:[\w.-]+:)*[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+", re.ASCII)
"""The dotted path of a view, behind the namespaces that it may be looked for in."""

REVERSING = {"reverse": "viewname", "reverse_lazy": "viewname", "redirect": "to", "resolve_url": "to"}
"""Functions that take the name of a URL first, with the name of that argument."""

RESOLVED_KEYWORDS = frozenset({"login_url", "next_page", "post_change_redirect", "post_reset_redirect"})
"""Keywords of Django's views and decorators whose values go through ``resolve_url()``."""

_NAMES = frozenset({"LOGIN_URL", "LOGIN_REDIRECT_URL", "LOGOUT_REDIRECT_URL", "pattern_name"})
_WORDS = re.compile(
    r"\b(?:reverse|reverse_lazy|redirect|resolve_url|permalink|pattern_name)\b|_url\b|_URL\b|_page\b|_redirect\b"
)
_TAG = re.compile(rb"""\{%-?[ \t]*url[ \t]+(["'])([\w.:-]+)\1""")


def reversed_in(module: Module) -> frozenset[str]:
    """The dotted paths that a file gives to what makes URLs of them, namespaces in front included."""
    found: set[str] = set()
    if "{%" in module.text:
        found.update(reversed_in_template(module.text.encode(errors="replace")))
    if _WORDS.search(module.text) is None:
        return frozenset(found)
    for func, call in module.walk.calls.items():
        last = func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""
        argument = REVERSING.get(last)
        if argument is not None:
            found.update(_paths(call.args[:1]))
        for keyword in call.keywords:
            name = keyword.arg
            if name is not None and (name == argument or name in RESOLVED_KEYWORDS or name in _NAMES):
                found.update(_paths([keyword.value]))
    for scope in (module.walk.root, *(module.walk.scope_of[node] for node, _, _ in module.walk.classes)):
        for name in _NAMES & scope.bindings.keys():
            found.update(_paths([one.value for one in scope.bindings[name] if one.value is not None]))
    if "permalink" in module.text:
        for node in module.nodes(ast.Return):
            if isinstance(node.value, ast.Tuple):
                found.update(_paths(node.value.elts[:1]))
    return frozenset(found)


def reversed_in_template(data: bytes) -> frozenset[str]:
    """The dotted paths that the ``url`` tags of a template name."""
    texts = [found[2].decode("ascii") for found in _TAG.finditer(data)]
    return frozenset(text for text in texts if "." in text and DOTTED.fullmatch(text))


def _paths(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if "." in node.value and DOTTED.fullmatch(node.value):
                yield node.value
