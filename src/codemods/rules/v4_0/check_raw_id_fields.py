"""``raw_id_fields`` with a column's name (admin.E002)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.admin_models import member_names, models_of
from codemods.rules.shapes.literals import strings_in
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class CheckRawIdFields(Rule):
    """``raw_id_fields`` must name the field, not its column."""

    change = "4.0/check-admin-e002"
    advice = "Say yes to have the plain input that the name asked for; until now it was a select box."
    triggers = (OnSubclass("django.contrib.admin.options.BaseModelAdmin"),)
    examples = [
        Suggests(
            before="""\
                from django.contrib import admin
                from django.db import models

                class Book(models.Model):
                    author = models.ForeignKey("Author", models.CASCADE)

                @admin.register(Book)
                class BookAdmin(admin.ModelAdmin):
                    raw_id_fields = ("author_id",)
                """,
            after="""\
                from django.contrib import admin
                from django.db import models

                class Book(models.Model):
                    author = models.ForeignKey("Author", models.CASCADE)

                @admin.register(Book)
                class BookAdmin(admin.ModelAdmin):
                    raw_id_fields = ("author",)
                """,
        ),
        Keeps(
            """\
                from django.contrib import admin
                from django.db import models

                class Book(models.Model):
                    tax_id = models.ForeignKey("Tax", models.CASCADE)
                    tax = 1

                class BookAdmin(admin.ModelAdmin):
                    raw_id_fields = ("tax_id", "author")

                admin.site.register(Book, BookAdmin)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for statement in node.body:
            if not isinstance(statement, ast.Assign) or not any(
                isinstance(target, ast.Name) and target.id == "raw_id_fields" for target in statement.targets
            ):
                continue
            hits = [one for one in strings_in(statement.value) if str(one.value).endswith("_id")]
            models = models_of(site, node) if hits else []
            for one in hits:
                name = str(one.value)
                for model in models:
                    known = member_names(site, model)
                    if name not in known and name.removesuffix("_id") in known:
                        yield site.suggest(
                            site.replace_in_string(one, name, name.removesuffix("_id")), node=one
                        )
                        break
