"""What formsets say of too many or too few forms."""

import re

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.expected_texts import ExpectedTexts


class FormsetMessages(ExpectedTexts):
    """Formsets say "at most" and "at least" where they said "or fewer" and "or more"."""

    change = "3.2/formset-messages"
    words = ("or fewer form", "or more form")
    pattern = re.compile(r"(?:Please submit (?:%d|%s|%\(\w+\)d|\{\w*\}|\d+) |\A ?)or (?:fewer|more) forms?\b")
    html_too = True
    advice = "Expect: Please submit at most 1 form. Please submit at least 2 forms."
    examples = [
        Flags(
            path="shop/tests.py",
            source="""\
                def test_forms(self, formset):
                    self.assertEqual(formset.non_form_errors(), ["Please submit 1 or fewer forms."])
                    self.assertContains(response, f"Please submit {n} or fewer forms.")
                    self.assertContains(response, "Please submit %(n)d or more forms." % {"n": 2})
                """,
            lines=(2, 3, 4),
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test_forms(self, formset):
                    self.assertEqual(formset.non_form_errors(), ["Please submit at most 1 form."])
                    self.assertEqual(formset.help, "Please submit the form.")
                """,
        ),
    ]
