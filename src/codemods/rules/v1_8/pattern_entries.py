"""Entries of ``patterns()`` and ``i18n_patterns()``: tuples become calls of ``url()``, and prefixes go into the strings."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from codemods.findings import Edit
from codemods.rewrite.answer import CannotRewrite
from codemods.rules.site import Site

__all__ = ["entry_texts", "spliced", "url_function"]

_ENTRIES = (
    "django.conf.urls.url",
    "django.conf.urls.defaults.url",
    "django.urls.re_path",
    "django.urls.path",
)
"""What makes an entry, once another rule has been there as well."""


def entry_texts(site: Site, entries: Sequence[ast.expr], prefix: str) -> list[Edit]:
    """Edits that let entries stand without ``patterns()`` around them."""
    edits: list[Edit] = []
    module = site.module
    for entry in entries:
        if isinstance(entry, ast.Tuple | ast.List):
            start, end = module.span(entry)
            if module.text[start] not in "([" or len(entry.elts) < 2:
                raise CannotRewrite("an entry is no pattern of URLs")
            if any(isinstance(one, ast.Starred) for one in entry.elts):
                raise CannotRewrite("an entry is unpacked")
            edits.append(Edit(start, start + 1, f"{url_function(site)}("))
            edits.append(Edit(end - 1, end, ")"))
            view: ast.expr | None = entry.elts[1]
        elif isinstance(entry, ast.Call):
            if not _makes_entry(site, entry.func):
                if prefix and any(map(_is_text, entry.args[1:])):
                    raise CannotRewrite("the prefix counts for what an entry's own function makes, too")
                continue
            view = site.argument(entry, "view", 1)
        elif prefix and isinstance(entry, ast.Starred):
            raise CannotRewrite("the prefix counts for what is handed on with *, too")
        else:
            continue
        if prefix and isinstance(view, ast.Constant) and isinstance(view.value, str) and view.value:
            edits.append(site.replace_in_string(view, view.value, f"{prefix}.{view.value}"))
    return edits


def _makes_entry(site: Site, func: ast.expr) -> bool:
    """Whether a function is one of Django's that make an entry, even if a shim brings it from one place or another."""
    return site.is_name(func, *_ENTRIES) or site.resolve(func, certain=False) in _ENTRIES


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def spliced(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    """``text[start:end]`` with edits (offsets of ``text``) made in it."""
    parts: list[str] = []
    at = start
    for edit in sorted(edits):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:end]])


def url_function(site: Site) -> str:
    """The name of the function that makes a pattern from a regular expression, on every release supported."""
    from codemods.django import api

    root = site.module.walk.root
    known = any(one.target == "django.conf.urls.url" for one in root.bindings.get("url", ()))
    later = all(api.exists("django.urls.re_path", release) for release in site.range.supported)
    return site.need("django.urls.re_path" if later and not known else "django.conf.urls.url")
