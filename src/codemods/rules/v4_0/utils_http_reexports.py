"""Functions of ``urllib.parse`` taken from ``django.utils.http``."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols
from codemods.rules.site import Site


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
                from django.utils import six

                print(six.moves.urllib.parse.quote("a b"))
                """,
            current="2.2",
        ),
        Keeps(
            """\
                from django.utils.http import urlencode
                from urllib.parse import quote

                print(quote("a b"), urlencode({}))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not site.qname.startswith("django.utils.six."):  # known by that path as well, which went with 3.0
            yield from super().visit(site)
