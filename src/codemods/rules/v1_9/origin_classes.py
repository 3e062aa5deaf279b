"""``LoaderOrigin`` and ``StringOrigin``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class OriginClasses(RenameSymbols):
    """``LoaderOrigin`` and ``StringOrigin`` are the class ``Origin`` of ``django.template``."""

    change = "1.9/origin-classes"
    also = (
        "1.9/origin-aliases",
        "2.0/origin-aliases",
    )
    renames = {
        "django.template.loader.LoaderOrigin": "django.template.Origin",
        "django.template.base.StringOrigin": "django.template.Origin",
    }
    examples = [
        Fixes(
            before="""\
                from django.template.base import StringOrigin

                def is_text(origin):
                    return isinstance(origin, StringOrigin)
                """,
            after="""\
                from django.template import Origin

                def is_text(origin):
                    return isinstance(origin, Origin)
                """,
        ),
        Fixes(
            before="""\
                from django.template.loader import LoaderOrigin, get_template

                origin = get_template("x.html").origin
                loaded = isinstance(origin, LoaderOrigin)
                """,
            after="""\
                from django.template import Origin
                from django.template.loader import get_template

                origin = get_template("x.html").origin
                loaded = isinstance(origin, Origin)
                """,
        ),
        Keeps(
            source="""\
                from django.template import Origin
                from shop.loader import LoaderOrigin

                print(Origin, LoaderOrigin)
                """,
        ),
    ]
