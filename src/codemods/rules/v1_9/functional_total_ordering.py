"""``total_ordering`` of ``django.utils.functional``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class FunctionalTotalOrdering(RenameExact):
    """``total_ordering`` is the standard library's ``functools.total_ordering``."""

    change = "1.9/functional-total-ordering"
    renames = {"django.utils.functional.total_ordering": "functools.total_ordering"}
    examples = [
        Fixes(
            before="""\
                from django.utils.functional import cached_property, total_ordering

                @total_ordering
                class Price:
                    pass
                """,
            after="""\
                from functools import total_ordering

                from django.utils.functional import cached_property

                @total_ordering
                class Price:
                    pass
                """,
        ),
        Keeps(
            source="""\
                from functools import total_ordering

                @total_ordering
                class Price:
                    pass
                """,
        ),
    ]
