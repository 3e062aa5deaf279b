"""The module ``django.utils.unittest``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class DjangoUtilsUnittest(RenameSymbols):
    """``django.utils.unittest`` was a copy of the standard library's ``unittest``."""

    change = "1.7/django-utils-unittest"
    also = ("1.9/utils-unittest",)
    moves = {"django.utils.unittest": "unittest"}
    examples = [
        Fixes(
            before="""\
                from django.utils import unittest

                class SumTest(unittest.TestCase):
                    pass
                """,
            after="""\
                import unittest

                class SumTest(unittest.TestCase):
                    pass
                """,
        ),
        Fixes(
            before="""\
                from django.utils.unittest import TestCase, skipIf as skip

                @skip(True, "slow")
                class SumTest(TestCase):
                    pass
                """,
            after="""\
                from unittest import TestCase, skipIf as skip

                @skip(True, "slow")
                class SumTest(TestCase):
                    pass
                """,
        ),
        Keeps(
            """\
                import unittest

                from shop.utils import unittest as own

                print(own.skipIf, unittest.skipIf)
                """
        ),
    ]
