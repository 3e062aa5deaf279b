"""Arguments of the admin's URLs by their place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnCall

_OF_AN_OBJECT = re.compile(r"admin:\w+_(?:change|delete|history)$")
_BY_NAME = 'Ask the kwargs for "object_id".'
_ADMIN = "django.contrib.admin.options.BaseModelAdmin"


class AdminUrlArgs(Rule):
    """The admin's URLs give the key of an object by name, as ``object_id``: ``resolver_match.args`` is empty."""

    change = "2.0/undocumented-admin-url-args"
    triggers = (OnAttribute("resolver_match"), OnCall("django.urls.resolve"))
    available = "2.0"
    advice = "Take it if this is the key of the object that is changed; the page to add one has none."
    examples = [
        Suggests(
            before="""\
                from django.contrib import admin

                class LineInline(admin.TabularInline):
                    def formfield_for_foreignkey(self, db_field, request=None, **kwargs):
                        order = request.resolver_match.args[0]
                        return super().formfield_for_foreignkey(db_field, request, **kwargs)
                """,
            after="""\
                from django.contrib import admin

                class LineInline(admin.TabularInline):
                    def formfield_for_foreignkey(self, db_field, request=None, **kwargs):
                        order = request.resolver_match.kwargs["object_id"]
                        return super().formfield_for_foreignkey(db_field, request, **kwargs)
                """,
        ),
        Flags(
            """\
                from django.contrib import admin

                class LineInline(admin.TabularInline):
                    def parent(self, request):
                        if request.resolver_match.args:
                            return self.order
                        try:
                            return request.resolver_match.args[0]
                        except IndexError:
                            return None
                """,
            lines=(5, 8),
        ),
        Flags(
            """\
                from django.test import TestCase
                from django.urls import resolve, reverse

                class OrderTest(TestCase):
                    def test_change(self):
                        url = reverse("admin:shop_order_change", args=[1])
                        self.assertEqual(resolve(url).args[0], "1")
                        response = self.client.get(url)
                        self.assertEqual(response.resolver_match.args, ("1",))
                """,
            lines=(7, 9),
        ),
        Keeps(
            """\
                from django.contrib import admin
                from django.urls import resolve, reverse

                class LineInline(admin.TabularInline):
                    def parent(self, request):
                        return request.resolver_match.kwargs.get("object_id")

                def view(request):
                    return request.resolver_match.args[0], resolve(reverse("admin:shop_own", args=[1])).args, resolve("/admin/").kwargs
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        read = site.parent
        if not isinstance(read, ast.Attribute) or read.attr != "args":
            return
        if _asked(site) is not None or not overrides_hook_of(site, site.class_, _ADMIN):
            if _is_admins(site, _asked(site)):
                yield site.flag(node=read, advice=_BY_NAME)
            return
        item = site.module.parents.get(read)
        if (
            isinstance(item, ast.Subscript)
            and self._is_first(item)
            and not self._caught(site)
            and self.replaceable
        ):
            quote = "'" if site.module.text.count("'") > site.module.text.count('"') else '"'
            text = f"{site.source(site.node)}.kwargs[{quote}object_id{quote}]"
            yield site.suggest(site.replace(item, text), node=read)
        else:
            yield site.flag(node=read, advice=_BY_NAME)

    def _is_first(self, item: ast.Subscript) -> bool:
        return isinstance(item.slice, ast.Constant) and item.slice.value == 0

    def _caught(self, site: Site) -> bool:
        """Whether an error is foreseen, which would be another one."""
        return any(isinstance(around, ast.Try) for around in site.module.ancestors(site.node))


def _asked(site: Site) -> ast.expr | None:
    """The address that is resolved, or that the page of a test client's response has."""
    if isinstance(site.node, ast.Call):
        return site.argument(site.node, "path", 0)
    response = site.node.value if isinstance(site.node, ast.Attribute) else None
    made = assigned_values(site, response) if isinstance(response, ast.Name) else [response]
    call = made[0] if made else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return None
    return site.argument(call, "path", 0) if call.func.attr in ("get", "post") else None


def _is_admins(site: Site, address: ast.expr | None) -> bool:
    """Whether an address is certainly one of the admin's."""
    values = assigned_values(site, address) if isinstance(address, ast.Name) else [address]
    return bool(values) and all(
        isinstance(one, ast.Call)
        and site.is_name(one.func, "django.urls.reverse", "django.urls.base.reverse")
        and bool(one.args)
        and isinstance(one.args[0], ast.Constant)
        and _OF_AN_OBJECT.match(str(one.args[0].value)) is not None
        for one in values or ()
    )
