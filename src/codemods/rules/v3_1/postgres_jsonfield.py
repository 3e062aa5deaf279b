"""``django.contrib.postgres.fields.JSONField``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes import RenameSymbols
from codemods.rules.shapes.model_imports import from_models
from codemods.rules.site import Site
from codemods.source.scopes import BindingKind


class PostgresJsonfield(RenameSymbols):
    """The model field ``JSONField`` is no longer PostgreSQL's own; the column stays what it is.

    Old migrations may keep the old name, as a stub stays for them; renamed there too, no new migration is needed.
    """

    change = "3.1/postgres-jsonfield-model"
    also = ("3.1/postgres-jsonfield-migrations", "4.0/postgres-jsonfield")
    advice = (
        "The column stays jsonb. makemigrations writes an AlterField for a model whose migrations have the old name, which "
        "changes nothing in the database."
    )
    renames = {
        "django.contrib.postgres.fields.JSONField": "django.db.models.JSONField",
        "django.contrib.postgres.fields.jsonb.JSONField": "django.db.models.JSONField",
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres.fields import ArrayField, JSONField
                from django.db import models

                class Order(models.Model):
                    data = JSONField(default=dict)
                    tags = ArrayField(models.TextField())
                """,
            after="""\
                from django.contrib.postgres.fields import ArrayField
                from django.db import models
                from django.db.models import JSONField

                class Order(models.Model):
                    data = JSONField(default=dict)
                    tags = ArrayField(models.TextField())
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.postgres import fields
                from django.db import models

                class Order(models.Model):
                    data = fields.JSONField(default=dict)
                """,
            after="""\
                from django.db import models

                class Order(models.Model):
                    data = models.JSONField(default=dict)
                """,
        ),
        Suggests(
            path="shop/migrations/0001_initial.py",
            before="""\
                import django.contrib.postgres.fields.jsonb
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddField("order", "data", django.contrib.postgres.fields.jsonb.JSONField()),
                    ]
                """,
            after="""\
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddField("order", "data", models.JSONField()),
                    ]
                """,
        ),
        Keeps(
            """\
                from django.db import models
                from jsonfield import JSONField

                class Order(models.Model):
                    data, other = models.JSONField(), JSONField()
                """
        ),
    ]

    def _use(self, site: Site, new: str | None) -> Iterator[Answer]:
        node, binding = site.node, site.binding
        own = binding is not None and binding.kind is BindingKind.IMPORT and binding.target == site.qname
        if isinstance(node, ast.Attribute) and not own and self._available(new):
            yield self._answer(site, site.replace(node, from_models(site, "JSONField", node)))
        else:
            yield from super()._use(site, new)

    def _answer(self, site: Site, *edits: Edit, also: list[ast.AST] | None = None) -> Answer:
        if "migration" not in site.roles:
            return super()._answer(site, *edits, also=also)
        return site.suggest(
            *edits,
            message=self._message(site.qname, "django.db.models.JSONField"),
            advice="Rename it in all migrations of the application together, where the database is PostgreSQL.",
            also=also or [],
        )
