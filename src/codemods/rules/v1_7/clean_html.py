"""``django.utils.html.clean_html()`` and its sisters."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class CleanHtml(RemoveSymbols):
    """``clean_html()`` and ``fix_ampersands()`` are gone."""

    change = "1.7/clean-html"
    also = ("1.8/fix-ampersands-removed",)
    names = {
        "django.utils.html.clean_html": "Use a library that cleans HTML.",
        "django.utils.html.fix_ampersands": "escape() escapes ampersands with everything else.",
        "django.template.defaultfilters.fix_ampersands_filter": "escape() escapes ampersands with everything else.",
    }
    examples = [
        Flags(
            """\
                from django.utils.html import clean_html, escape, fix_ampersands

                print(clean_html("a"), escape("b"), fix_ampersands("c"))
                """,
            lines=(1,),
        ),
        Keeps(
            """\
                from shop.html import clean_html

                print(clean_html("a"))
                """
        ),
    ]
