"""``md5`` and ``new_hash`` of ``django.utils.crypto``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class CryptoMd5(RenameSymbols):
    """The stand-ins for ``hashlib`` in ``django.utils.crypto`` went with Python 3.8."""

    change = "5.0/crypto-md5"
    available = "5.0"
    renames = {"django.utils.crypto.md5": "hashlib.md5", "django.utils.crypto.new_hash": "hashlib.new"}
    examples = [
        Fixes(
            before="""\
                from django.utils.crypto import get_random_string, md5

                def key(text):
                    return md5(text, usedforsecurity=False).hexdigest() + get_random_string(3)
                """,
            after="""\
                from hashlib import md5

                from django.utils.crypto import get_random_string

                def key(text):
                    return md5(text, usedforsecurity=False).hexdigest() + get_random_string(3)
                """,
        ),
        Keeps(
            """\
                from hashlib import md5
                from shop.crypto import new_hash

                print(md5(b""), new_hash("md5"))
                """
        ),
    ]
