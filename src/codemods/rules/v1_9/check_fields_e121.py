"""``max_length`` written as a text."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class CheckFieldsE121(Rule):
    """``max_length`` of a model's field has to be a number, not a text."""

    change = "1.9/check-fields-e121"
    triggers = (OnCall("django.db.models.CharField", subclasses=True),)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                name = models.CharField(max_length="100")
                slug = models.SlugField(max_length='50', unique=True)
                """,
            after="""\
                from django.db import models

                name = models.CharField(max_length=100)
                slug = models.SlugField(max_length=50, unique=True)
                """,
        ),
        Keeps(
            """\
                from django import forms
                from django.db import models

                name = models.CharField(max_length=100)
                other = forms.CharField(max_length="100")
                """
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        return any(
            one.arg == "max_length"
            and isinstance(one.value, ast.Constant)
            and isinstance(one.value.value, str)
            for one in call.keywords
        )

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        keyword = site.keyword(call, "max_length") if isinstance(call, ast.Call) else None
        value = keyword.value if keyword is not None else None
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value.isdigit():
            yield site.fix(site.replace(value, str(int(value.value))), node=value)
