"""The helpers of ``urlize``."""

from __future__ import annotations

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes.expressions import SymbolToExpression


class UrlizeConstants(SymbolToExpression):
    """The helpers of ``urlize`` are attributes of ``Urlizer``."""

    change = "4.1/urlize-module-constants"
    suggests = True
    needs = ("django.utils.html.Urlizer",)
    expressions = {
        f"django.utils.html.{old}": ("django.utils.html.Urlizer", f".{new}")
        for old, new in (
            ("TRAILING_PUNCTUATION_CHARS", "trailing_punctuation_chars"),
            ("WRAPPING_PUNCTUATION", "wrapping_punctuation"),
            ("word_split_re", "word_split_re"),
            ("simple_url_re", "simple_url_re"),
            ("simple_url_2_re", "simple_url_2_re"),
        )
    }
    advice = "The class is not documented; a copy of the pattern in the project would stay."
    examples = [
        Suggests(
            before="""\
                from django.utils import html
                from django.utils.html import escape, word_split_re

                print(word_split_re.split(escape("a b")), html.simple_url_re)
                """,
            after="""\
                from django.utils.html import Urlizer, escape

                print(Urlizer.word_split_re.split(escape("a b")), Urlizer.simple_url_re)
                """,
        ),
        Keeps("from shop.html import word_split_re\n\nprint(word_split_re)\n"),
    ]
