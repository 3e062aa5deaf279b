"""``assertQuerysetEqual()``."""

from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes.test_assertions import RenameAssertions


class AssertQuerySetEqual(RenameAssertions):
    """``assertQuerysetEqual()`` is spelled ``assertQuerySetEqual()``."""

    change = "4.2/assertquerysetequal"
    also = ("5.1/assert-queryset-equal-alias",)
    available = "4.2"
    assertions = {"assertQuerysetEqual": "assertQuerySetEqual"}
    examples = [
        Fixes(
            before="""\
                from django.test import TestCase

                class Mixin:
                    def check(self):
                        self.assertQuerysetEqual(self.qs, [])

                class Tests(Mixin, TestCase):
                    def assertQuerysetEqual(self, qs, values):
                        super().assertQuerysetEqual(qs, values, transform=str)

                def helper(case):
                    case.assertQuerysetEqual(1, 2)
                """,
            after="""\
                from django.test import TestCase

                class Mixin:
                    def check(self):
                        self.assertQuerySetEqual(self.qs, [])

                class Tests(Mixin, TestCase):
                    def assertQuerySetEqual(self, qs, values):
                        super().assertQuerySetEqual(qs, values, transform=str)

                def helper(case):
                    case.assertQuerySetEqual(1, 2)
                """,
        ),
        Fixes(
            before="""\
                from pytest_django.asserts import assertQuerysetEqual

                def test_it():
                    assertQuerysetEqual(1, 2)
                """,
            after="""\
                from pytest_django.asserts import assertQuerySetEqual

                def test_it():
                    assertQuerySetEqual(1, 2)
                """,
        ),
        Suggests(
            before="""\
                class Own:
                    def assertQuerysetEqual(self, one, other):
                        pass

                def helper(case):
                    case.assertQuerysetEqual(1, 2)
                """,
            after="""\
                class Own:
                    def assertQuerysetEqual(self, one, other):
                        pass

                def helper(case):
                    case.assertQuerySetEqual(1, 2)
                """,
        ),
        Keeps(
            """\
                def assertQuerysetEqual(one, other):
                    pass

                assertQuerysetEqual(1, 2)
                """
        ),
    ]
