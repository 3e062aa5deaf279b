"""The module ``django.utils.html_parser``."""

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes import RemoveSymbols, RenameSymbols

_ADVICE = "No Python that Django 2.1 runs on has it: HTMLParser raises nothing of the kind, so drop what catches it."


class HtmlParser(RenameSymbols):
    """``django.utils.html_parser`` made way for ``html.parser`` of the standard library."""

    change = "2.1/undocumented-html-parser"
    renames = {"django.utils.html_parser.HTMLParser": "html.parser.HTMLParser"}
    suggests = True
    available = "2.0"
    advice = "Give its __init__() convert_charrefs=False to have entities handed on as before."
    examples = [
        Suggests(
            before="""\
                from django.utils.html_parser import HTMLParser

                class Reader(HTMLParser):
                    pass
                """,
            after="""\
                from html.parser import HTMLParser

                class Reader(HTMLParser):
                    pass
                """,
        ),
        Keeps("""\
                from html.parser import HTMLParser

                print(HTMLParser)
                """),
    ]


class HtmlParseError(RemoveSymbols):
    """``HTMLParseError`` went with ``django.utils.html_parser``."""

    change = "2.1/undocumented-html-parser"
    names = {
        "django.utils.html_parser.HTMLParseError": _ADVICE,
        "django.utils.html.HTMLParseError": _ADVICE,
    }
    examples = [
        Flags(
            """\
                from django.utils.html_parser import HTMLParseError, HTMLParser

                def check(text):
                    try:
                        HTMLParser().feed(text)
                    except HTMLParseError:
                        return False
                """,
            line=1,
        ),
        Keeps("from shop.html import HTMLParseError\n\nprint(HTMLParseError)\n"),
    ]
