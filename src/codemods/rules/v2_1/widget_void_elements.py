"""The slash at the end of ``<input />`` and ``<br />``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.expected_texts import ExpectedTexts, compared_as_html, expected
from codemods.rules.site import Site

_TOKEN = re.compile(r"<input type='hidden' name='csrfmiddlewaretoken'(?: value='[^'<>]*'(?: />)?)?")
_LITERAL = re.compile(r"""(["'])([^\\\n]*)\1""")


class WidgetVoidElements(ExpectedTexts):
    """Forms, ``{% csrf_token %}`` and the filter ``linebreaks`` write ``<input>`` and ``<br>``, without a slash."""

    change = "2.1/widget-void-elements"
    words = ("<input ", "<br ", "csrfmiddlewaretoken")
    pattern = re.compile(
        r"<input\b[^<>]*/>|<input\b(?s:.)*<br />|<br />(?s:.)*<input\b"
        r"|<br /><span class=\"helptext\"|<p>(?:[^<>\n]*<br />)+[^<>\n]*</p>"  # forms as tables, and linebreaks
    )
    advice = (
        "Expect it without the slash, or compare as HTML: assertHTMLEqual(), assertContains(…, html=True)."
    )
    examples = [
        Flags(
            path="shop/tests.py",
            source="""\
                def test_field(self, text):
                    self.assertIn('<input type="text" name="x" />', text)
                    self.assertEqual("<p>one<br />two</p>", text)
                    assert "<input type='hidden' name='csrfmiddlewaretoken'" "x" in text
                    assert "<input type='hidden' name='csrfmiddlewaretoken' value='" in text
                    assert '<br /><span class="helptext">Two words.</span>' in text
                    self.assertIn('Now: <a href="x">x</a><br />Change: <input type="file" name="x">', text)
                """,
            lines=(2, 3, 4, 5, 6, 7),
        ),
        Suggests(
            path="shop/tests.py",
            before="""\
                def test_token(self, text):
                    assert "<input type='hidden' name='csrfmiddlewaretoken'" in text
                    assert text.count("<p><input type='hidden' name='csrfmiddlewaretoken' value='%s' /></p>" % text)
                """,
            after="""\
                def test_token(self, text):
                    assert '<input type="hidden" name="csrfmiddlewaretoken"' in text
                    assert text.count('<p><input type="hidden" name="csrfmiddlewaretoken" value="%s"></p>' % text)
                """,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test_field(self, text):
                    self.assertHTMLEqual('<input type="text" name="x" />', text)
                    self.assertIn('<input type="text" name="x">', text)
                    self.assertEqual(mark_safe("one<br />two"), "<hr />")
                    self.assertIn('<input type="hidden" name="csrfmiddlewaretoken"', text)
                """,
        ),
        Keeps("LINE = 'one<br />two'\n"),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test_written(self, write):
                    write.assert_called_once_with('<span>{{ book.title }}\\n    <br />\\n</span>')
                    self.assertEqual(lines(), "one<br />two")
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for node in expected(site, self.words):
            text = str(node.value)
            if compared_as_html(site, node):
                continue
            if _TOKEN.search(text):
                new = _TOKEN.sub(lambda found: found[0].replace("'", '"').replace(" />", ">"), text)
                yield self._token(site, node, new)
            elif self.pattern.search(text):
                yield site.flag(node=node)

    def _token(self, site: Site, node: ast.Constant, new: str) -> Answer:
        """The field that Django writes for the token, with the quotes that it has now."""
        literal = _LITERAL.fullmatch(site.source(node))
        plain = literal is not None and literal[2] == node.value and not site.module.in_fstring(node)
        if not plain or "'" in new or self.pattern.search(new):
            slash = " and without the slash" if "/>" in str(node.value) else ""
            return site.flag(
                node=node,
                message="The field of {% csrf_token %} is written with double quotes, and without a slash",
                advice=f"Expect it with double quotes{slash}.",
            )
        return site.suggest(
            site.replace(node, f"'{new}'"),
            node=node,
            advice="Do so where the text is what {% csrf_token %} wrote.",
        )
