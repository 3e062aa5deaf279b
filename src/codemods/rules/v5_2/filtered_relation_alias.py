"""Names of filtered relations with white space, quotation marks and the like."""

from __future__ import annotations

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.alias_names import AliasNames


class FilteredRelationAlias(AliasNames):
    """The alias of a filtered relation obeys the rules for other aliases: white space and such raise ``ValueError``."""

    change = "5.2.6/filteredrelation-alias-characters"
    filtered = True
    examples = [
        Flags(
            """\
                from django.db.models import FilteredRelation, Q

                def with_lines(orders):
                    one = orders.alias(**{"new;lines": FilteredRelation("lines", condition=Q(lines__new=True))})
                    return one.annotate(**{"old lines": FilteredRelation("lines")})
                """,
            lines=(4, 5),
        ),
        Keeps(
            """\
                from django.db.models import Count, FilteredRelation

                def with_lines(orders):
                    one = orders.annotate(**{"all lines": Count("lines")})
                    return one.annotate(**{"old_lines": FilteredRelation("lines")}, new=FilteredRelation("old lines"))
                """
        ),
    ]
