"""``update_or_create(create_defaults=…)`` as a look-up."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword


class CreateDefaultsField(Rule):
    """``create_defaults`` is a parameter of ``update_or_create()``; a field of that name needs ``__exact``."""

    change = "5.0/create-defaults-field"
    triggers = (OnKeyword("create_defaults"),)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Rule(models.Model):
                    create_defaults = models.BooleanField()

                Rule.objects.update_or_create(create_defaults=True, defaults={"create_defaults": False})
                """,
            after="""\
                from django.db import models

                class Rule(models.Model):
                    create_defaults = models.BooleanField()

                Rule.objects.update_or_create(create_defaults__exact=True, defaults={"create_defaults": False})
                """,
        ),
        Keeps(
            """\
                from django.db import models

                class Rule(models.Model):
                    name = models.TextField()

                Rule.objects.update_or_create(name="x", create_defaults={"name": "y"})
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or not isinstance(call.func, ast.Attribute):
            return
        manager = call.func.value
        if call.func.attr not in ("update_or_create", "aupdate_or_create") or not isinstance(
            manager, ast.Attribute
        ):
            return
        model = site.resolve(manager.value)
        if model is None or self.range.current is None:
            return
        for ancestor in site.index.ancestry(model):
            facts = site.index.class_facts(ancestor)
            if facts is not None and "create_defaults" in facts.members:
                keyword = site.keyword(call, "create_defaults")
                if keyword is not None:
                    yield site.fix(site.replace_name(keyword, "create_defaults__exact"), node=keyword)
                return
