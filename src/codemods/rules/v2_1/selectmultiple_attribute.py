"""``multiple`` in the HTML of ``SelectMultiple``."""

import re

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.expected_texts import ExpectedTexts


class SelectmultipleAttribute(ExpectedTexts):
    """``SelectMultiple`` writes ``multiple`` without a value."""

    change = "2.1/selectmultiple-boolean-attribute"
    words = ("multiple=",)
    pattern = re.compile(r"""\bmultiple=(["'])multiple\1""")
    advice = (
        "Expect the attribute alone, or compare as HTML: assertHTMLEqual(), assertContains(…, html=True)."
    )
    examples = [
        Flags(
            path="shop/tests.py",
            source="""\
                def test_field(self, text):
                    self.assertIn('<select name="x" multiple="multiple">', text)
                """,
            line=2,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test_field(self, text):
                    self.assertHTMLEqual('<select name="x" multiple="multiple"></select>', text)
                    self.assertIn('<select name="x" multiple>', text)
                """,
        ),
    ]
