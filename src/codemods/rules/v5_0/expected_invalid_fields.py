"""Invalid form fields that tests expect word for word."""

from __future__ import annotations

import re

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.expected_texts import ExpectedTexts


class ExpectedInvalidFields(ExpectedTexts):
    """The widget of an invalid field has ``aria-invalid="true"``."""

    change = "5.0/form-aria-attributes"
    words = ("errorlist",)
    pattern = re.compile(
        r"errorlist(?! nonfield).*<(?:input|select|textarea)\b(?![^>]*\baria-invalid)", re.DOTALL
    )
    html_too = True
    advice = 'Expect aria-invalid="true" in the widget of each field that has errors.'
    examples = [
        Flags(
            path="shop/tests.py",
            source="""\
                def test_errors(self, form):
                    self.assertHTMLEqual(
                        form.as_p(),
                        '<ul class="errorlist"><li>This field is required.</li></ul>'
                        '<p><input type="text" name="name" id="id_name" required></p>',
                    )
                """,
            line=4,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test_errors(self, form):
                    self.assertHTMLEqual(form.as_p(), '<p><input type="text" name="name" required></p>')
                    self.assertHTMLEqual(
                        form.as_p(),
                        '<ul class="errorlist"><li>No.</li></ul><input name="name" aria-invalid="true" required>',
                    )
                    self.assertIn('<ul class="errorlist"><li>No.</li></ul>', form.as_p())
                """,
        ),
    ]
