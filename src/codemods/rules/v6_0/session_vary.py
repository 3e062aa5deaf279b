"""Sessions that are saved with every request, and pages that caches share."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_MIDDLEWARE = "django.middleware.cache.UpdateCacheMiddleware"
_CACHED = "django.views.decorators.cache.cache_page"


class SessionVary(Rule):
    """With ``SESSION_SAVE_EVERY_REQUEST`` each response that sets the session's cookie varies on cookies, so that caches
    which see it keep it for one visitor alone.
    """

    change = "6.0.5/session-save-every-request-vary"
    triggers = (OnSetting("SESSION_SAVE_EVERY_REQUEST"),)
    advice = "Look how often pages still come from the cache; an empty session sets no cookie, and changes nothing."
    examples = [
        Flags(
            path="settings.py",
            source=f"""\
                INSTALLED_APPS = []
                MIDDLEWARE = ["{_MIDDLEWARE}"]
                SESSION_SAVE_EVERY_REQUEST = True
                """,
            line=3,
        ),
        Flags(
            path="settings.py",
            source="INSTALLED_APPS = []\nMIDDLEWARE = []\nSESSION_SAVE_EVERY_REQUEST = True\n",
            line=3,
            files={"shop/urls.py": f"from {_CACHED.rpartition('.')[0]} import cache_page\n"},
        ),
        Keeps(
            path="settings.py",
            source="INSTALLED_APPS = []\nMIDDLEWARE = []\nSESSION_SAVE_EVERY_REQUEST = True\n",
        ),
        Keeps(
            path="settings.py",
            source=f"""\
                INSTALLED_APPS = []
                MIDDLEWARE = ["{_MIDDLEWARE}"]
                SESSION_SAVE_EVERY_REQUEST = False
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        value = site.given()
        if site.kind != "assign" or "test" in site.roles:
            return
        if isinstance(value, ast.Constant) and value.value is True and site.index.ask(_caches_pages):
            yield site.flag()


def _caches_pages(index: Index) -> bool:
    """Whether pages of the project are kept in a cache, its own or that of whoever stands in front of it."""
    if any(_MIDDLEWARE in facts.strings for facts in index.files.values()):
        return True
    return bool(index.users(_CACHED))
