"""The action ``delete_selected`` of the admin."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_ADMIN = "django.contrib.admin.ModelAdmin"
_ACTION = "delete_selected"


class DeleteSelectedAction(Rule):
    """``get_actions()`` holds ``delete_selected`` only for those who may delete: taking it out must not fail."""

    change = "2.1/undocumented-delete-selected-filtered"
    triggers = (OnMethod("", "get_actions"),)
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
                    pass
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
                    pass
                """,
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
                        return actions

                class Other:
                    def get_actions(self, request):
                        actions = super().get_actions(request)
                        del actions["delete_selected"]
                        return actions
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        method, class_ = site.node, site.class_
        if not isinstance(method, ast.FunctionDef) or class_ is None:
            return
        if not site.descends(class_, _ADMIN):
            heirs = site.index.heirs(f"{site.module.name}.{class_.name}")
            if not any(site.index.is_subclass(heir, _ADMIN) for heir in heirs):
                return
        for part in ast.walk(method):
            if isinstance(part, ast.Delete) and len(part.targets) == 1:
                target = part.targets[0]
                if isinstance(target, ast.Subscript) and _is_action(target.slice):
                    if not self._guarded(site, part):
                        text = f"{site.source(target.value)}.pop({site.source(target.slice)}, None)"
                        yield site.fix(site.replace(part, text), node=part)
            elif isinstance(part, ast.Call) and len(part.args) == 1 and not part.keywords:
                if (
                    isinstance(part.func, ast.Attribute)
                    and part.func.attr == "pop"
                    and _is_action(part.args[0])
                ):
                    unused = isinstance(site.module.parents.get(part), ast.Expr)
                    if unused and not self._guarded(site, part):
                        yield site.fix(site.edit_call(part).add(None, "None").edit(), node=part)

    def _guarded(self, site: Site, node: ast.AST) -> bool:
        """Whether the code asks first, or minds that it is not there."""
        for around in site.module.ancestors(node):
            if isinstance(around, ast.FunctionDef):
                return False
            if isinstance(around, ast.Try) or (
                isinstance(around, ast.If) and _ACTION in site.source(around.test)
            ):
                return True
        return False


def _is_action(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == _ACTION
