"""``list_display`` with a reverse relation (admin.E109)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.admin_models import member_names, models_of
from codemods.rules.shapes.literals import strings_in
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class CheckReverseInListDisplay(Rule):
    """A reverse relation cannot be a column of the change list."""

    change = "5.0/check-admin-e109"
    advice = "Write a method that shows what is wanted, and name it in list_display."
    triggers = (OnSubclass("django.contrib.admin.options.ModelAdmin"),)
    examples = [
        Flags(
            """\
                from django.contrib import admin
                from django.db import models

                class Author(models.Model):
                    name = models.TextField()

                @admin.register(Author)
                class AuthorAdmin(admin.ModelAdmin):
                    list_display = ["name", "book_set"]
                """,
            line=9,
        ),
        Keeps(
            """\
                from django.contrib import admin
                from django.db import models

                class Author(models.Model):
                    data_set = models.TextField()

                @admin.register(Author)
                class AuthorAdmin(admin.ModelAdmin):
                    list_display = ["name", "book_set", "data_set"]

                    def book_set(self, author):
                        return author.book_set.count()

                class OtherAdmin(admin.ModelAdmin):
                    list_display = ["book_set"]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for statement in node.body:
            if not isinstance(statement, ast.Assign) or not any(
                isinstance(target, ast.Name) and target.id == "list_display" for target in statement.targets
            ):
                continue
            hits = [one for one in strings_in(statement.value) if str(one.value).endswith("_set")]
            models = models_of(site, node) if hits else []
            if not models:
                continue
            own = member_names(site, f"{site.module.name}.{node.name}")
            for one in hits:
                if one.value not in own and all(
                    one.value not in member_names(site, model) for model in models
                ):
                    yield site.flag(node=one)
