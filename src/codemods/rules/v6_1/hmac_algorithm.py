"""``salted_hmac()`` and ``base64_hmac()`` without an algorithm."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeArguments


class SaltedHmacAlgorithm(ChangeArguments):
    """``salted_hmac()`` hashes with SHA-1 where nothing is said, and with SHA-256 from 2028 on."""

    change = "6.1/salted-hmac-algorithm"
    available = "3.1"
    calls = ("django.utils.crypto.salted_hmac",)
    pins_default = True
    require = {"algorithm": (None, '"sha1"')}
    advice = 'algorithm="sha1" keeps the values that were made so far; "sha256" is what Django 2028 takes.'
    examples = [
        Fixes(
            before="""\
                from django.utils.crypto import salted_hmac

                digest = salted_hmac("shop.token", value).hexdigest()
                other = salted_hmac("shop.token", value, secret=key)
                """,
            after="""\
                from django.utils.crypto import salted_hmac

                digest = salted_hmac("shop.token", value, algorithm="sha1").hexdigest()
                other = salted_hmac("shop.token", value, secret=key, algorithm="sha1")
                """,
        ),
        Flags("from django.utils import crypto\n\ncrypto.salted_hmac('a', b, **options)\n", line=3),
        Keeps(
            """\
                from django.utils.crypto import salted_hmac
                from shop.crypto import salted_hmac as other

                one = salted_hmac("shop.token", value, algorithm="sha256")
                two = other("shop.token", value)
                """
        ),
    ]


class Base64HmacAlgorithm(ChangeArguments):
    """``base64_hmac()`` hashes with SHA-1 where nothing is said, and with SHA-256 from 2028 on."""

    change = "6.1/base64-hmac-algorithm"
    available = "3.1"
    calls = ("django.core.signing.base64_hmac",)
    pins_default = True
    require = {"algorithm": (3, '"sha1"')}
    advice = 'algorithm="sha1" keeps signatures valid; "sha256" is what Django 2028 takes.'
    examples = [
        Fixes(
            before="""\
                from django.core import signing

                signature = signing.base64_hmac(salt, value, key)
                """,
            after="""\
                from django.core import signing

                signature = signing.base64_hmac(salt, value, key, algorithm="sha1")
                """,
        ),
        Keeps(
            """\
                from django.core.signing import base64_hmac

                def sign(value):
                    return base64_hmac(salt, value, key, "sha256")
                """
        ),
    ]
