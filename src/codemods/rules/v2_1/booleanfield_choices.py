"""``BooleanField(choices=…)`` without ``blank=True``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class BooleanfieldChoices(Rule):
    """Every ``BooleanField`` was blank by itself; one with choices is now required in forms unless it says so."""

    change = "2.1/undocumented-booleanfield-choices-required"
    triggers = (OnCall("django.db.models.BooleanField"),)
    advice = "Say yes if what is sent to its forms may lack it; makemigrations then writes it down."
    examples = [
        Suggests(
            path="shop/models.py",
            before="""\
                from django.db import models

                class Book(models.Model):
                    new = models.BooleanField(default=False, choices=[(True, "new"), (False, "used")])
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    new = models.BooleanField(default=False, choices=[(True, "new"), (False, "used")], blank=True)
                """,
        ),
        Keeps(
            path="shop/models.py",
            source="""\
                from django import forms
                from django.db import models

                class Book(models.Model):
                    new = models.BooleanField(default=False)
                    old = models.BooleanField(blank=True, choices=CHOICES)
                    sold = models.BooleanField(editable=False, choices=CHOICES)
                    seen = models.NullBooleanField(choices=CHOICES)
                    kept = models.BooleanField(default=False, choices=None)

                class BookForm(forms.Form):
                    new = forms.BooleanField(choices=CHOICES)
                """,
        ),
        Keeps(
            path="shop/migrations/0001_initial.py",
            source="""\
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddField("book", "new", models.BooleanField(default=False, choices=CHOICES)),
                    ]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or site.has_stars(call) or "migration" in site.roles or not site.in_class_body:
            return
        choices = site.keyword(call, "choices")
        if choices is None or (isinstance(choices.value, ast.Constant) and choices.value.value is None):
            return
        if any(site.keyword(call, name) is not None for name in ("blank", "null", "editable")):
            return
        yield site.suggest(site.edit_call(call).add("blank", "True").edit(), node=call)
