"""``QuerySetPaginator``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class QuerySetPaginator(RenameSymbols):
    """``QuerySetPaginator`` was only another name for ``Paginator``."""

    change = "2.2/querysetpaginator"
    also = ("3.1/removed-querysetpaginator",)
    renames = {"django.core.paginator.QuerySetPaginator": "django.core.paginator.Paginator"}
    examples = [
        Fixes(
            before="""\
                from django.core.paginator import Paginator, QuerySetPaginator

                print(Paginator([], 5), QuerySetPaginator([], 5))
                """,
            after="""\
                from django.core.paginator import Paginator

                print(Paginator([], 5), Paginator([], 5))
                """,
        ),
        Keeps("""\
                from shop.paginator import QuerySetPaginator

                print(QuerySetPaginator([], 5))
                """),
    ]
