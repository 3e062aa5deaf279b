"""``django.urls.converters.get_converter()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.called import CallBecomes


class GetConverter(CallBecomes):
    """``get_converter()`` is gone; ``get_converters()`` holds them all."""

    change = "5.1/urls-get-converter"
    advice = "Look the name up in get_converters()."
    calls = {
        "django.urls.converters.get_converter": (
            ("raw_converter",),
            "{django.urls.converters.get_converters}()[{raw_converter}]",
        )
    }
    examples = [
        Fixes(
            before="""\
                from django.urls.converters import get_converter

                print(get_converter("int").regex)
                """,
            after="""\
                from django.urls.converters import get_converters

                print(get_converters()["int"].regex)
                """,
        ),
        Keeps(
            """\
                from shop.converters import get_converter

                print(get_converter("int"))
                """
        ),
    ]
