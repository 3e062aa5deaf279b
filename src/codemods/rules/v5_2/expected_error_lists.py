"""Lists of form errors that tests expect word for word."""

from __future__ import annotations

import re

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.expected_texts import ExpectedTexts


class ExpectedErrorLists(ExpectedTexts):
    """The list of a field's errors has an id, and the invalid field refers to it by ``aria-describedby``."""

    change = "5.2/form-aria-describedby"
    words = ("errorlist",)
    pattern = re.compile(r"<ul class=[\"']errorlist[\"']>")
    html_too = True
    advice = 'Expect <ul class="errorlist" id="id_name_error">, and aria-describedby="id_name_error" in the widget.'
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
                    self.assertContains(self.client.get("/"), "<ul class='errorlist'><li>No.</li></ul>")
                """,
            lines=(4, 7),
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test_errors(self, form):
                    self.assertHTMLEqual(form.as_p(), '<ul class="errorlist nonfield"><li>No.</li></ul>')
                    self.assertIn("errorlist", form.as_p())
                    self.assertIn('<ul class="errorlist" id="id_name_error">', form.as_p())
                """,
        ),
        Keeps(
            path="shop/views.py",
            source="""\
                def errors(text):
                    return '<ul class="errorlist">' in text
                """,
        ),
    ]
