"""``checked`` and ``selected`` in the HTML of widgets."""

import re

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.expected_texts import ExpectedTexts


class WidgetBooleanAttributes(ExpectedTexts):
    """Widgets write ``checked`` and ``selected`` without a value."""

    change = "1.11/widget-boolean-attributes"
    words = ("checked", "selected")
    pattern = re.compile(r"""\b(checked|selected)=(["'])\1\2""")
    advice = (
        "Expect the attribute alone, or compare as HTML: assertHTMLEqual(), assertContains(…, html=True)."
    )
    examples = [
        Flags(
            path="shop/tests.py",
            source="""\
                def test_field(self, text):
                    self.assertIn('<option value="1" selected="selected">', text)
                    expected = "checked='checked'"
                    return expected in text
                """,
            lines=(2, 3),
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test_field(self, text):
                    \"\"\"selected="selected" is what it writes.\"\"\"
                    self.assertHTMLEqual(text, '<option value="1" selected="selected">')
                    self.assertContains(text, '<option value="1" selected="selected">', html=True)
                    self.assertIn('<option value="1" selected>', text)
                    soup = BeautifulSoup('<option value="1" selected="selected">')
                """,
        ),
        Keeps('OPTION = \'<option value="1" selected="selected">\'\n'),
    ]
