"""``fix_location_header()``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class FixLocationHeader(RemoveSymbols):
    """Redirects keep relative addresses, so ``fix_location_header()`` is gone."""

    change = "1.9/fix-location-header"
    names = {
        "django.http.fix_location_header": "Redirects keep relative addresses; use request.build_absolute_uri() where a client needs the whole one.",
        "django.http.utils.fix_location_header": "Redirects keep relative addresses; use request.build_absolute_uri() where a client needs the whole one.",
    }
    examples = [
        Flags(
            source="""\
                from django.http.utils import fix_location_header

                fix_location_header(request, response)
                """,
            line=1,
        ),
        Keeps(
            source="""\
                from shop.http import fix_location_header

                fix_location_header(request, response)
                """,
        ),
    ]
