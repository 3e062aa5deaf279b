"""``assertFormsetError()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.test_assertions import RenameAssertions


class AssertFormSetError(RenameAssertions):
    """``assertFormsetError()`` is spelled ``assertFormSetError()``."""

    change = "4.2/assertformseterror"
    also = ("5.1/assert-formset-error-alias",)
    available = "4.2"
    assertions = {"assertFormsetError": "assertFormSetError"}
    examples = [
        Fixes(
            before="""\
                from django.test import TestCase

                class Tests(TestCase):
                    def test_it(self):
                        self.assertFormsetError(formset, 0, "f", ["e"])
                """,
            after="""\
                from django.test import TestCase

                class Tests(TestCase):
                    def test_it(self):
                        self.assertFormSetError(formset, 0, "f", ["e"])
                """,
        ),
        Keeps(
            """\
                def assertFormsetError(one, other):
                    pass

                assertFormsetError(1, 2)
                """
        ),
    ]
