"""The type of the scripts of form media."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.expected_texts import expected
from codemods.rules.shapes.form_media import may_show_media
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_OLD, _NEW = '<script type="text/javascript" src=', "<script src="


class MediaScriptType(Rule):
    """The media of forms write ``<script>`` without a type."""

    change = "3.1/media-script-type-attribute"
    triggers = (OnModule(("text/javascript",), roles=("test",)),)
    advice = "Do so where the text is what the media of a form or widget give."
    examples = [
        Suggests(
            path="shop/tests.py",
            before="""\
                def test_media(self, form):
                    self.assertEqual(str(form.media), '<script type="text/javascript" src="/a.js"></script>')
                """,
            after="""\
                def test_media(self, form):
                    self.assertEqual(str(form.media), '<script src="/a.js"></script>')
                """,
        ),
        Flags(
            path="shop/tests.py",
            source="""\
                def test_media(self, form):
                    self.assertEqual(str(form.media), "<script type=\\"text/javascript\\" src=\\"/a.js\\"></script>")
                """,
            line=2,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test_media(self, form):
                    self.assertEqual(str(form.media), '<script src="/a.js"></script>')
                    self.assertEqual(str(form.code), '<script type="text/javascript">a()</script>')
                """,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                from shop.compress import JsCompressor

                def test_output(self):
                    out = '<script type="text/javascript" src="/one.js"></script>'
                    self.assertEqual(out, JsCompressor(out).output())
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not may_show_media(site):
            return
        for node in expected(site, (_OLD,)):
            text = site.source(node)
            if not site.module.in_fstring(node) and _OLD in text:
                yield site.suggest(site.replace(node, text.replace(_OLD, _NEW)), node=node)
            else:
                yield site.flag(node=node)
