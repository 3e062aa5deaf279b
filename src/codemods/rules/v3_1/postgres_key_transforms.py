"""Key transforms and form fields of ``django.contrib.postgres`` for JSON."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class PostgresKeyTransforms(RenameSymbols):
    """The form field and the key transforms for JSON are no longer PostgreSQL's own."""

    change = "3.1/postgres-keytransform"
    also = (
        "3.1/postgres-keytexttransform",
        "3.1/postgres-jsonfield-form",
        "4.0/postgres-keytransform",
        "4.0/postgres-keytexttransform",
        "4.0/postgres-forms-jsonfield",
    )
    renames = {
        "django.contrib.postgres.fields.jsonb.KeyTransform": "django.db.models.fields.json.KeyTransform",
        "django.contrib.postgres.fields.jsonb.KeyTextTransform": "django.db.models.fields.json.KeyTextTransform",
        "django.contrib.postgres.forms.JSONField": "django.forms.JSONField",
        "django.contrib.postgres.forms.jsonb.JSONField": "django.forms.JSONField",
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres.fields.jsonb import KeyTextTransform, KeyTransform
                from django.contrib.postgres.forms import JSONField

                print(KeyTextTransform("a", "b"), KeyTransform("a", "b"), JSONField())
                """,
            after="""\
                from django.db.models.fields.json import KeyTextTransform, KeyTransform
                from django.forms import JSONField

                print(KeyTextTransform("a", "b"), KeyTransform("a", "b"), JSONField())
                """,
        ),
        Keeps("""\
                from django.db.models.fields.json import KeyTransform
                from django import forms

                print(KeyTransform("a", "b"), forms.JSONField())
                """),
    ]
