"""``QUERY_TERMS``, the set of Django's own lookups."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.symbols import answered_by_other_arm
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

_CONSTANT = "django.db.models.sql.constants.QUERY_TERMS"
_TERMS = """\
{name} = {{
    {q}exact{q}, {q}iexact{q}, {q}contains{q}, {q}icontains{q}, {q}gt{q}, {q}gte{q}, {q}lt{q}, {q}lte{q}, {q}in{q},
    {q}startswith{q}, {q}istartswith{q}, {q}endswith{q}, {q}iendswith{q}, {q}range{q}, {q}year{q},
    {q}month{q}, {q}day{q}, {q}week_day{q}, {q}hour{q}, {q}minute{q}, {q}second{q}, {q}isnull{q}, {q}search{q},
    {q}regex{q}, {q}iregex{q},
}}"""
"""What the constant held, the same from 1.8 to 2.0."""


class QueryTerms(Rule):
    """``QUERY_TERMS`` is gone; the lookups that it named are those that Django had then."""

    change = "2.1/query-terms-constant"
    advice = "Lookups that a project registers were never among them: field.get_lookup(name) knows all."
    triggers = (OnName(_CONSTANT),)
    examples = [
        Fixes(
            before="""\
                from django.db import models
                from django.db.models.sql.constants import QUERY_TERMS
                from django.utils import timezone

                LOOKUPS = sorted(QUERY_TERMS)
                """,
            after="""\
                from django.db import models
                from django.utils import timezone

                QUERY_TERMS = {
                    'exact', 'iexact', 'contains', 'icontains', 'gt', 'gte', 'lt', 'lte', 'in',
                    'startswith', 'istartswith', 'endswith', 'iendswith', 'range', 'year',
                    'month', 'day', 'week_day', 'hour', 'minute', 'second', 'isnull', 'search',
                    'regex', 'iregex',
                }

                LOOKUPS = sorted(QUERY_TERMS)
                """,
        ),
        Fixes(
            before="""\
                "Filters"
                from django.db.models.sql.constants import LOUTER, QUERY_TERMS as TERMS

                def known(name):
                    return name in TERMS
                """,
            after="""\
                "Filters"
                from django.db.models.sql.constants import LOUTER

                TERMS = {
                    "exact", "iexact", "contains", "icontains", "gt", "gte", "lt", "lte", "in",
                    "startswith", "istartswith", "endswith", "iendswith", "range", "year",
                    "month", "day", "week_day", "hour", "minute", "second", "isnull", "search",
                    "regex", "iregex",
                }

                def known(name):
                    return name in TERMS
                """,
        ),
        Flags(
            """\
                from django.db.models.sql import constants

                def known(name):
                    from django.db.models.sql.constants import QUERY_TERMS
                    return name in constants.QUERY_TERMS
                """,
            lines=(4, 5),
        ),
        Keeps("""\
                from shop.constants import QUERY_TERMS

                LOOKUPS = sorted(QUERY_TERMS)
                """),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        binding = site.binding
        if site.kind == "import" and site.direct:
            if answered_by_other_arm(site):
                return
            module = site.module
            statement = site.statement
            body = module.tree.body
            imports = [one for one in body if isinstance(one, ast.Import | ast.ImportFrom)]
            if (
                binding is None
                or statement not in imports
                or len(module.walk.root.bindings[binding.name]) != 1
                or self._used_above(site, binding.name, imports[-1])
            ):
                yield site.flag()
                return
            quote = '"' if module.text.count('"') > module.text.count("'") else "'"
            site.remove_import(binding)
            code = _TERMS.format(name=binding.name, q=quote)
            yield site.fix(site.insert_after(imports[-1], f"\n{code}"))
        elif site.kind == "use" and isinstance(site.node, ast.Attribute) and site.direct:
            yield site.flag()

    def _used_above(self, site: Site, name: str, last: ast.stmt) -> bool:
        """Whether the module reads the name before its last import is done."""
        return any(node.lineno < last.lineno for node, _ in site.module.walk.names.get(name, ()))
