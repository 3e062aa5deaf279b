"""``STORAGES`` without ``staticfiles``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

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
        if site.kind != "assign" or not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Dict):
            return
        value = node.value
        keys = [key_of(key) for key in value.keys]
        if None in keys or "staticfiles" in keys or "django.contrib.staticfiles" not in site.module.text:
            return
        if '["staticfiles"]' in site.module.text or "['staticfiles']" in site.module.text:
            return  # added below
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
