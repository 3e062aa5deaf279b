"""The order of attributes in the HTML of widgets."""

import re

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.expected_texts import ExpectedTexts


class WidgetAttributeOrder(ExpectedTexts):
    """Widgets no longer write their attributes in the order of the alphabet: ``type``, ``name`` and ``value`` go first."""

    change = "1.11/undocumented-widget-attribute-order"
    words = ("<input ", "<select ", "<textarea ", "name=")
    pattern = re.compile(
        r"""<(?:input|select|textarea)\ (?!type=|name=|%|\{)\w[^<>]*(?:\bname=|\Z)
          | (?:\A[^<>]*|<(?:input|select|textarea)\b[^<>]*)\b
            (?: id=(["'])[^"'<>]*\1\ (?:[a-z-]+=(["'])[^"'<>]*\2\ )*name=
              | name=(["'])[^"'<>]*\3\ (?:[a-z-]+=(["'])[^"'<>]*\4\ )*type= )""",
        re.VERBOSE,
    )
    advice = "Compare as HTML: assertHTMLEqual(), assertInHTML(), assertContains(…, html=True)."
    examples = [
        Flags(
            path="shop/tests.py",
            source="""\
                def test_field(self, text):
                    self.assertIn('<input class="big" id="id_x" name="x" type="text"', text)
                    self.assertIn('id="id_x" name="x"', text)
                    assert text.count('name="x" type="hidden" value="3"') == 1
                    assert '<textarea cols="40" rows="10"' in text
                """,
            lines=(2, 3, 4, 5),
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test_field(self, text):
                    self.assertHTMLEqual('<input class="big" id="id_x" name="x" type="text">', text)
                    self.assertIn('<input type="text" name="x" id="id_x"', text)
                    self.assertIn('<input class="big" value="1">', text)
                    self.assertIn('<a id="x" name="y">', text.replace('id="id_x"', 'name="x"'))
                    self.assertIn('<select name="x" id="id_x"', Template('<input id="x" name="y">'))
                """,
        ),
        Keeps('FIELD = \'<input id="x" name="y">\'\n'),
    ]
