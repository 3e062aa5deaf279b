"""The module ``django.test._doctest``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class TestDoctest(RenameSymbols):
    """``django.test._doctest`` was a copy of the standard library's ``doctest``."""

    change = "1.8/test-doctest"
    moves = {"django.test._doctest": "doctest"}
    examples = [
        Fixes(
            before="""\
                from django.test import _doctest as doctest

                print(doctest.ELLIPSIS)
                """,
            after="""\
                import doctest

                print(doctest.ELLIPSIS)
                """,
        ),
        Keeps(
            """\
                import doctest

                from shop.test import _doctest

                print(doctest.ELLIPSIS, _doctest)
                """
        ),
    ]
