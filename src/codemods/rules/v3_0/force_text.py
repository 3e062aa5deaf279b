"""``force_text()`` and ``smart_text()``."""

from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class ForceText(RenameSymbols):
    """``force_text()`` and ``smart_text()`` are aliases of ``force_str()`` and ``smart_str()``."""

    change = "3.0/force-text"
    also = ("3.0/smart-text", "4.0/force-text", "4.0/smart-text")
    renames = {
        "django.utils.encoding.force_text": "django.utils.encoding.force_str",
        "django.utils.encoding.smart_text": "django.utils.encoding.smart_str",
    }
    examples = [
        Fixes(
            before="""\
                from django.utils.encoding import force_text, smart_text

                def label(value):
                    return force_text(value) + smart_text(value)
                """,
            after="""\
                from django.utils.encoding import force_str, smart_str

                def label(value):
                    return force_str(value) + smart_str(value)
                """,
        ),
        Fixes(
            before="""\
                from django.utils import encoding as enc

                print(enc.force_text(1))
                """,
            after="""\
                from django.utils import encoding as enc

                print(enc.force_str(1))
                """,
        ),
        Fixes(
            before="""\
                from unittest import mock
                from django.utils.encoding import force_text

                __all__ = ["force_text"]

                mock.patch("django.utils.encoding.force_text")
                """,
            after="""\
                from unittest import mock
                from django.utils.encoding import force_str

                __all__ = ["force_str"]

                mock.patch("django.utils.encoding.force_str")
                """,
        ),
        Suggests(
            before="""\
                NAMES = ["django.utils.encoding.force_text"]
                """,
            after="""\
                NAMES = ["django.utils.encoding.force_str"]
                """,
        ),
        Keeps(
            """\
                def f(force_text):
                    return force_text("x")
                """
        ),
    ]
