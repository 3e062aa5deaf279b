"""Names of annotations with a hash sign."""

from __future__ import annotations

import re

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.alias_names import REFUSED, AliasNames


class HashInAlias(AliasNames):
    """An alias with a hash sign raises ``ValueError``."""

    change = "5.2.7/query-alias-hash"
    pattern = re.compile("#")
    older = REFUSED
    keys = True
    examples = [
        Flags(
            """\
                from django.db.models import Count, FilteredRelation

                def totals(orders):
                    one = orders.annotate(**{"#lines": Count("lines"), "#old": FilteredRelation("lines")})
                    return one.extra(select={"#": "id"}), one.values_list("id", "data__#text")
                """,
            lines=(4, 5),
        ),
        Keeps(
            """\
                from django.db.models import Count, Value

                def totals(orders, table):
                    one = orders.annotate(**{"n_lines": Count("lines"), "mark": Value("#")})
                    return one.extra(select={"n": "id"}), table.update(**{"#": 1})
                """
        ),
    ]
