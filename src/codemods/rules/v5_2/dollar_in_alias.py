"""Names of filtered relations with a dollar sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.alias_names import REFUSED, AliasNames
from codemods.rules.shapes.databases import names_database
from codemods.rules.site import Site

_LIFTED = Release(6, 1)
_POSTGRESQL = 'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop"}}\nINSTALLED_APPS = []\n'
_SQLITE = (
    'DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "shop"}}\nINSTALLED_APPS = []\n'
)


class DollarInAlias(AliasNames):
    """The alias of a filtered relation with a dollar sign raises ``ValueError`` on PostgreSQL."""

    change = "5.2.9/dollar-in-alias-postgresql"
    filtered = True
    pattern = re.compile(r"\$")
    older = REFUSED
    examples = [
        Flags(
            """\
                from django.db.models import FilteredRelation

                def with_lines(orders):
                    return orders.annotate(**{"$lines": FilteredRelation("lines")})
                """,
            line=4,
            files={"shop/settings.py": _POSTGRESQL},
        ),
        Keeps(
            """\
                from django.db.models import Count, FilteredRelation

                def with_lines(orders):
                    one = orders.annotate(**{"$total": Count("lines")})
                    return one.annotate(**{"lines_in_usd": FilteredRelation("lines")})
                """,
            files={"shop/settings.py": _POSTGRESQL},
        ),
        Keeps(
            """\
                from django.db.models import FilteredRelation

                def with_lines(orders):
                    return orders.annotate(**{"$lines": FilteredRelation("lines")})
                """,
            files={"shop/settings.py": _SQLITE},
        ),
        Keeps(
            """\
                from django.db.models import FilteredRelation

                def with_lines(orders):
                    return orders.annotate(**{"$lines": FilteredRelation("lines")})
                """,
            files={"shop/settings.py": _POSTGRESQL},
            target="6.1",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        found = list(super().visit(site))
        if found and any(release < _LIFTED for release in self.range.supported):
            if names_database(site, "postgresql"):  # the settings are only looked at where there is something
                yield from found
