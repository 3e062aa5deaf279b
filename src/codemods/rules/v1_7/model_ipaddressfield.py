"""``IPAddressField`` of models."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSubclass

_FIELD = "django.db.models.fields.IPAddressField"


class ModelIpaddressfield(Rule):
    """``IPAddressField`` of models is gone; ``GenericIPAddressField`` holds addresses of either kind."""

    change = "1.7/model-ipaddressfield"
    also = ("1.9/ipaddressfield-model",)
    triggers = (OnCall(_FIELD), OnSubclass(_FIELD))
    advice = (
        "Make a migration for it: makemigrations writes an AlterField, which widens the column from 15 to 39 characters "
        "(on PostgreSQL it stays inet); migrations that are there stay as they are."
    )
    examples = [
        Fixes(
            path="shop/models.py",
            before="""\
                from django.db import models
                from django.db.models import IPAddressField as Address

                class Visit(models.Model):
                    ip = models.IPAddressField("Address", null=True)
                    via = Address()
                """,
            after="""\
                from django.db import models
                from django.db.models import GenericIPAddressField

                class Visit(models.Model):
                    ip = models.GenericIPAddressField("Address", null=True, protocol='IPv4')
                    via = GenericIPAddressField(protocol='IPv4')
                """,
        ),
        Suggests(
            path="shop/models.py",
            before="""\
                from django.db import models

                class Visit(models.Model):
                    ip = models.IPAddressField(blank=True)
                """,
            after="""\
                from django.db import models

                class Visit(models.Model):
                    ip = models.GenericIPAddressField(blank=True, protocol='IPv4')
                """,
        ),
        Flags(
            path="shop/models.py",
            source="""\
                from django.db import models

                class Address(models.IPAddressField):
                    pass
                """,
            line=3,
        ),
        Keeps(
            path="shop/migrations/0001_initial.py",
            source="""\
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    operations = [migrations.AddField("a", "b", models.IPAddressField())]
                """,
        ),
        Keeps(
            path="shop/models.py",
            source="""\
                from django.db import models
                from shop.fields import IPAddressField

                class Visit(models.Model):
                    ip = IPAddressField()
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if "migration" in site.roles or "south_migration" in site.roles:
            return
        if isinstance(site.node, ast.ClassDef):
            if any(site.is_name(base, _FIELD) for base in site.node.bases):
                yield site.flag(
                    advice="Derive from GenericIPAddressField, which stores addresses in another way."
                )
            return
        call = site.node
        if not isinstance(call, ast.Call):
            return
        if not self.replaceable:
            return
        editor = site.edit_call(call)
        func = call.func
        if isinstance(func, ast.Attribute):
            editor.callee(f"{site.source(func.value)}.GenericIPAddressField")
        else:
            editor.callee(site.need("django.db.models.GenericIPAddressField"))
        edit = editor.add("protocol", "'IPv4'").edit()
        blank, null = site.keyword(call, "blank"), site.keyword(call, "null")
        if blank is not None and null is None:
            yield site.suggest(
                edit, advice="A GenericIPAddressField that may be blank must allow null as well: null=True."
            )
        else:
            yield site.fix(edit)
