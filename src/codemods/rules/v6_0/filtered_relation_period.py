"""Names of filtered relations with a period."""

from __future__ import annotations

import re

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.alias_names import REFUSED, AliasNames


class FilteredRelationPeriod(AliasNames):
    """The alias of a filtered relation with a period raises ``ValueError``."""

    change = "6.0.2/filteredrelation-alias-period"
    filtered = True
    pattern = re.compile(r"\.")
    older = REFUSED
    examples = [
        Flags(
            """\
                from django.db.models import FilteredRelation

                def with_lines(orders):
                    return orders.annotate(**{"old.lines": FilteredRelation("lines")})
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db.models import Count, FilteredRelation

                def with_lines(orders):
                    one = orders.annotate(**{"lines.count": Count("lines")})
                    return one.alias(old_lines=FilteredRelation("order.lines"))
                """
        ),
    ]
