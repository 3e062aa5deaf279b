"""The module ``django.utils.html_parser``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


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
