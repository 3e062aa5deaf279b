"""``parse_header_parameters()``."""

from __future__ import annotations

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class ParseHeaderParameters(RemoveSymbols):
    """``parse_header_parameters()`` may read odd headers differently: it builds on Python's ``email.message`` now."""

    change = "6.1.2/parse-header-parameters"
    names = {
        "django.utils.http.parse_header_parameters": "See that values with stray quotes and RFC 2231 parts "
        "(name*=…, name*0=…) are still read as the code expects them; an unknown encoding raises ValueError."
    }
    examples = [
        Flags(
            """\
                from django.utils import http
                from django.utils.http import parse_header_parameters

                print(http.parse_header_parameters("text/html; q=1"), parse_header_parameters(""))
                """,
            lines=(2, 4),
        ),
        Keeps("from shop.headers import parse_header_parameters\n"),
    ]
