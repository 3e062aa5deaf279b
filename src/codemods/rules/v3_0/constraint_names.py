"""Percent signs in the names of indexes and constraints."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_BARE = re.compile(r"%%|%\((?:app_label|class)\)s|(%)")


class ConstraintNames(Rule):
    """Names of indexes and constraints are formatted with ``app_label`` and ``class``: a percent sign is doubled."""

    change = "3.0/constraint-index-name-interpolation"
    triggers = (
        OnCall("django.db.models.Index", subclasses=True),
        OnCall("django.db.models.CheckConstraint"),
        OnCall("django.db.models.UniqueConstraint"),
    )
    available = "3.0"
    examples = [
        Fixes(
            before="from django.db import models\n\nindex = models.Index(fields=['a'], name='a%b')\n",
            after="from django.db import models\n\nindex = models.Index(fields=['a'], name='a%%b')\n",
        ),
        Keeps("from django.db import models\n\nindex = models.Index(fields=['a'], name='%(class)s_a%%b')\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        name = site.argument(call, "name") if call is not None else None
        if not isinstance(name, ast.Constant) or not isinstance(name.value, str) or "migration" in site.roles:
            return
        if any(match[1] for match in _BARE.finditer(name.value)) and self.replaceable:
            text = _BARE.sub(lambda match: "%%" if match[1] else match[0], site.source(name))
            yield site.fix(site.replace(name, text), node=name)
