"""Headings of inlines."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import sets
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class InlineVerboseNamePlural(Rule):
    """An inline that sets ``verbose_name`` alone takes its heading from that, and no longer from the model."""

    change = "4.0/inline-verbose-name-plural"
    triggers = (OnSubclass("django.contrib.admin.options.InlineModelAdmin"),)
    advice = "Set verbose_name_plural to keep the heading that the model gave it."
    examples = [
        Suggests(
            before="""\
                from django.contrib import admin
                from shop.models import Line

                class LineInline(admin.TabularInline):
                    model = Line
                    verbose_name = "position"
                """,
            after="""\
                from django.contrib import admin
                from shop.models import Line

                class LineInline(admin.TabularInline):
                    model = Line
                    verbose_name = "position"
                    verbose_name_plural = Line._meta.verbose_name_plural
                """,
        ),
        Flags(
            """\
                from django.contrib import admin

                class LineInline(admin.StackedInline):
                    verbose_name = "position"
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.contrib import admin
                from shop.models import Line

                class LineInline(admin.StackedInline):
                    model = Line
                    verbose_name = "position"
                    verbose_name_plural = "positions"

                class PlainInline(admin.StackedInline):
                    model = Line

                class ShopAdmin(admin.ModelAdmin):
                    verbose_name = "shop"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        bound = site.module.walk.scope_of[node].bindings
        given = bound.get("verbose_name", [])
        if len(given) != 1 or given[0].value is None or sets(site, node, "verbose_name_plural"):
            return
        statement = site.module.statement_of(given[0].node)
        model = bound["model"][0].value if len(bound.get("model", ())) == 1 else None
        if isinstance(model, ast.Name | ast.Attribute):
            line = f"verbose_name_plural = {site.source(model)}._meta.verbose_name_plural"
            yield site.suggest(site.insert_after(statement, line), node=statement)
        else:
            yield site.flag(node=statement)
