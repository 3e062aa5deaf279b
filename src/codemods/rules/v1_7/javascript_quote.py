"""``django.utils.text.javascript_quote()``."""

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.called import CallBecomes


class JavascriptQuote(CallBecomes):
    """``javascript_quote()`` is gone; ``escapejs()`` makes a text safe for JavaScript."""

    change = "1.7/javascript-quote"
    also = ("1.9/javascript-quote",)
    calls = {"django.utils.text.javascript_quote": (("s",), "{django.utils.html.escapejs}({s})")}
    suggests = True
    advice = "escapejs() escapes more characters; json.dumps() makes a whole literal."
    examples = [
        Suggests(
            before="""\
                from django.utils.text import javascript_quote, slugify

                print(javascript_quote("a"), slugify("b"))
                """,
            after="""\
                from django.utils.html import escapejs
                from django.utils.text import slugify

                print(escapejs("a"), slugify("b"))
                """,
        ),
        Flags(
            """\
                from django.utils.text import javascript_quote

                print(javascript_quote("a", quote_double_quotes=True))
                """,
            line=3,
        ),
        Keeps(
            """\
                from shop.text import javascript_quote

                print(javascript_quote("a"))
                """
        ),
    ]
