"""Names that only passed on, or copied, something of the standard library."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class StdlibNames(RenameSymbols):
    """Django no longer passes on what the standard library has on Python 3."""

    change = "2.0/undocumented-test-mock"
    also = ("2.0/undocumented-utils-glob",)
    renames = {
        "django.test.mock": "unittest.mock",
        "django.utils.glob.glob_escape": "glob.escape",
    }
    available = "2.0"
    examples = [
        Fixes(
            before="""\
                from django.test import TestCase, mock
                from django.utils.glob import glob_escape

                print(TestCase, mock.patch("a"), glob_escape("x"))
                """,
            after="""\
                from unittest import mock

                from django.test import TestCase
                from glob import escape

                print(TestCase, mock.patch("a"), escape("x"))
                """,
        ),
        Keeps("""\
                try:
                    from unittest import mock
                except ImportError:
                    from django.test import mock

                from django.utils import encoding

                print(mock, encoding)
                """),
    ]
