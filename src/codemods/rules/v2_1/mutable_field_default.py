"""Defaults that all rows would share (postgres.E003, fields.E010)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_FIELDS = ("ArrayField", "HStoreField", "JSONField")


class MutableFieldDefault(Rule):
    """A list or dictionary as the default of a field is shared by all objects, which a check warns of."""

    change = "2.1/check-postgres-e003"
    advice = "Give a function that makes it; makemigrations writes a migration that changes nothing in the database."
    triggers = (
        *(OnCall(f"django.contrib.postgres.fields.{name}", subclasses=True) for name in _FIELDS),
        OnCall("django.db.models.JSONField", subclasses=True),
    )
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres.fields import ArrayField, HStoreField
                from django.db import models

                class Book(models.Model):
                    tags = ArrayField(models.CharField(max_length=9), default=[])
                    more = HStoreField(default=dict())
                    data = models.JSONField(default={})
                """,
            after="""\
                from django.contrib.postgres.fields import ArrayField, HStoreField
                from django.db import models

                class Book(models.Model):
                    tags = ArrayField(models.CharField(max_length=9), default=list)
                    more = HStoreField(default=dict)
                    data = models.JSONField(default=dict)
                """,
        ),
        Flags(
            """\
                from django.db import models

                class Book(models.Model):
                    data = models.JSONField(default={"a": 1})
                """,
            line=4,
        ),
        Keeps(
            """\
                from django import forms
                from django.db import models

                def tags():
                    return ["a"]

                class Book(models.Model):
                    data = models.JSONField(default=dict)
                    tags = models.JSONField(default=tags)
                    note = models.JSONField(null=True, default=None)
                    other = forms.JSONField(initial={})
                """
        ),
        Keeps(
            path="shop/migrations/0001_initial.py",
            source="""\
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    operations = [migrations.AddField("book", "data", models.JSONField(default={}))]
                """,
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        return any(one.arg == "default" and _made(one.value) is not None for one in call.keywords)

    def visit(self, site: Site) -> Iterator[Answer]:
        keyword = site.keyword(site.node, "default") if isinstance(site.node, ast.Call) else None
        made = _made(keyword.value) if keyword is not None else None
        if keyword is None or made is None or "migration" in site.roles:
            return
        if made and site.module.lookup(made, site.scope).targets == ():
            yield site.fix(site.replace(keyword.value, made), node=keyword.value)
        else:
            yield site.flag(node=keyword.value)


def _made(value: ast.expr) -> str | None:
    """The type whose empty value a default is, "" for a value that is not empty; None for what is no list or dictionary."""
    if isinstance(value, ast.List):
        return "" if value.elts else "list"
    if isinstance(value, ast.Dict):
        return "" if value.keys else "dict"
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in ("list", "dict"):
        return "" if value.args or value.keywords else value.func.id
    return None
