"""``mark_for_escaping()``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class MarkForEscaping(RenameSymbols):
    """``mark_for_escaping()`` is gone: ``conditional_escape()`` escapes at once."""

    change = "1.10/mark-for-escaping"
    also = ("2.0/mark-for-escaping",)
    renames = {"django.utils.safestring.mark_for_escaping": "django.utils.html.conditional_escape"}
    suggests = True
    advice = "Escape at once, if nothing behind this place is to see the text as it was."
    examples = [
        Suggests(
            before="""\
                from django.utils.safestring import mark_for_escaping, mark_safe

                print(mark_for_escaping("<"), mark_safe(">"))
                """,
            after="""\
                from django.utils.html import conditional_escape
                from django.utils.safestring import mark_safe

                print(conditional_escape("<"), mark_safe(">"))
                """,
        ),
        Keeps("from shop.html import mark_for_escaping\n\nprint(mark_for_escaping('<'))\n"),
    ]
