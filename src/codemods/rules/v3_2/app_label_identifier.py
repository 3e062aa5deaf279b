"""Labels of applications that are no identifiers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class AppLabelIdentifier(Rule):
    """The label of an application has to be a Python identifier; the project does not start otherwise."""

    change = "3.2/undocumented-app-label-identifier"
    triggers = (OnSubclass("django.apps.AppConfig"),)
    advice = (
        "Give it a label without dots and the like. Tables, content types and migrations go by the label: keep the names "
        "of the tables by db_table, and rename the rest in the database."
    )
    examples = [
        Flags(
            path="shop/apps.py",
            source="""\
                from django.apps import AppConfig

                class DashboardConfig(AppConfig):
                    name = "shop.dashboard"
                    label = "shop.dashboard"

                class PagesConfig(AppConfig):
                    name = "shop.my-pages"
                """,
            lines=(5, 8),
        ),
        Keeps(
            path="shop/apps.py",
            source="""\
                from django.apps import AppConfig

                class DashboardConfig(AppConfig):
                    name = "shop.dashboard"
                    label = "shop_dashboard"

                class PagesConfig(AppConfig):
                    name = "shop.my-pages"
                    label = "pages"

                class Column:
                    label = "Name of the shop"
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        name = "label" if "label" in site.module.walk.scope_of[node].bindings else "name"
        for statement in node.body:
            if not isinstance(statement, ast.Assign):
                continue
            value = statement.value
            if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
                continue
            if any(isinstance(one, ast.Name) and one.id == name for one in statement.targets):
                label = value.value if name == "label" else value.value.rpartition(".")[2]
                if not label.isidentifier():
                    yield site.flag(node=statement)
