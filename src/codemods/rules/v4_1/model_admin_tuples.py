"""``ModelAdmin.actions`` and ``inlines``, which are tuples."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_ADMIN = "django.contrib.admin.ModelAdmin"
_GROWING = ("append", "extend", "insert")


class ModelAdminTuples(Rule):
    """``ModelAdmin.actions`` and ``ModelAdmin.inlines`` are empty tuples, no longer lists."""

    change = "4.1/modeladmin-tuple-defaults"
    advice = "Make a new list: [*ModelAdmin.actions, …]."
    triggers = (OnAttribute("actions"), OnAttribute("inlines"), OnAttribute("get_inlines"))
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def __init__(self, *args):
                        super().__init__(*args)
                        self.inlines.append(Line)
                        self.inlines += [Order]
                        self.inlines.insert(0, Note)
                        self.actions = ["c"] + self.actions

                    def get_inlines(self, request, obj):
                        inlines = super().get_inlines(request, obj)
                        inlines.append(Line)
                        return inlines

                class BookAdmin(admin.ModelAdmin):
                    actions = admin.ModelAdmin.actions + ["a", "b"]

                    def get_inlines(self, request, obj):
                        return super().get_inlines(request, obj) + [Line]
                """,
            after="""\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def __init__(self, *args):
                        super().__init__(*args)
                        self.inlines = [*self.inlines, Line]
                        self.inlines = [*self.inlines, Order]
                        self.inlines = [Note, *self.inlines]
                        self.actions = ["c", *self.actions]

                    def get_inlines(self, request, obj):
                        inlines = list(super().get_inlines(request, obj))
                        inlines.append(Line)
                        return inlines

                class BookAdmin(admin.ModelAdmin):
                    actions = [*admin.ModelAdmin.actions, "a", "b"]

                    def get_inlines(self, request, obj):
                        return [*super().get_inlines(request, obj), Line]
                """,
        ),
        Flags(
            """\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def __init__(self, *args):
                        super().__init__(*args)
                        self.inlines.insert(1, Note)

                class BookAdmin(admin.ModelAdmin):
                    actions = admin.ModelAdmin.actions + [  # more
                        "a",
                    ]
                """,
            lines=(6, 9),
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
        node = site.node
        if not isinstance(node, ast.Attribute):
            return
        name = "inlines" if node.attr == "get_inlines" else node.attr
        found = site.infer(node.value)
        if found is None or not found.certain or not site.index.is_subclass(found.qname, _ADMIN):
            return
        for ancestor in site.index.ancestry(site.index.name(found.qname).qname):
            facts = site.index.class_facts(ancestor)
            if facts is not None and not facts.members.keys().isdisjoint(
                (name, node.attr) if not is_super(node.value) or ancestor != found.qname else (name,)
            ):
                return
            if facts is None and not ancestor.startswith("django.") and ancestor != "object":
                return
        place: ast.expr | None = node if name == node.attr else site.call
        if place is not None:
            yield from self._grown(site, place, f"{name} of ModelAdmin is a tuple")

    def _grown(self, site: Site, node: ast.expr, message: str) -> Iterator[Answer]:
        """The places that take what an attribute, or a call, gives for a list."""
        parent, source = site.module.parents.get(node), site.source(node)
        if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Add):
            other = parent.right if parent.left is node else parent.left
            if not isinstance(other, ast.List):
                return
            items = [site.source(one) for one in other.elts]
            inside = ", ".join([f"*{source}", *items] if parent.left is node else [*items, f"*{source}"])
            if "#" in site.source(parent):
                yield site.flag(node=parent, message=message)
            else:
                yield site.fix(site.replace(parent, f"[{inside}]"), node=parent, message=message)
        elif (
            isinstance(parent, ast.AugAssign) and parent.target is node and isinstance(parent.value, ast.List)
        ):
            if "#" in site.source(parent):
                yield site.flag(node=parent, message=message)
            else:
                items = [site.source(one) for one in parent.value.elts]
                new = f"{source} = [{', '.join([f'*{source}', *items])}]"
                yield site.fix(site.replace(parent, new), node=parent, message=message)
        elif isinstance(parent, ast.Attribute) and parent.attr in _GROWING:
            call = site.module.parents.get(parent)
            statement = site.module.parents.get(call) if call is not None else None
            if isinstance(call, ast.Call) and isinstance(statement, ast.Expr) and call.args:
                yield self._called(site, source, parent.attr, call, message)
        elif isinstance(parent, ast.Assign) and isinstance(node, ast.Call) and len(parent.targets) == 1:
            if isinstance(parent.targets[0], ast.Name) and self._grows(site, parent.targets[0]):
                yield site.fix(site.replace(node, f"list({source})"), node=node, message=message)

    def _called(self, site: Site, source: str, method: str, call: ast.Call, message: str) -> Answer:
        item = f"{'*' if method == 'extend' else ''}{site.source(call.args[-1])}"
        at = call.args[0]
        front = method == "insert" and isinstance(at, ast.Constant) and at.value == 0
        if "#" in site.source(call) or (method == "insert" and not front):
            return site.flag(node=call, message=message)
        inside = f"{item}, *{source}" if front else f"*{source}, {item}"
        statement = site.module.statement_of(call)
        return site.fix(site.replace(statement, f"{source} = [{inside}]"), node=call, message=message)

    def _grows(self, site: Site, target: ast.Name) -> bool:
        """Whether a local list is made longer, or a list is added to it."""
        scope = site.module.scope_at(target)
        for use, at in site.module.walk.names.get(target.id, ()):
            if at.owner(target.id) is not scope:
                continue
            parent = site.module.parents.get(use)
            if isinstance(use, ast.Attribute) and use.attr in _GROWING:
                return True
            if isinstance(parent, ast.AugAssign) and isinstance(parent.value, ast.List):
                return True
            if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Add):
                if isinstance(parent.left, ast.List) or isinstance(parent.right, ast.List):
                    return True
        return False
