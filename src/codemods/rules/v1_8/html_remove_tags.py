"""``django.utils.html.remove_tags()``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class HtmlRemoveTags(RemoveSymbols):
    """``remove_tags()`` is gone: it never made HTML safe."""

    change = "1.10/html-remove-tags"
    names = {
        "django.utils.html.remove_tags": "Use a library that cleans HTML.",
        "django.template.defaultfilters.removetags": "Use a library that cleans HTML.",
    }
    examples = [
        Flags(
            """\
                from django.utils.html import remove_tags

                print(remove_tags("<b>a</b>", "b"))
                """,
            line=1,
        ),
        Keeps(
            """\
                from django.utils.html import strip_tags
                from shop.html import remove_tags

                print(remove_tags("a", "b"), strip_tags("c"))
                """
        ),
    ]
