"""``urlquote()`` and its kin."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.functions import RenameFunctions


class Urlquote(RenameFunctions):
    """``urlquote()``, ``urlunquote()`` and their ``_plus`` forms only wrapped functions of ``urllib.parse``."""

    change = "3.0/urlquote"
    also = (
        "3.0/urlquote-plus",
        "3.0/urlunquote",
        "3.0/urlunquote-plus",
        "4.0/urlquote",
        "4.0/urlquote-plus",
        "4.0/urlunquote",
        "4.0/urlunquote-plus",
    )
    renames = {
        f"django.utils.http.url{name}": f"urllib.parse.{name}"
        for name in ("quote", "quote_plus", "unquote", "unquote_plus")
    }
    parameters = {"url": "string", "quoted_url": "string"}
    available = "2.0"
    examples = [
        Fixes(
            before="""\
                from django.utils.http import urlencode, urlquote, urlunquote_plus as plain

                def link(text):
                    return urlquote(text, safe="") + urlquote(url=text) + plain(text) + urlencode({})
                """,
            after="""\
                from urllib.parse import quote, unquote_plus as plain

                from django.utils.http import urlencode

                def link(text):
                    return quote(text, safe="") + quote(string=text) + plain(text) + urlencode({})
                """,
        ),
        Fixes(
            before="""\
                from django.utils import http

                def link(quote):
                    return http.urlquote_plus(quote) + http.urlquote(quote)
                """,
            after="""\
                from urllib.parse import quote as parse_quote, quote_plus

                def link(quote):
                    return quote_plus(quote) + parse_quote(quote)
                """,
        ),
        Keeps("""\
                from shop.http import urlquote
                from django.utils.http import urlencode

                def link(text, urlunquote):
                    return urlquote(text) + urlunquote(text) + urlencode({})
                """),
    ]
