"""Relations with an empty ``related_name``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class CheckRelatedNameEmpty(Rule):
    """An empty ``related_name`` is no name (fields.E306); it always stood for the default."""

    change = "1.8/check-fields-e306-empty"
    triggers = (
        OnCall("django.db.models.ForeignKey"),
        OnCall("django.db.models.OneToOneField"),
        OnCall("django.db.models.ManyToManyField"),
    )
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    author = models.ForeignKey("Author", related_name="", null=True)
                    shelf = models.OneToOneField("Shelf", related_name='')
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    author = models.ForeignKey("Author", null=True)
                    shelf = models.OneToOneField("Shelf")
                """,
        ),
        Keeps(
            """\
                from django.db import models
                from shop.fields import ForeignKey

                class Book(models.Model):
                    author = models.ForeignKey("Author", related_name="+")
                    editor = models.ForeignKey("Author", related_name="edited")
                    owner = ForeignKey("Owner", related_name="")
                """
        ),
        Keeps(
            path="shop/migrations/0001_initial.py",
            source="""\
                from django.db import migrations, models

                class Migration(migrations.Migration):
                    operations = [migrations.AddField("book", "author", models.ForeignKey("Author", related_name=""))]
                """,
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        return any(
            one.arg == "related_name" and isinstance(one.value, ast.Constant) and one.value.value == ""
            for one in call.keywords
        )

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        keyword = site.keyword(call, "related_name") if call is not None else None
        if call is None or keyword is None or "migration" in site.roles:
            return
        if isinstance(keyword.value, ast.Constant) and keyword.value.value == "":
            yield site.fix(site.edit_call(call).remove("related_name").edit(), node=keyword.value)
