"""Date fields with a default beside ``auto_now`` or ``auto_now_add``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class CheckAutoNowDefault(Rule):
    """A default excludes ``auto_now`` and ``auto_now_add`` (fields.E160), which wrote over it on saving."""

    change = "1.8/check-fields-e160-default"
    available = "1.7"
    advice = "Drop the default where objects are not made and looked at before they are saved; else drop the option."
    triggers = tuple(
        OnCall(f"django.db.models.{name}", subclasses=True)
        for name in ("DateField", "DateTimeField", "TimeField")
    )
    examples = [
        Suggests(
            before="""\
                from django.db import models
                from django.utils import timezone

                class Book(models.Model):
                    made = models.DateTimeField(auto_now_add=True, default=timezone.now)
                    changed = models.DateField(auto_now=True, default=None, editable=False)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    made = models.DateTimeField(auto_now_add=True)
                    changed = models.DateField(auto_now=True, editable=False)
                """,
        ),
        Keeps(
            """\
                from django.db import models
                from django.utils import timezone
                from shop.fields import OtherField

                class Book(models.Model):
                    made = models.DateTimeField(auto_now_add=True)
                    changed = models.DateField(auto_now=False, default=timezone.now)
                    other = OtherField(auto_now=True, default=timezone.now)
                """
        ),
        Keeps(
            path="shop/migrations/0002_made.py",
            source="""\
                from django.db import migrations, models
                from django.utils import timezone

                class Migration(migrations.Migration):
                    operations = [
                        migrations.AddField(
                            "book", "made", models.DateTimeField(auto_now_add=True, default=timezone.now)
                        )
                    ]
                """,
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        return any(one.arg == "default" for one in call.keywords)

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        default = site.keyword(call, "default") if call is not None else None
        if call is None or default is None or "migration" in site.roles:
            return
        own = site.index.class_facts(site.qname) is not None
        given = (
            site.argument(call, name, None if own else place)
            for name, place in (("auto_now", 2), ("auto_now_add", 3))
        )
        if any(isinstance(one, ast.Constant) and one.value is True for one in given):
            yield site.suggest(site.edit_call(call).remove("default").edit(), node=default)
