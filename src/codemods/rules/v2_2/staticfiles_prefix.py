"""Prefixes in ``STATICFILES_DIRS`` (staticfiles.E003)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.collected_settings import entries_named, entries_of
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, OnSetting

_NAME = "STATICFILES_DIRS"


class StaticfilesPrefix(Rule):
    """A check refuses a prefix in ``STATICFILES_DIRS`` that ends with a slash."""

    change = "2.2/check-staticfiles-e003"
    triggers = (OnSetting(_NAME), OnModule((_NAME,), roles=("settings",)))
    advice = "Write the prefix without the slash at its end."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                STATICFILES_DIRS = [("downloads/", "/srv/downloads/"), ('a/b/', ROOT)]
                STATICFILES_DIRS = STATICFILES_DIRS + [("c/", "/c")]
                STATICFILES_DIRS += [("d/", "/d")]
                STATICFILES_DIRS.append(("e/", "/e"))
                STATICFILES_DIRS.insert(0, ("f/", "/f"))
                STATICFILES_DIRS.extend([("g/", "/g")])
                STATICFILES_DIRS.remove(("c/", "/c"))
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                STATICFILES_DIRS = [("downloads", "/srv/downloads/"), ('a/b', ROOT)]
                STATICFILES_DIRS = STATICFILES_DIRS + [("c", "/c")]
                STATICFILES_DIRS += [("d", "/d")]
                STATICFILES_DIRS.append(("e", "/e"))
                STATICFILES_DIRS.insert(0, ("f", "/f"))
                STATICFILES_DIRS.extend([("g", "/g")])
                STATICFILES_DIRS.remove(("c", "/c"))
                """,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                DEBUG = True
                STATICFILES_DIRS = [("/", "/srv/"), (f"{SHOP}/", "/shop"), (SHOP + "/", "/shop")]
                """,
            line=3,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                DEBUG = True
                STATICFILES_DIRS = ["/srv/static/", ("downloads", "/srv/downloads/")]
                STATICFILES_DIRS.append("/srv/downloads/")
                SHOP_DIRS.append(("a/", "/srv/downloads/"))
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        added = entries_named(site, _NAME) if site.kind == "module" else entries_of(site.given())
        for entry in added:
            if not isinstance(entry, ast.List | ast.Tuple) or len(entry.elts) != 2:
                continue
            prefix = entry.elts[0]
            if not _end(prefix).endswith("/"):
                continue
            text = key_of(prefix)
            if text is not None and text.strip("/"):
                yield site.fix(site.replace_in_string(prefix, text, text.rstrip("/")), node=prefix)
            else:
                yield site.flag(node=prefix)


def _end(prefix: ast.expr) -> str:
    """What a text ends with, as far as it is known."""
    if isinstance(prefix, ast.JoinedStr):
        return _end(prefix.values[-1]) if prefix.values else ""
    if isinstance(prefix, ast.BinOp) and isinstance(prefix.op, ast.Add):
        return _end(prefix.right)
    return key_of(prefix) or ""
