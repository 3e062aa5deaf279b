"""``URLIZE_ASSUME_HTTPS``."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting


class UrlizeAssumeHttps(Rule):
    """The setting URLIZE_ASSUME_HTTPS goes in 2028, when links without a scheme get https."""

    change = "6.0/urlize-assume-https-setting"
    advice = "Drop it on Django 2028; where it is False, links will change to https then."
    triggers = (OnSetting("URLIZE_ASSUME_HTTPS"),)
    examples = [
        Flags(
            path="shop/settings.py",
            source="INSTALLED_APPS = []\nDEBUG = True\nURLIZE_ASSUME_HTTPS = True\n",
            line=3,
        ),
        Keeps(path="shop/settings.py", source="INSTALLED_APPS = []\nDEBUG = True\nURLIZE_HTTPS = True\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        yield site.flag()
