"""``cached_property(name=)``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class CachedPropertyName(ChangeArguments):
    """``cached_property`` finds its name by itself."""

    change = "4.1/cached-property-name"
    also = ("5.0/cached-property-name",)
    available = "2.2"
    calls = ("django.utils.functional.cached_property",)
    remove = {"name": 1}
    examples = [
        Fixes(
            before="""\
                from django.utils.functional import cached_property

                class Product:
                    age = cached_property(get_age, name="age")
                    size = cached_property(lambda self: 1, "size")
                """,
            after="""\
                from django.utils.functional import cached_property

                class Product:
                    age = cached_property(get_age)
                    size = cached_property(lambda self: 1)
                """,
        ),
        Keeps(
            """\
                from functools import cached_property

                class Product:
                    age = cached_property(get_age, name="age")
                """
        ),
    ]
