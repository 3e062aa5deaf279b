"""Functions of ``urllib.parse`` taken from ``django.utils.http``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class UtilsHttpReexports(RenameSymbols):
    """``quote()`` and its kin can no longer be had through ``django.utils.http``, which only imported them."""

    change = "4.0/utils-http-reexports"
    renames = {
        f"django.utils.http.{name}": f"urllib.parse.{name}"
        for name in ("quote", "quote_plus", "unquote", "unquote_plus")
    }
    examples = [
        Fixes(
            before="""\
                from django.utils.http import quote, urlencode

                print(quote("a b"), urlencode({}))
                """,
            after="""\
                from urllib.parse import quote

                from django.utils.http import urlencode

                print(quote("a b"), urlencode({}))
                """,
        ),
        Keeps(
            """\
                from django.utils.http import urlencode
                from urllib.parse import quote

                print(quote("a b"), urlencode({}))
                """
        ),
    ]
