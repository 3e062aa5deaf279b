"""Enumerations given to ``choices`` directly."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword

_CHOICES = "django.db.models.enums.Choices"
_FIELDS = ("django.db.models.fields.Field", "django.forms.fields.ChoiceField")


class ChoicesEnumDirect(Rule):
    """An enumeration can be given to ``choices`` itself."""

    change = "5.0/choices-enum-direct"
    available = "5.0"
    triggers = (OnKeyword("choices"),)
    examples = [
        Fixes(
            modernize=True,
            before="""\
                from django import forms
                from django.db import models

                class Book(models.Model):
                    class Status(models.TextChoices):
                        NEW = "new"

                    status = models.CharField(max_length=3, choices=Status.choices)

                pick = forms.ChoiceField(choices=Book.Status.choices)
                """,
            after="""\
                from django import forms
                from django.db import models

                class Book(models.Model):
                    class Status(models.TextChoices):
                        NEW = "new"

                    status = models.CharField(max_length=3, choices=Status)

                pick = forms.ChoiceField(choices=Book.Status)
                """,
        ),
        Keeps(
            modernize=True,
            source="""\
                from django.db import models

                class Status:
                    choices = [("new", "New")]

                class Level(models.IntegerChoices):
                    LOW = 1

                class Book(models.Model):
                    status = models.CharField(max_length=3, choices=Status.choices)
                    level = models.IntegerField(choices=Level.choices + [(2, "Two")])

                show(choices=Level.choices)
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        keyword = site.keyword(call, "choices") if call is not None else None
        if call is None or keyword is None or "migration" in site.roles or not self.replaceable:
            return
        value = keyword.value
        if not isinstance(value, ast.Attribute) or value.attr != "choices":
            return
        field, enum = site.resolve(call.func), site.resolve(value.value)
        if field is None or enum is None or not site.index.is_subclass(enum, _CHOICES):
            return
        if site.index.class_facts(field) is not None:
            return  # a field of the project's own may look into its choices
        if any(site.index.is_subclass(field, base) for base in _FIELDS):
            yield site.fix(site.replace(value, site.source(value.value)), node=keyword)
