"""``ModelAdmin.actions`` and ``inlines``, which are tuples."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_ADMIN = "django.contrib.admin.ModelAdmin"
_GROWING = ("append", "extend", "insert")


class ModelAdminTuples(Rule):
    """``ModelAdmin.actions`` and ``ModelAdmin.inlines`` are empty tuples, no longer lists."""

    change = "4.1/modeladmin-tuple-defaults"
    advice = "Make a new list: [*ModelAdmin.actions, …]."
    triggers = (OnAttribute("actions"), OnAttribute("inlines"))
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    actions = admin.ModelAdmin.actions + ["a", "b"]

                    def __init__(self, *args):
                        super().__init__(*args)
                        self.inlines.append(Line)
                """,
            after="""\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    actions = [*admin.ModelAdmin.actions, "a", "b"]

                    def __init__(self, *args):
                        super().__init__(*args)
                        self.inlines = [*self.inlines, Line]
                """,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    actions = ["a"]

                    def __init__(self, *args):
                        self.actions.append("b")

                class Shop:
                    def f(self):
                        self.inlines.append(1)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, parent = site.node, site.parent
        if not isinstance(node, ast.Attribute):
            return
        found = site.infer(node.value)
        if found is None or not found.certain or not site.index.is_subclass(found.qname, _ADMIN):
            return
        for ancestor in site.index.ancestry(site.index.name(found.qname).qname):
            facts = site.index.class_facts(ancestor)
            if facts is not None and node.attr in facts.members:
                return
            if facts is None and not ancestor.startswith("django.") and ancestor != "object":
                return
        message = f"{node.attr} of ModelAdmin is a tuple"
        source = site.source(node)
        if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Add) and parent.left is node:
            if isinstance(parent.right, ast.List):
                items = "".join(f", {site.source(one)}" for one in parent.right.elts)
                yield site.fix(site.replace(parent, f"[*{source}{items}]"), message=message)
            return
        call = site.module.parents.get(parent) if isinstance(parent, ast.Attribute) else None
        if (
            isinstance(parent, ast.Attribute)
            and parent.attr in _GROWING
            and isinstance(call, ast.Call)
            and call.args
        ):
            statement = site.module.parents.get(call)
            if isinstance(statement, ast.Expr):
                star = "*" if parent.attr == "extend" else ""
                item = f"{star}{site.source(call.args[-1])}"
                inside = f"{item}, *{source}" if parent.attr == "insert" else f"*{source}, {item}"
                yield site.fix(site.replace(statement, f"{source} = [{inside}]"), message=message)
