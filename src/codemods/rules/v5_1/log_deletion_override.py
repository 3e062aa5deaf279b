"""Admin classes that override ``log_deletion()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite import statements
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.called import arguments_of
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod
from codemods.rules.v5_1.log_deletion_call import is_called_admin

_ADMIN = "django.contrib.admin.options.ModelAdmin"
_NAMES = ("request", "obj", "object_repr")
Function = ast.FunctionDef | ast.AsyncFunctionDef


class LogDeletionOverride(Rule):
    """The admin logs deletions with ``log_deletions()``; an override of ``log_deletion()`` is not called from 6.0 on."""

    change = "5.1/log-deletion-override"
    also = ("6.0/modeladmin-log-deletion",)
    available = "5.1"
    advice = "Override log_deletions(self, request, queryset) instead; it is given a queryset or a list."
    triggers = (OnMethod(_ADMIN, "log_deletion"),)
    examples = [
        Suggests(
            before="""\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def log_deletion(self, request, obj, object_repr):
                        notify(obj, object_repr)
                        return super().log_deletion(request, obj, object_repr)
                """,
            after="""\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def log_deletions(self, request, queryset):
                        for obj in queryset:
                            object_repr = str(obj)
                            notify(obj, object_repr)
                            super().log_deletions(request, [obj])
                """,
        ),
        Flags(
            """\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def log_deletion(self, request, obj, object_repr):
                        if obj.quiet:
                            return None
                        return super().log_deletion(request, obj, "gone")
                """,
            line=4,
        ),
        Flags(
            """\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    def log_deletion(self, request, obj, object_repr):
                        notify(obj, object_repr)

                def delete_sold(shop, request, queryset):
                    for book in queryset:
                        shop.log_deletion(request, book, str(book))
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class Trail:
                    def log_deletion(self, request, obj, object_repr):
                        return None

                class ShopAdmin(admin.ModelAdmin):
                    def log_deletion(self, request, obj, object_repr):
                        return None

                    def log_deletions(self, request, queryset):
                        return None
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, class_ = site.node, site.class_
        if not isinstance(node, Function) or class_ is None:
            return
        if any(isinstance(one, Function) and one.name == "log_deletions" for one in class_.body):
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        if self._is_called(site):
            yield site.flag(advice=f"{self.advice} Something in this file calls it by its name.")
            return
        yield site.suggest(
            self._edits(site, node),
            advice="Say yes if the method may run once for each object, and nothing reads its result.",
            also=[
                part
                for part in ast.walk(node)
                if isinstance(part, ast.Call)
                and isinstance(part.func, ast.Attribute)
                and part.func.attr == "log_deletion"
                and is_super(part.func.value)
            ],
        )

    def _is_called(self, site: Site) -> bool:
        """Whether the file calls it in a way that is not rewritten with it."""
        for node, _ in site.module.walk.attributes.get("log_deletion", ()):
            if node not in site.module.walk.calls or is_super(node.value) or is_called_admin(node.value):
                continue
            if site.infer(node.value) is None:
                return True
        return False

    def _edits(self, site: Site, node: Function) -> list[Edit]:
        arguments = node.args
        plain = [one.arg for one in arguments.args]
        if (
            len(plain) != 4
            or arguments.vararg
            or arguments.kwarg
            or arguments.kwonlyargs
            or arguments.defaults
        ):
            raise CannotRewrite("the method takes other arguments")
        request, obj, text = plain[1:]
        returns = [one for one in ast.walk(node) if isinstance(one, ast.Return)]
        last = node.body[-1]
        if any(one is not last for one in returns):
            raise CannotRewrite("the method returns early")
        body = list(node.body)
        first = body[0]
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            body = body[1:]
        if not body:
            raise CannotRewrite("the method is empty")
        edits: list[Edit] = []
        for part in ast.walk(node):
            if (
                isinstance(part, ast.Call)
                and isinstance(part.func, ast.Attribute)
                and is_super(part.func.value)
            ):
                given = arguments_of(site, part, _NAMES) if part.func.attr == "log_deletion" else {}
                if {name: site.source(one) for name, one in given.items()} != {
                    "request": request,
                    "obj": obj,
                    "object_repr": text,
                }:
                    raise CannotRewrite("super() is called in another way")
        if isinstance(last, ast.Return):
            if not isinstance(last.value, ast.Call) or site.source(last).count("return ") != 1:
                raise CannotRewrite("the method returns something of its own")
        named = text in {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        lines = [f"for {obj} in queryset:"]
        if named:
            lines.append(f"{statements.step_of(site.module.indent_of(body[0]))}{text} = str({obj})")
        start, end = site.module.span(body[0])[0], site.module.span(body[-1])[1]
        indent = site.module.indent_of(body[0])
        deeper = indent + statements.step_of(indent)
        newline = site.module.source.newline
        moved = statements.body_text(site.module, body, deeper)
        moved = self._follow(moved, site, node, request, obj)
        if isinstance(last, ast.Return):
            head, _, tail = moved.rpartition("return ")
            moved = head + tail
        block = newline.join([lines[0], *(f"{indent}{line}" for line in lines[1:]), f"{deeper}{moved}"])
        edits.append(Edit(start, end, block))
        edits.append(site.replace_name(node, "log_deletions"))
        second = site.module.span(arguments.args[2])[0]
        edits.append(Edit(second, site.module.span(arguments.args[3])[1], "queryset"))
        return edits

    def _follow(self, code: str, site: Site, node: Function, request: str, obj: str) -> str:
        for part in ast.walk(node):
            if (
                isinstance(part, ast.Call)
                and isinstance(part.func, ast.Attribute)
                and is_super(part.func.value)
            ):
                new = f"{site.source(part.func.value)}.log_deletions({request}, [{obj}])"
                code = code.replace(site.source(part), new)
        return code
