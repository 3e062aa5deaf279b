"""Calls of ``ModelAdmin.log_deletion()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.called import arguments_of
from codemods.rules.shapes.overrides import is_super, own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember
from codemods.source.names import last_name

_ADMIN = "django.contrib.admin.options.ModelAdmin"
_NAMES = ("request", "obj", "object_repr")
_STR = frozenset(["str", "force_str", "force_text", "smart_str", "smart_text"])


def is_called_admin(node: ast.expr) -> bool:
    """Whether a value is called an admin class's object: ``modeladmin``, as actions have it."""
    return "admin" in last_name(node).lower()


class LogDeletionCall(Rule):
    """``ModelAdmin.log_deletion()`` gives way to ``log_deletions()``, which takes all objects at once."""

    change = "5.1/log-deletion-call"
    also = ("6.0/modeladmin-log-deletion",)
    available = "5.1"
    advice = "Call log_deletions(request, [obj]) before the object is deleted."
    triggers = (OnMember(_ADMIN, "log_deletion", likely=True),)
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def delete_model(self, request, obj):
                        text = str(obj)
                        self.log_deletion(request, obj, text)
                        self.log_deletion(request, obj, object_repr=str(obj))
                        obj.hide()
                """,
            after="""\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def delete_model(self, request, obj):
                        text = str(obj)
                        self.log_deletions(request, [obj])
                        self.log_deletions(request, [obj])
                        obj.hide()
                """,
        ),
        Suggests(
            before="""\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def delete_model(self, request, obj):
                        self.log_deletion(request, obj, obj.name)
                """,
            after="""\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def delete_model(self, request, obj):
                        self.log_deletions(request, [obj])
                """,
        ),
        Suggests(
            before="""\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def log_deletion(self, request, obj, object_repr):
                        pass

                    def remove(self, request, obj):
                        self.log_deletion(request, obj, str(obj))
                """,
            after="""\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def log_deletion(self, request, obj, object_repr):
                        pass

                    def remove(self, request, obj):
                        self.log_deletions(request, [obj])
                """,
        ),
        Suggests(
            before="""\
                def delete_sold(modeladmin, request, queryset):
                    for book in queryset:
                        modeladmin.log_deletion(request, book, str(book))
                """,
            after="""\
                def delete_sold(modeladmin, request, queryset):
                    for book in queryset:
                        modeladmin.log_deletions(request, [book])
                """,
        ),
        Keeps(
            """\
                from django.contrib import admin

                def note(trail, request, obj):
                    trail.log_deletion(request, obj, str(obj))

                class Trail:
                    def remove(self, request, obj):
                        self.log_deletion(request, obj, str(obj))

                class ShopAdmin(admin.ModelAdmin):
                    def remove(self, request, obj):
                        self.log_deletions(request, [obj])
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None:
            return
        if is_super(node.value) and site.function is not None and site.function.name == "log_deletion":
            return  # goes with the override
        if not site.certain and not is_called_admin(node.value):
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        given = arguments_of(site, call, _NAMES)
        if set(_NAMES) != given.keys():
            raise CannotRewrite("not all arguments are given")
        request, obj = site.source(given["request"]), site.source(given["obj"])
        edit = site.replace(call, f"{site.source(node.value)}.log_deletions({request}, [{obj}])")
        plain = isinstance(site.module.parents.get(call), ast.Expr)
        found = site.infer(node.value)
        if found is not None and own_definition(site, found.qname, "log_deletion") is not None:
            yield site.suggest(
                edit,
                node=call,
                advice="Say yes together with the class's own log_deletion(), which this one calls.",
            )
            return
        if not site.certain:
            yield site.suggest(
                edit, node=call, advice=f"Say yes if {site.source(node.value)} is an admin class's object."
            )
        elif plain and self._is_text_of(site, given["object_repr"], obj):
            yield site.fix(edit, node=call)
        else:
            yield site.suggest(
                edit,
                node=call,
                advice="Say yes if the entry may be named str(obj), and nothing reads the result.",
            )

    def _is_text_of(self, site: Site, node: ast.expr, obj: str, depth: int = 0) -> bool:
        if isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords:
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            return name in _STR and site.source(node.args[0]) == obj
        if isinstance(node, ast.Name) and not depth:
            owner = site.module.scope_at(node).owner(node.id)
            bindings = owner.bindings[node.id] if owner is not None else []
            if len(bindings) == 1 and bindings[0].value is not None:
                return self._is_text_of(site, bindings[0].value, obj, 1)
        return False
