"""The module ``django.utils.checksums``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class UtilsChecksums(RenameSymbols):
    """``django.utils.checksums`` is part of the package ``django-localflavor`` now."""

    change = "1.8/utils-checksums"
    also = ("1.10/utils-checksums",)
    moves = {"django.utils.checksums": "localflavor.generic.checksums"}
    suggests = True
    advice = "Add django-localflavor 1.1 or newer to the requirements."
    examples = [
        Suggests(
            before="""\
                from django.utils.checksums import luhn

                print(luhn("123"))
                """,
            after="""\
                from localflavor.generic.checksums import luhn

                print(luhn("123"))
                """,
        ),
        Keeps(
            """\
                from shop.checksums import luhn

                print(luhn("123"))
                """
        ),
    ]
