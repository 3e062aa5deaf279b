"""Prefixes in ``STATICFILES_DIRS`` (staticfiles.E003)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_NAME = "STATICFILES_DIRS"


class StaticfilesPrefix(Rule):
    """A check refuses a prefix in ``STATICFILES_DIRS`` that ends with a slash."""

    change = "2.2/check-staticfiles-e003"
    triggers = (OnSetting(_NAME),)
    advice = "Write the prefix without the slash at its end."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                STATICFILES_DIRS = [("downloads/", "/srv/downloads/"), ('a/b/', ROOT)]
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                STATICFILES_DIRS = [("downloads", "/srv/downloads/"), ('a/b', ROOT)]
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                DEBUG = True
                STATICFILES_DIRS = ["/srv/static/", ("downloads", "/srv/downloads/")]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        value = site.given()
        for entry in value.elts if isinstance(value, ast.List | ast.Tuple) else ():
            if not isinstance(entry, ast.List | ast.Tuple) or len(entry.elts) != 2:
                continue
            prefix = entry.elts[0]
            if isinstance(prefix, ast.Constant) and isinstance(prefix.value, str):
                if prefix.value.endswith("/") and prefix.value.strip("/"):
                    new = prefix.value.rstrip("/")
                    yield site.fix(site.replace_in_string(prefix, prefix.value, new), node=prefix)
