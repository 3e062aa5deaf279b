"""``FloatRangeField``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class FloatRangeField(RenameSymbols):
    """``FloatRangeField`` is called ``DecimalRangeField``, in models, migrations and forms."""

    change = "2.2/floatrangefield-model"
    also = (
        "2.2/floatrangefield-migrations",
        "2.2/floatrangefield-form",
        "3.1/removed-floatrangefield-model",
        "3.1/removed-floatrangefield-form",
    )
    advice = "It is renamed in migrations as well, so that none is needed; the column stays numrange."
    renames = {
        f"django.contrib.postgres.{module}.FloatRangeField": f"django.contrib.postgres.{module}.DecimalRangeField"
        for module in ("fields", "fields.ranges", "forms", "forms.ranges")
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres import forms
                from django.contrib.postgres.fields import FloatRangeField
                from django.db import models

                class Offer(models.Model):
                    price = FloatRangeField()

                field = forms.FloatRangeField()
                """,
            after="""\
                from django.contrib.postgres import forms
                from django.contrib.postgres.fields import DecimalRangeField
                from django.db import models

                class Offer(models.Model):
                    price = DecimalRangeField()

                field = forms.DecimalRangeField()
                """,
        ),
        Fixes(
            before="""\
                import django.contrib.postgres.fields.ranges
                from django.db import migrations

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddField("offer", "price", django.contrib.postgres.fields.ranges.FloatRangeField()),
                    ]
                """,
            after="""\
                import django.contrib.postgres.fields.ranges
                from django.db import migrations

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddField("offer", "price", django.contrib.postgres.fields.ranges.DecimalRangeField()),
                    ]
                """,
            path="shop/migrations/0001_initial.py",
        ),
        Keeps("""\
                from shop.fields import FloatRangeField

                print(FloatRangeField())
                """),
    ]
