"""Imports that nothing uses: neither the file itself, nor another one, nor whoever looks names up in it."""

from __future__ import annotations

import ast
import re

from codemods.rules.site import Site
from codemods.source.scopes import BindingKind

__all__ = ["is_unused"]

_BY_NAME = frozenset(["globals", "locals", "vars", "eval", "exec"])
# What Django, Python and servers look for in a module by its name.
_LOOKED_UP = re.compile(
    r"(?:[A-Z][A-Z0-9_]*|Command|Migration|DatabaseWrapper|SessionStore|EmailBackend|\w*(?:Cache|Loader|Middleware|Test\w*)"
    r"|urlpatterns|register|application|app_name|default_app_config|handler\d+|test_?\w*|setUpModule|tearDownModule|_)"
)

_KEPT = re.compile(r"#.*(?:noqa|pyflakes|pylint|unused)", re.IGNORECASE)  # it stands there on purpose


def is_unused(site: Site) -> bool:
    """Whether the name that an import brings is used nowhere for certain, so that the import can go."""
    binding = site.binding
    if (
        binding is None
        or binding.kind is not BindingKind.IMPORT
        or not isinstance(binding.node, ast.ImportFrom)
    ):
        return False
    module, name = site.module, binding.name
    if name == "*" or len(site.scope.bindings.get(name, ())) != 1 or site.uses_of(binding)[0]:
        return False
    if _LOOKED_UP.fullmatch(name) or not _BY_NAME.isdisjoint(module.walk.names):
        return False
    if site.offers(name) or "compat" in module.path:
        return False
    if any(isinstance(one, ast.Try) for one in module.ancestors(site.node)):
        return False  # whether it fails may be what is asked
    word = re.compile(rf"\b{re.escape(name)}\b")
    if any(word.search(str(text.value)) for text in module.walk.texts):
        return False  # a doctest, an annotation in quotes, a name that is looked up
    first, last = binding.node.lineno, binding.node.end_lineno or binding.node.lineno
    lines = [module.lines.line_text(number) for number in range(first, last + 1)]
    if any(_KEPT.search(line) for line in lines):
        return False
    return not re.search(rf"#\s*type:[^\n]*\b{re.escape(name)}\b", module.text)
