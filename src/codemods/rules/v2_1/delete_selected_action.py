"""The action ``delete_selected`` of the admin."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_ADMIN = "django.contrib.admin.ModelAdmin"
_ACTION = "delete_selected"


class DeleteSelectedAction(Rule):
    """``get_actions()`` holds ``delete_selected`` only for those who may delete: taking it out must not fail."""

    change = "2.1/undocumented-delete-selected-filtered"
    triggers = (OnModule((_ACTION,)),)
    advice = "Ask first whether it is there."
    available = "1.8"
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_actions(self, request):
                        actions = super(BookAdmin, self).get_actions(request)
                        del actions['delete_selected']
                        return actions

                class Kept(object):
                    def get_actions(self, request):
                        actions = super().get_actions(request)
                        actions.pop("delete_selected")
                        return actions

                class PageAdmin(Kept, admin.ModelAdmin):
                    def changelist_view(self, request):
                        actions = self.get_actions(request)
                        try:
                            del actions["delete_selected"]
                        finally:
                            return actions
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_actions(self, request):
                        actions = super(BookAdmin, self).get_actions(request)
                        actions.pop('delete_selected', None)
                        return actions

                class Kept(object):
                    def get_actions(self, request):
                        actions = super().get_actions(request)
                        actions.pop("delete_selected", None)
                        return actions

                class PageAdmin(Kept, admin.ModelAdmin):
                    def changelist_view(self, request):
                        actions = self.get_actions(request)
                        try:
                            actions.pop("delete_selected", None)
                        finally:
                            return actions
                """,
        ),
        Flags(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_actions(self, request):
                        actions = super().get_actions(request)
                        function, name, words = actions["delete_selected"]
                        actions["delete_selected"][0].short_description = "Throw away"
                        function = actions.pop("delete_selected")
                        del actions["delete_selected"], actions["mark"]
                        del actions[
                            "delete_selected"  # for good
                        ]
                        return actions
                """,
            lines=(6, 7, 8, 9, 10),
        ),
        Keeps(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_actions(self, request):
                        actions = super().get_actions(request)
                        if "delete_selected" in actions:
                            del actions["delete_selected"]
                        try:
                            del actions["delete_selected"]
                        except KeyError:
                            pass
                        actions.pop("delete_selected", None)
                        del actions["mark"]
                        if self.has_delete_permission(request):
                            name = actions["delete_selected"][1]
                        texts = self.texts["delete_selected"]
                        actions["delete_selected"] = (delete, "delete_selected", "Delete")
                        return actions

                class PageAdmin(admin.ModelAdmin):
                    def get_actions(self, request):
                        actions = super().get_actions(request)
                        if "delete_selected" not in actions:
                            return actions
                        name = actions["delete_selected"][1]
                        return actions

                    def changelist_view(self, request):
                        del self.more["delete_selected"]

                class Other:
                    def get_actions(self, request):
                        actions = super().get_actions(request)
                        del actions["delete_selected"]
                        return actions
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for node in site.module.nodes(ast.Delete, ast.Call, ast.Subscript, near=_ACTION):
            if not _names_action(node):
                continue
            method = _method_around(site, node)
            if method is None or self._guarded(site, node):
                continue
            yield from self._missed(site, node, method)

    def _missed(self, site: Site, node: ast.AST, method: ast.FunctionDef) -> Iterator[Answer]:
        """What to do where the action is taken for granted."""
        own = method.name == "get_actions"
        parent = site.module.parents.get(node)
        plain = "#" not in site.source(node)
        if isinstance(node, ast.Delete):
            target = next(
                one for one in node.targets if isinstance(one, ast.Subscript) and _is_action(one.slice)
            )
            if not (own or _are_actions(site, target.value)):
                return
            if len(node.targets) == 1 and plain:
                text = f"{site.source(target.value)}.pop({site.source(target.slice)}, None)"
                yield site.fix(site.replace(node, text), node=node)
            else:
                yield site.flag(node=node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if isinstance(parent, ast.Expr) and (own or _are_actions(site, node.func.value)):
                yield site.fix(site.edit_call(node).add(None, "None").edit(), node=node)
            elif _are_actions(site, node.func.value):
                yield site.flag(node=node)
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
            if _are_actions(site, node.value):
                yield site.flag(node=node)

    def _guarded(self, site: Site, node: ast.AST) -> bool:
        """Whether the code asks first, or minds that it is not there."""
        inside = node
        for around in site.module.ancestors(node):
            if isinstance(around, ast.FunctionDef):
                return any(
                    isinstance(one, ast.If)
                    and one.end_lineno is not None
                    and one.end_lineno < node.lineno  # type: ignore[attr-defined]
                    and _ACTION in site.source(one.test)
                    and isinstance(one.body[-1], ast.Return | ast.Raise | ast.Continue)
                    for one in ast.walk(around)
                )
            if isinstance(around, ast.Try) and around.handlers and inside in around.body:
                return True
            if isinstance(around, ast.With) and any("suppress" in site.source(one) for one in around.items):
                return True
            if isinstance(around, ast.BoolOp) and any(
                _ACTION in site.source(one) for one in around.values if one is not inside
            ):
                return True
            if isinstance(around, ast.If | ast.IfExp) and inside is not around.test:
                test = site.source(around.test)
                reads = isinstance(node, ast.Subscript) and "has_delete_permission" in test
                if _ACTION in test or (reads and not test.startswith("not ")):
                    return True
            inside = around
        return False


def _names_action(node: ast.AST) -> bool:
    """Whether a statement or expression takes the action out, or reads it."""
    if isinstance(node, ast.Delete):
        return any(isinstance(one, ast.Subscript) and _is_action(one.slice) for one in node.targets)
    if isinstance(node, ast.Subscript):
        return _is_action(node.slice)
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "pop"
        and len(node.args) == 1
        and not node.keywords
        and _is_action(node.args[0])
    )


def _method_around(site: Site, node: ast.AST) -> ast.FunctionDef | None:
    """The method of an admin, or of a mixin of one, that a node stands in."""
    method: ast.FunctionDef | None = None
    for around in site.module.ancestors(node):
        if isinstance(around, ast.FunctionDef):
            method = around
        elif isinstance(around, ast.ClassDef):
            return method if overrides_hook_of(site, around, _ADMIN) else None
    return None


def _are_actions(site: Site, node: ast.expr) -> bool:
    """Whether an expression is what ``get_actions()`` gives, or is made of it."""
    values = (assigned_values(site, node) if isinstance(node, ast.Name) else None) or [node]
    return any(
        isinstance(part, ast.Call)
        and isinstance(part.func, ast.Attribute)
        and part.func.attr == "get_actions"
        for value in values
        for part in ast.walk(value)
    )


def _is_action(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == _ACTION
