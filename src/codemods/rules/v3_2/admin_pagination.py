"""The page numbers of the admin's change lists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.changelists import CHANGELIST
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnModule

_ADMIN = "django.contrib.admin.options.BaseModelAdmin"
_PAGE_VAR = "django.contrib.admin.views.main.PAGE_VAR"
_ADDRESS = re.compile(r"/admin/\S*[?&]p=\d")
_ONE_MORE = re.compile(r"\s*\+\s*1")


class AdminPagination(Rule):
    """The pages of the admin's change lists are counted from 1, no longer from 0."""

    change = "3.2/admin-pagination-one-based"
    triggers = (OnAttribute("GET"), OnAttribute("page_num"), OnModule(("?p=", "&p=")))
    available = "3.2"
    advice = "The first page has the number 1, also as p in the address: do not add 1, and compare with 1 where it was 0."
    examples = [
        Suggests(
            before="""\
                from django.contrib import admin
                from django.contrib.admin.views.main import PAGE_VAR, ChangeList

                class Pages(ChangeList):
                    def current(self):
                        return self.paginator.page(self.page_num + 1)

                class BookAdmin(admin.ModelAdmin):
                    def get_actions(self, request):
                        page = int(request.GET.get('p', 0)) + 1
                        return page

                def move(modeladmin, request, queryset):
                    return int(request.GET.get(PAGE_VAR, '0')) + 1
                """,
            after="""\
                from django.contrib import admin
                from django.contrib.admin.views.main import PAGE_VAR, ChangeList

                class Pages(ChangeList):
                    def current(self):
                        return self.paginator.page(self.page_num)

                class BookAdmin(admin.ModelAdmin):
                    def get_actions(self, request):
                        page = int(request.GET.get('p', 1))
                        return page

                def move(modeladmin, request, queryset):
                    return int(request.GET.get(PAGE_VAR, '1'))
                """,
        ),
        Flags(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_list_display(self, request):
                        return request.GET["p"] == "0"

                def pages(cl):
                    return cl.page_num

                def test(client):
                    client.get("/admin/shop/book/?p=1")
                """,
            lines=(5, 8, 11),
        ),
        Keeps(
            """\
                from django.contrib import admin

                def pages(request, pdf):
                    page = int(request.GET.get("p", 0)) + 1
                    return pdf.page_num + 1, page

                def test(client):
                    client.get("/shop/?p=1")

                class ShopAdmin(admin.ModelAdmin):
                    def pages(self, request, cl):
                        return cl.paginator.page(cl.page_num), request.GET.get("p", 1)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute):
            for text in site.module.texts("?p=", "&p="):
                if _ADDRESS.search(str(text.value)):
                    yield site.flag(node=text)
        elif node.attr == "page_num":
            if isinstance(node.ctx, ast.Load) and self._is_list(site, node.value):
                taker = site.module.parents.get(node)
                if not (isinstance(taker, ast.Call) and getattr(taker.func, "attr", "") == "page"):
                    yield self._shifted(site, node, [])
        else:
            read = site.module.parents.get(node)
            if isinstance(read, ast.Attribute) and read.attr == "get":
                call = site.module.parents.get(read)
                if isinstance(call, ast.Call) and call.func is read and call.args:
                    if self._is_page(site, call.args[0]):
                        yield from self._asked(site, call)
            elif isinstance(read, ast.Subscript) and self._is_page(site, read.slice):
                yield site.flag(node=read)

    def _is_list(self, site: Site, node: ast.expr) -> bool:
        found = site.infer(node)
        if found is not None:
            return site.index.is_subclass(found.qname, CHANGELIST)
        return isinstance(node, ast.Name) and node.id in ("cl", "changelist", "change_list")

    def _is_page(self, site: Site, name: ast.expr) -> bool:
        """Whether a parameter of the request is the page of a change list."""
        if site.is_name(name, _PAGE_VAR):
            return True
        if not isinstance(name, ast.Constant) or name.value != "p":
            return False
        function = site.function
        if function is not None and function.args.args and function.args.args[0].arg == "modeladmin":
            return True
        owner = site.class_
        if owner is None:
            return False
        takes = any(use.startswith("django.contrib.admin") for use in site.index.files[site.module.path].uses)
        return site.descends(owner, _ADMIN) or (takes and "Admin" in owner.name)

    def _asked(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        default = call.args[1] if len(call.args) == 2 else None
        value = default.value if isinstance(default, ast.Constant) else None
        if default is None or value not in (0, "0", 1, "1"):
            yield site.flag(node=call)
        elif value in (0, "0"):
            around = site.module.parents.get(call)
            number = around if isinstance(around, ast.Call) and around.args == [call] else call
            edit = site.replace(default, site.source(default).replace("0", "1"))
            yield self._shifted(site, number, [edit], call)

    def _shifted(
        self, site: Site, number: ast.expr, edits: list[Edit], node: ast.AST | None = None
    ) -> Answer:
        """The number without the 1 that was added to it."""
        more = site.module.parents.get(number)
        if isinstance(more, ast.BinOp) and more.left is number and not site.module.in_fstring(more):
            start, end = site.module.span(number)[1], site.module.span(more)[1]
            if _ONE_MORE.fullmatch(site.module.text[start:end]) and self.replaceable:
                return site.suggest(*edits, Edit(start, end, ""), node=node or number)
        return site.flag(node=node or number)
