"""``unescape_entities()``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes.functions import RenameFunctions


class UnescapeEntities(RenameFunctions):
    """``html.unescape()`` of the standard library takes the place of ``unescape_entities()``."""

    change = "3.0/unescape-entities"
    also = ("4.0/unescape-entities",)
    renames = {"django.utils.text.unescape_entities": "html.unescape"}
    parameters = {"text": "s"}
    available = "2.0"
    suggests = True
    advice = "It also reads entities without a semicolon (&copy=2): say yes where the text has none that are meant as they are."
    examples = [
        Suggests(
            before="""\
                from django.utils.text import unescape_entities, slugify

                print(slugify(unescape_entities("&lt;")), unescape_entities(text="a"))
                """,
            after="""\
                from html import unescape

                from django.utils.text import slugify

                print(slugify(unescape("&lt;")), unescape(s="a"))
                """,
        ),
        Keeps("""\
                from shop.text import unescape_entities
                from html import unescape

                print(unescape_entities("&lt;"), unescape("&lt;"))
                """),
    ]
