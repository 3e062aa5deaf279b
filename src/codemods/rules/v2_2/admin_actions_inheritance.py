"""Actions that an admin class has from its bases."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class AdminActionsInheritance(Rule):
    """The ``actions`` of an admin class take the place of those of its bases, as class attributes do."""

    change = "2.2/admin-actions-inheritance"
    triggers = (OnSubclass("django.contrib.admin.options.ModelAdmin"),)
    advice = "List the actions of the base class too."
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class BaseAdmin(admin.ModelAdmin):
                    actions = ["ship"]

                class OrderAdmin(BaseAdmin):
                    actions = ["pay", "pack"]
                """,
            after="""\
                from django.contrib import admin

                class BaseAdmin(admin.ModelAdmin):
                    actions = ["ship"]

                class OrderAdmin(BaseAdmin):
                    actions = [*BaseAdmin.actions, "pay", "pack"]
                """,
        ),
        Flags(
            """\
                from django.contrib import admin

                class BaseAdmin(admin.ModelAdmin):
                    actions = ["ship"]

                class OrderAdmin(BaseAdmin):
                    actions = made()
                """,
            line=7,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class BaseAdmin(admin.ModelAdmin):
                    actions = ["ship"]

                class OrderAdmin(BaseAdmin):
                    actions = BaseAdmin.actions + ["pay"]

                class OtherAdmin(admin.ModelAdmin):
                    actions = ["pay"]

                class NoneAdmin(BaseAdmin):
                    actions = None

                class SameAdmin(BaseAdmin):
                    list_display = ["a"]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for statement in node.body:
            if not isinstance(statement, ast.Assign) or getattr(statement.targets[0], "id", "") != "actions":
                continue
            value = statement.value
            if isinstance(value, ast.Constant) or ".actions" in site.source(value):
                return
            bases = [base for base in node.bases if self._has_actions(site, base)]
            if not bases:
                return
            if not isinstance(value, ast.List | ast.Tuple):
                yield site.flag(node=statement)
                return
            stars = ", ".join(f"*{site.source(base)}.actions" for base in bases)
            start = site.module.span(value)[0]
            if site.module.text[start] not in "[(":
                yield site.flag(node=statement)
                return
            comma = ", " if value.elts else ("," if isinstance(value, ast.Tuple) and len(bases) == 1 else "")
            edit = site.replace(
                value, f"{site.module.text[start]}{stars}{comma}{site.source(value)[1:].lstrip()}"
            )
            yield site.fix(edit, node=statement)

    def _has_actions(self, site: Site, base: ast.expr) -> bool:
        """Whether a base of the repository, or one of its own, sets ``actions``."""
        qname = site.resolve(base, certain=False)
        return qname is not None and any(
            (facts := site.index.class_facts(one)) is not None and "actions" in facts.members
            for one in site.index.ancestry(qname)
        )
