"""``TIME_ZONE = None``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting, Trigger


class TimeZoneNone(Rule):
    """``TIME_ZONE`` must name a time zone: ``None`` no longer means that of the machine."""

    change = "1.11/time-zone-none"
    advice = "Name the zone that is meant; the package tzlocal tells that of the machine."
    examples = [
        Suggests(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                INSTALLED_APPS = []
                TIME_ZONE = None
                """,
            after="""\
                from tzlocal import get_localzone

                SECRET_KEY = ""
                INSTALLED_APPS = []
                TIME_ZONE = str(get_localzone())
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                INSTALLED_APPS = []
                TIME_ZONE = "UTC"
                DATABASES = {"default": {"TIME_ZONE": None}}
                """,
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnSetting("TIME_ZONE")

    def visit(self, site: Site) -> Iterator[Answer]:
        value = site.given()
        if isinstance(value, ast.Constant) and value.value is None:
            yield site.suggest(
                site.replace(value, f"str({site.need('tzlocal.get_localzone')}())"), node=value
            )
