"""``MEDIA_URL`` below ``STATIC_URL``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting


class MediaBelowStatic(Rule):
    """With ``DEBUG`` on, ``MEDIA_URL`` must not begin with ``STATIC_URL``: files of both could not be told apart."""

    change = "2.2/media-url-within-static-url"
    triggers = (OnSetting("MEDIA_URL"),)
    advice = "Give uploads an address of their own, such as /media/, in the web server as well."
    examples = [
        Flags(
            path="settings.py",
            source="""\
                INSTALLED_APPS = []
                STATIC_URL = "/static/"
                MEDIA_URL = STATIC_URL + "media/"
                """,
            line=3,
        ),
        Flags(
            path="settings.py",
            source='INSTALLED_APPS = []\nSTATIC_URL = "/static/"\nMEDIA_URL = "/static/media/"\n',
            line=3,
        ),
        Keeps(
            path="settings.py",
            source="""\
                INSTALLED_APPS = []
                STATIC_URL = BASE + "static/"
                MEDIA_URL = "/media/"
                """,
        ),
        Keeps(path="settings.py", source='INSTALLED_APPS = []\nMEDIA_URL = MEDIA_BASE + "x/"\n'),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        value = site.given()
        if site.kind != "assign" or value is None:
            return
        if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
            below = isinstance(value.left, ast.Name) and value.left.id == "STATIC_URL"
        elif isinstance(value, ast.JoinedStr):
            first = value.values[0] if value.values else None
            below = isinstance(first, ast.FormattedValue) and getattr(first.value, "id", "") == "STATIC_URL"
        else:
            static = site.value_of("STATIC_URL")
            start, given = key_of(static) if static is not None else None, key_of(value)
            below = bool(start and given and given.startswith(start))
        if below:
            yield site.flag()
