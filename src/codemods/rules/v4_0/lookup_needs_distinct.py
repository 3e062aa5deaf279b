"""``lookup_needs_distinct()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class LookupNeedsDistinct(RenameSymbols):
    """``lookup_needs_distinct()`` is ``lookup_spawns_duplicates()`` now."""

    change = "4.0/lookup-needs-distinct"
    renames = {
        "django.contrib.admin.utils.lookup_needs_distinct": "django.contrib.admin.utils.lookup_spawns_duplicates"
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin.utils import lookup_needs_distinct

                print(lookup_needs_distinct(opts, "a__b"))
                """,
            after="""\
                from django.contrib.admin.utils import lookup_spawns_duplicates

                print(lookup_spawns_duplicates(opts, "a__b"))
                """,
        ),
        Keeps(
            """\
                from shop.utils import lookup_needs_distinct

                print(lookup_needs_distinct(opts, "a__b"))
                """
        ),
    ]
