"""``BooleanField(blank=True)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class BooleanfieldBlank(Rule):
    """``blank=True`` had no effect on a ``BooleanField``; migrations write it down now, and ``makemigrations`` finds a change."""

    change = "2.1/undocumented-booleanfield-blank"
    triggers = (OnCall("django.db.models.BooleanField"),)
    advice = "Without it nothing changes, and no migration is needed."
    examples = [
        Suggests(
            path="shop/models.py",
            before="""\
                from django.db import models

                class Book(models.Model):
                    new = models.BooleanField(blank=True, default=False)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    new = models.BooleanField(default=False)
                """,
        ),
        Keeps(
            path="shop/models.py",
            source="""\
                from django.db import models

                class Book(models.Model):
                    new = models.BooleanField(default=False)
                    old = models.BooleanField(blank=True, choices=CHOICES)
                    seen = models.NullBooleanField(blank=True)
                """,
        ),
        Keeps(
            path="shop/migrations/0001_initial.py",
            source="""\
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddField("book", "new", models.BooleanField(blank=True, default=False)),
                    ]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or site.has_stars(call) or "migration" in site.roles:
            return
        blank = site.keyword(call, "blank")
        if blank is None or not isinstance(blank.value, ast.Constant) or blank.value.value is not True:
            return
        if site.keyword(call, "choices") is None and site.keyword(call, "null") is None:
            yield site.suggest(site.edit_call(call).remove("blank").edit(), node=call)
