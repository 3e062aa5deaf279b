"""``django.utils.itercompat``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.called import CallBecomes


class Itercompat(CallBecomes):
    """``is_iterable()`` gives way to ``isinstance(…, collections.abc.Iterable)``."""

    change = "5.1/itercompat-is-iterable"
    also = ("6.0/itercompat",)
    advice = "Use isinstance(…, collections.abc.Iterable)."
    calls = {"django.utils.itercompat.is_iterable": (("x",), "isinstance({x}, {collections.abc.Iterable})")}
    examples = [
        Fixes(
            before="""\
                from django.utils.itercompat import is_iterable

                def listed(value):
                    return list(value) if is_iterable(value) and not is_iterable(x=1) else [value]
                """,
            after="""\
                from collections.abc import Iterable

                def listed(value):
                    return list(value) if isinstance(value, Iterable) and not isinstance(1, Iterable) else [value]
                """,
        ),
        Fixes(
            before="""\
                from django.utils import itercompat

                print(itercompat.is_iterable([]))
                """,
            after="""\
                from collections.abc import Iterable

                print(isinstance([], Iterable))
                """,
        ),
        Flags(
            """\
                from django.utils.itercompat import is_iterable

                print(list(filter(is_iterable, [1, ""])))
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.checks import is_iterable

                print(is_iterable([]))
                """
        ),
    ]
