"""``@admin.display`` and ``@admin.action``."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.comments import has_comment
from codemods.rules.shapes.datetimes import imported_name
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, Trigger
from codemods.source.scopes import BindingKind

_Function = ast.FunctionDef | ast.AsyncFunctionDef


class _Decorate(Rule):
    """Attributes that are assigned to a function become the arguments of a decorator."""

    decorator: ClassVar[str] = ""
    arguments: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.arguments:
            yield OnAttribute(name)

    def meant(self, site: Site, function: _Function) -> bool:
        """Whether the function is one of those that the decorator is for."""
        raise NotImplementedError

    def visit(self, site: Site) -> Iterator[Answer]:
        node, statement = site.node, site.statement
        if (
            not self.replaceable
            or not isinstance(node, ast.Attribute)
            or not isinstance(node.value, ast.Name)
        ):
            return
        if not isinstance(statement, ast.Assign) or statement.targets != [node]:
            return
        function = self._function(site, node.value)
        block = self._block(site, statement)
        if function is None or function not in block or not self.meant(site, function):
            return
        name = node.value.id
        found: dict[str, ast.Assign] = {}
        for one in block[block.index(function) + 1 :]:
            if not isinstance(one, ast.Assign) or len(one.targets) != 1:
                break
            target = one.targets[0]
            if not isinstance(target, ast.Attribute) or getattr(target.value, "id", "") != name:
                break
            if target.attr not in self.arguments or target.attr in found:
                return
            found[target.attr] = one
        if found.get(node.attr) is not statement or next(iter(found.values())) is not statement:
            return  # told at the first of them
        if {"boolean", "empty_value_display"} <= set(found) or self._read(site, function, name):
            return
        if any(has_comment(site, one) for one in found.values()):
            return  # it would go with them
        if len({one.lineno for one in found.values()}) < len(found):
            return  # several on one line
        known = imported_name(site, function, "django.contrib.admin")
        callee = (
            f"{known}.{self.decorator}"
            if known
            else site.need(f"django.contrib.admin.{self.decorator}", function)
        )
        given = [f"{self.arguments[key]}={site.source(one.value)}" for key, one in found.items()]
        inside = ", ".join(given)
        if len(inside) + len(callee) > 70 or "\n" in inside:
            inside = "\n" + "".join(f"    {one},\n" for one in given)
            inside = inside.replace("\n", f"{site.module.source.newline}{site.module.indent_of(function)}")
        yield site.fix(
            site.add_decorator(function, f"{callee}({inside})"),
            site.remove(*found.values()),
            node=function,
            also=list(found.values()),
        )

    def _function(self, site: Site, name: ast.Name) -> _Function | None:
        found = site.module.lookup(name.id, site.scope, name).bindings
        if len(found) == 1 and found[0].kind is BindingKind.FUNCTION and isinstance(found[0].node, _Function):
            return found[0].node
        return None

    def _block(self, site: Site, statement: ast.stmt) -> list[ast.stmt]:
        parent = site.module.parents.get(statement)
        return list(getattr(parent, "body", []))

    def _read(self, site: Site, function: _Function, name: str) -> bool:
        """Whether a value speaks of the function itself, or a decorator is there that may hide attributes."""
        return any(
            isinstance(one, ast.Call) and getattr(one.func, "attr", "") in (self.decorator, "register")
            for one in function.decorator_list
        )


class AdminDisplayDecorator(_Decorate):
    """What a column of the admin says of itself can stand in ``@admin.display``."""

    change = "3.2/admin-display-decorator"
    available = "3.2"
    decorator = "display"
    arguments = {
        "short_description": "description",
        "admin_order_field": "ordering",
        "boolean": "boolean",
        "empty_value_display": "empty_value",
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class OrderAdmin(admin.ModelAdmin):
                    list_display = ["paid"]

                    def paid(self, order):
                        return order.paid
                    paid.short_description = "Paid"
                    paid.boolean = True
                """,
            after="""\
                from django.contrib import admin

                class OrderAdmin(admin.ModelAdmin):
                    list_display = ["paid"]

                    @admin.display(description="Paid", boolean=True)
                    def paid(self, order):
                        return order.paid
                """,
            modernize=True,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class OrderAdmin(admin.ModelAdmin):
                    def paid(self, order):
                        return order.paid
                    paid.short_description = "Paid"
                    paid.allow_tags = True

                    def ship(self, request, queryset):
                        pass
                    ship.short_description = "Ship"

                    def sent(self, order):
                        return order.sent
                    sent.short_description = "Sent"  # by post

                    def kept(self, order):
                        return order.kept
                    kept.short_description = "Kept"; kept.boolean = True

                def other(self, order):
                    return order
                other.short_description = "Other"
                """,
            modernize=True,
        ),
        Fixes(
            before="""\
                from django.contrib import admin

                def upper(order):
                    return order.name.upper()
                upper.short_description = "Name"

                class OrderAdmin(BaseAdmin):
                    list_display = [upper, "lower"]

                    def lower(self, order):
                        return order.name.lower()
                    lower.short_description = "Name"
                """,
            after="""\
                from django.contrib import admin

                @admin.display(description="Name")
                def upper(order):
                    return order.name.upper()

                class OrderAdmin(BaseAdmin):
                    list_display = [upper, "lower"]

                    @admin.display(description="Name")
                    def lower(self, order):
                        return order.name.lower()
                """,
            modernize=True,
        ),
        Keeps(
            """\
                def upper(order):
                    return order.name.upper()
                upper.short_description = "Name"
                """,
            modernize=True,
        ),
    ]

    def meant(self, site: Site, function: _Function) -> bool:
        class_, arguments = site.module.parents.get(function), function.args
        count = len(arguments.posonlyargs + arguments.args)
        # The decorator does no more than the assignments, whatever the function is for.
        of_admin = imported_name(site, function, "django.contrib.admin") is not None
        if isinstance(class_, ast.Module):
            return of_admin and count == 1 and not arguments.vararg
        if not isinstance(class_, ast.ClassDef) or count > 2:
            return False
        bases = ("django.contrib.admin.options.BaseModelAdmin", "django.db.models.Model")
        return of_admin or site.descends(class_, *bases)


class AdminActionDecorator(_Decorate):
    """What an action of the admin says of itself can stand in ``@admin.action``."""

    change = "3.2/admin-action-decorator"
    available = "3.2"
    decorator = "action"
    arguments = {"short_description": "description", "allowed_permissions": "permissions"}
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                def ship(modeladmin, request, queryset):
                    queryset.update(shipped=True)
                ship.short_description = "Ship"
                ship.allowed_permissions = ["change"]

                def pack(modeladmin, request, selected):
                    pass
                pack.short_description = "Pack"
                """,
            after="""\
                from django.contrib import admin

                @admin.action(description="Ship", permissions=["change"])
                def ship(modeladmin, request, queryset):
                    queryset.update(shipped=True)

                @admin.action(description="Pack")
                def pack(modeladmin, request, selected):
                    pass
                """,
            modernize=True,
        ),
        Keeps(
            """\
                from django.contrib import admin

                def ship(order):
                    pass
                ship.short_description = "Ship"
                """,
            modernize=True,
        ),
    ]

    def meant(self, site: Site, function: _Function) -> bool:
        names = [one.arg for one in function.args.args]
        if len(names) != 3 or names[1] != "request":
            return False
        return names[2] == "queryset" or imported_name(site, function, "django.contrib.admin") is not None
