"""Names of annotations with white space, quotation marks and the like."""

from __future__ import annotations

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.alias_names import AliasNames


class AliasCharacters(AliasNames):
    """An alias with white space, quotation marks, brackets, a semicolon or a mark of SQL comments raises ``ValueError``."""

    change = "4.0.4/query-alias-characters"
    filtered = False
    examples = [
        Flags(
            """\
                from django.db.models import Count, F
                from shop.models import Order

                _TOTALS = {"per-day": Count("lines"), "order's total": Count("id")}

                def totals(queryset, name):
                    one = queryset.annotate(**{"total sum": Count("lines")})
                    two = Order.objects.aggregate(**{f"{name} [all]": Count("id")})
                    three = queryset.extra(select={'"when"': "created", "day": "1"})
                    four = queryset.values(**{name + " --": F("id")})
                    return Order.objects.aggregate(**_TOTALS)
                """,
            lines=(4, 7, 8, 9, 10),
        ),
        Keeps(
            """\
                from django.db.models import Count, FilteredRelation
                from shop.models import Order

                def totals(queryset, table, name):
                    one = queryset.annotate(**{"total_sum": Count("lines"), "sum-1": Count("id"), name: Count("id")})
                    two = table.render(**{"total sum": Count("lines")})
                    three = queryset.extra(select={"day": "date(created) -- the day"})
                    four = queryset.annotate(**{"new lines": FilteredRelation("lines")})
                    return queryset.filter(**{"name__contains": "total sum"}), {}.values()
                """
        ),
    ]
