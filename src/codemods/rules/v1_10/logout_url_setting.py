"""The setting ``LOGOUT_URL``."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting, Trigger


class LogoutUrlSetting(Rule):
    """The setting ``LOGOUT_URL`` has no default any more: reading it fails where the project does not set it."""

    change = "1.10/logout-url-setting"
    advice = "Set LOGOUT_URL = '/accounts/logout/' in the settings, which is what the default was."
    examples = [
        Flags("from django.conf import settings\n\nprint(settings.LOGOUT_URL)\n", line=3),
        Keeps(
            "from django.conf import settings\n\nprint(settings.LOGOUT_URL)\n",
            files={
                "shop/__init__.py": "",
                "shop/settings.py": 'SECRET_KEY = ""\nROOT_URLCONF = "shop.urls"\nLOGOUT_URL = "/out/"\n',
            },
        ),
        Keeps("from shop.conf import settings\n\nprint(settings.LOGOUT_URL)\n"),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnSetting("LOGOUT_URL")

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "read":
            return
        settings: frozenset[str] = getattr(site.project, "settings", frozenset())
        for path in settings:
            facts = site.index.files.get(path)
            if facts is not None and "LOGOUT_URL" in facts.bindings:
                return
        yield site.flag()
