"""``get_random_string()`` without a length."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeArguments


class GetRandomStringLength(ChangeArguments):
    """``get_random_string()`` must be told the length; it was 12."""

    change = "3.1/get-random-string-length"
    also = ("4.0/get-random-string-length",)
    calls = ("django.utils.crypto.get_random_string",)
    require = {"length": (0, "12")}
    examples = [
        Fixes(
            before="""\
                from django.utils import crypto
                from django.utils.crypto import get_random_string

                print(get_random_string(), crypto.get_random_string(allowed_chars="ab"))
                """,
            after="""\
                from django.utils import crypto
                from django.utils.crypto import get_random_string

                print(get_random_string(length=12), crypto.get_random_string(allowed_chars="ab", length=12))
                """,
        ),
        Flags(
            """\
                from django.utils.crypto import get_random_string

                print(get_random_string(**options))
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.utils.crypto import get_random_string
                from shop.crypto import get_random_string as own

                print(get_random_string(8), get_random_string(length=8), own())
                """
        ),
    ]
