"""``STORAGES`` without ``staticfiles``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.shapes.settings_modules import closure, stars_before
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_APP = "django.contrib.staticfiles"
_BACKEND = '"django.contrib.staticfiles.storage.StaticFilesStorage"'


class StoragesStaticfiles(Rule):
    """``STORAGES`` takes the place of Django's default as a whole, so it must name ``staticfiles`` too."""

    change = "5.0/storages-staticfiles-required"
    available = "4.2"
    advice = "Add the entry staticfiles."
    triggers = (OnSetting("STORAGES"),)
    examples = [
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = ["django.contrib.staticfiles"]
                STORAGES = {
                    "default": {"BACKEND": "shop.storage.S3"},
                }
                """,
            after="""\
                INSTALLED_APPS = ["django.contrib.staticfiles"]
                STORAGES = {
                    "default": {"BACKEND": "shop.storage.S3"},
                    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
                }
                """,
        ),
        Fixes(
            path="site/settings/live.py",
            files={
                "site/settings/__init__.py": "",
                "site/settings/base.py": 'INSTALLED_APPS = ["django.contrib.staticfiles"]\nDATABASES = {}\n',
            },
            before="""\
                from .base import *

                if not DEBUG:
                    STORAGES = {"default": {"BACKEND": "shop.storage.S3"}}
                """,
            after="""\
                from .base import *

                if not DEBUG:
                    STORAGES = {"default": {"BACKEND": "shop.storage.S3"}, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
                """,
        ),
        Fixes(
            path="site/settings.py",
            before="""\
                from configurations import Configuration

                class Common(Configuration):
                    INSTALLED_APPS = ["django.contrib.staticfiles"]
                    DATABASES = {}
                    STORAGES: dict = {"default": {"BACKEND": "shop.storage.S3"}}

                class Live(Common):
                    STORAGES = dict(default={"BACKEND": "shop.storage.S3"})
                """,
            after="""\
                from configurations import Configuration

                class Common(Configuration):
                    INSTALLED_APPS = ["django.contrib.staticfiles"]
                    DATABASES = {}
                    STORAGES: dict = {"default": {"BACKEND": "shop.storage.S3"}, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

                class Live(Common):
                    STORAGES = dict(default={"BACKEND": "shop.storage.S3"}, staticfiles={"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"})
                """,
        ),
        Keeps(
            path="site/settings.py",
            source="""\
                INSTALLED_APPS = ["django.contrib.staticfiles"]
                STORAGES = {
                    "default": {"BACKEND": "shop.storage.S3"},
                    "staticfiles": {"BACKEND": "shop.storage.Static"},
                }
                """,
        ),
        Keeps(
            path="site/settings.py",
            source="""\
                INSTALLED_APPS = ["shop"]
                STORAGES = {"default": {"BACKEND": "shop.storage.S3"}}
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.kind != "assign" or not isinstance(node, ast.Assign | ast.AnnAssign):
            return
        if not self._installed(site):
            return
        if '["staticfiles"]' in site.module.text or "['staticfiles']" in site.module.text:
            return  # added below
        value = node.value
        if isinstance(value, ast.Call):
            if getattr(value.func, "id", "") == "dict":
                if (
                    not value.args
                    and not site.has_stars(value)
                    and site.keyword(value, "staticfiles") is None
                ):
                    entry = f'{{"BACKEND": {_BACKEND}}}'
                    yield site.fix(site.edit_call(value).add("staticfiles", entry).edit())
            return
        if not isinstance(value, ast.Dict):
            return
        keys = [key_of(key) for key in value.keys]
        if None in keys or "staticfiles" in keys:
            return
        entry = f'"staticfiles": {{"BACKEND": {_BACKEND}}}'
        text = site.source(value)
        if not value.keys:
            yield site.fix(site.replace(value, f"{{{entry}}}"))
            return
        last = value.values[-1]
        end = site.module.span(last)[1]
        start, stop = site.module.span(value)
        tail = site.module.text[end : stop - 1]
        if "#" in tail:
            yield site.flag()
            return
        first_key = value.keys[0]
        assert first_key is not None
        if "\n" in text and tail.strip() == ",":
            indent = site.module.text[: site.module.span(first_key)[0]].rpartition("\n")[2]
            newline = site.module.source.newline
            new = site.module.text[start:end] + f",{newline}{indent}{entry}" + tail + "}"
        else:
            new = site.module.text[start:end] + f", {entry}" + tail + "}"
        yield site.fix(site.replace(value, new))

    def _installed(self, site: Site) -> bool:
        """Whether the app is named here, or in a settings module that this one star-imports."""
        if _APP in site.module.text:
            return True
        return any(_APP in facts.strings for facts in closure(site, stars_before(site))[0])
