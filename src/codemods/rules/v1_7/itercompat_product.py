"""``django.utils.itercompat.product()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class ItercompatProduct(RenameSymbols):
    """``product()`` of ``django.utils.itercompat`` is gone; it was that of ``itertools``."""

    change = "1.7/itercompat-product"
    renames = {"django.utils.itercompat.product": "itertools.product"}
    examples = [
        Fixes(
            before="""\
                from django.utils.itercompat import is_iterable, product

                print(is_iterable(product("ab", repeat=2)))
                """,
            after="""\
                from itertools import product

                from django.utils.itercompat import is_iterable

                print(is_iterable(product("ab", repeat=2)))
                """,
            current="1.6",
        ),
        Fixes(
            before="""\
                from django.utils import itercompat

                print(itercompat.product("ab", "cd"), itercompat.is_iterable("ab"))
                """,
            after="""\
                from itertools import product

                from django.utils import itercompat

                print(product("ab", "cd"), itercompat.is_iterable("ab"))
                """,
            current="1.6",
        ),
        Keeps(
            """\
                try:
                    from itertools import product
                except ImportError:
                    from django.utils.itercompat import product

                print(product("ab", repeat=2))
                """,
            current="1.6",
        ),
        Keeps(
            """\
                from django.utils.itercompat import is_iterable
                from shop.itercompat import product

                print(is_iterable(product("ab")))
                """,
            current="1.6",
        ),
    ]
