"""The type of stylesheets in a form's media."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.form_media import may_show_media
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_LINK = re.compile(r"<link\b[^<>]*\btype=\\?[\"']text/css\\?[\"']", re.IGNORECASE)
_SHEET = re.compile(r"rel=\\?[\"']?stylesheet|\.css\b", re.IGNORECASE)


class MediaCssType(Rule):
    """The stylesheets of a form's media are linked without ``type="text/css"``."""

    change = "4.1/media-css-type-attribute"
    triggers = (OnModule(("text/css",), roles=("test",)),)
    advice = 'Take type="text/css" out of what is expected, where it is what form media print.'
    examples = [
        Flags(
            path="shop/tests.py",
            source="""\
                from django.test import TestCase

                class Tests(TestCase):
                    def test(self):
                        self.assertEqual(
                            str(self.form.media),
                            '<link href="/a.css" type="text/css" media="all" rel="stylesheet">',
                        )
                """,
            line=7,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                from django.test import TestCase

                class Tests(TestCase):
                    def test(self):
                        self.assertContains(self.client.get("/"), '<link href="/a.css" rel="stylesheet">')
                        self.assertEqual(self.client.get("/a.css")["Content-Type"], "text/css")
                """,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                from django.test import SimpleTestCase

                from shop.compress import CssCompressor

                class Tests(SimpleTestCase):
                    def test(self):
                        css = '<link rel="stylesheet" href="/one.css" type="text/css" media="all">'
                        self.assertEqual(CssCompressor(css).output(), "x")
                """,
        ),
        Keeps(
            path="shop/views.py",
            source="""\
                LINK = '<link href="/a.css" type="text/css" rel="stylesheet">'
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if "media" not in site.module.text.lower() or not may_show_media(site):
            return
        for node in site.module.texts("text/css"):
            if isinstance(node.value, str) and _LINK.search(node.value) and _SHEET.search(node.value):
                yield site.flag(node=node)
