"""Names of annotations with control characters."""

from __future__ import annotations

import re

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.alias_names import REFUSED, AliasNames


class ControlCharactersInAlias(AliasNames):
    """An alias with a control character raises ``ValueError``."""

    change = "6.0.2/query-alias-control-characters"
    pattern = re.compile(r"[\x00-\x1F\x7F-\x9F]")
    older = REFUSED
    keys = True
    examples = [
        Flags(
            """\
                from django.db.models import Count

                def totals(orders):
                    return orders.annotate(**{"lines\\x00": Count("lines")})
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db.models import Count, Value

                def totals(orders):
                    return orders.annotate(**{"lines": Count("lines"), "end": Value("\\x00")})
                """
        ),
    ]
