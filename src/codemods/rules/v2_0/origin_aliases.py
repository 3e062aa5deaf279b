"""``LoaderOrigin`` and ``StringOrigin``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class OriginAliases(RenameSymbols):
    """``LoaderOrigin`` and ``StringOrigin`` were other names for ``Origin``."""

    change = "2.0/origin-aliases"
    renames = {
        "django.template.loader.LoaderOrigin": "django.template.Origin",
        "django.template.base.StringOrigin": "django.template.Origin",
        "django.template.StringOrigin": "django.template.Origin",
    }
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.template.loader import LoaderOrigin, get_template

                print(LoaderOrigin("a"), get_template("a"))
                """,
            after="""\
                from django.template import Origin
                from django.template.loader import get_template

                print(Origin("a"), get_template("a"))
                """,
        ),
        Keeps("""\
                from django.template import Origin
                from shop.loader import LoaderOrigin

                print(Origin("a"), LoaderOrigin("b"))
                """),
    ]
