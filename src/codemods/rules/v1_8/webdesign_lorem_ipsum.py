"""The module ``django.contrib.webdesign.lorem_ipsum``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class WebdesignLoremIpsum(RenameSymbols):
    """``django.contrib.webdesign.lorem_ipsum`` is ``django.utils.lorem_ipsum`` now."""

    change = "1.8/webdesign-lorem-ipsum"
    moves = {"django.contrib.webdesign.lorem_ipsum": "django.utils.lorem_ipsum"}
    examples = [
        Fixes(
            before="""\
                from django.contrib.webdesign.lorem_ipsum import paragraphs, words

                print(paragraphs(1), words(3))
                """,
            after="""\
                from django.utils.lorem_ipsum import paragraphs, words

                print(paragraphs(1), words(3))
                """,
        ),
        Keeps(
            """\
                from shop.lorem_ipsum import paragraphs

                print(paragraphs(1))
                """
        ),
    ]
