"""The module ``django.db.backends.util``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class DbBackendsUtilModule(RenameSymbols):
    """``django.db.backends.util`` is ``django.db.backends.utils`` now."""

    change = "1.7/db-backends-util-module"
    also = ("1.9/db-backends-util",)
    moves = {"django.db.backends.util": "django.db.backends.utils"}
    examples = [
        Fixes(
            before="""\
                from django.db.backends.util import CursorWrapper, CursorDebugWrapper as Base
                from unittest import mock

                class Traced(Base):
                    patch = mock.patch("django.db.backends.util.CursorWrapper")
                """,
            after="""\
                from django.db.backends.utils import CursorWrapper, CursorDebugWrapper as Base
                from unittest import mock

                class Traced(Base):
                    patch = mock.patch("django.db.backends.utils.CursorWrapper")
                """,
        ),
        Keeps(
            """\
                from shop.backends.util import CursorWrapper

                print(CursorWrapper, "django.db.backends.utility")
                """
        ),
    ]
