"""Sessions that are kept in the cache and the database."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting, OnSubclass

_ENGINE = "django.contrib.sessions.backends.cached_db"


class CachedDbErrors(Rule):
    """Where the cache fails while a session is saved, that is logged and no longer raised."""

    change = "5.1/sessions-cached-db-errors"
    triggers = (OnSetting("SESSION_ENGINE"), OnSubclass(f"{_ENGINE}.SessionStore"))
    advice = "Have somebody told of what is logged to django.contrib.sessions."
    examples = [
        Flags(
            path="settings.py",
            source=f'INSTALLED_APPS = []\nSESSION_ENGINE = "{_ENGINE}"\n',
            line=2,
        ),
        Flags(
            f"from {_ENGINE} import SessionStore\n\nclass Store(SessionStore):\n    pass\n",
            line=3,
        ),
        Keeps(
            path="settings.py",
            source='INSTALLED_APPS = []\nSESSION_ENGINE = "django.contrib.sessions.backends.db"\n',
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.ClassDef):
            yield site.flag()
        elif site.kind == "assign":
            value = site.given()
            if isinstance(value, ast.Constant) and value.value == _ENGINE:
                yield site.flag()
