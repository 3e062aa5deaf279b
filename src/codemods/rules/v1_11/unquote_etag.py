"""``unquote_etag()``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class UnquoteEtag(RemoveSymbols):
    """``unquote_etag()`` is gone: ETags are compared with their quotes."""

    change = "1.11/undocumented-unquote-etag"
    names = {"django.utils.http.unquote_etag": "Compare quoted ETags (quote_etag(), parse_etags())."}
    examples = [
        Flags("from django.utils.http import unquote_etag\n\nprint(unquote_etag('\"x\"'))\n", line=1),
        Keeps("from shop.http import unquote_etag\n\nprint(unquote_etag('x'))\n"),
    ]
