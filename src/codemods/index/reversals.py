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
_KEYWORDS = RESOLVED_KEYWORDS | _NAMES
_TAG = re.compile(rb"""\{%-?[ \t]*url[ \t]+(["'])([\w.:-]+)\1""")


def reversed_in(module: Module) -> frozenset[str]:
    """The dotted paths that a file gives to what makes URLs of them, namespaces in front included."""
    found: set[str] = set()
    if "{%" in module.text:
        found.update(reversed_in_template(module.text.encode(errors="replace")))
    walk = module.walk
    for last, argument in REVERSING.items():
        for func, _ in (*walk.names.get(last, ()), *walk.attributes.get(last, ())):
            call = walk.calls.get(func)
            if call is not None and (isinstance(func, ast.Name) or func.attr == last):
                found.update(_paths(call.args[:1]))
                found.update(_paths([one.value for one in call.keywords if one.arg == argument]))
    for name in _KEYWORDS & walk.keywords.keys():
        for call, _ in walk.keywords[name]:
            found.update(_paths([one.value for one in call.keywords if one.arg == name]))
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
