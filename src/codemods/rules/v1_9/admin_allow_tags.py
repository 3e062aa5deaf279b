"""``allow_tags`` of admin columns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.scopes import BindingKind

_SAFE = (
    "django.utils.html.format_html",
    "django.utils.html.format_html_join",
    "django.utils.safestring.mark_safe",
    "django.template.loader.render_to_string",
)
_Function = ast.FunctionDef | ast.AsyncFunctionDef


class AdminAllowTags(Rule):
    """``allow_tags`` is not looked at any more: what an admin column returns is escaped where it is not marked safe."""

    change = "1.9/admin-allow-tags"
    also = ("2.0/admin-allow-tags",)
    triggers = (OnAttribute("allow_tags"),)
    advice = "Return format_html(...), or mark_safe(...) where the text holds nothing that a user typed."
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin
                from django.utils.html import format_html

                class OrderAdmin(admin.ModelAdmin):
                    def link(self, order):
                        if not order.url:
                            return "none"
                        return '<a href="%s">%s</a>' % (order.url, order.name)
                    link.short_description = "Link"
                    link.allow_tags = True

                    def other(self, order):
                        return format_html("<b>{}</b>", order)
                    other.allow_tags = True

                    def plain(self, order):
                        return order.name
                    plain.allow_tags = False
                """,
            after="""\
                from django.contrib import admin
                from django.utils.html import format_html
                from django.utils.safestring import mark_safe

                class OrderAdmin(admin.ModelAdmin):
                    def link(self, order):
                        if not order.url:
                            return "none"
                        return mark_safe('<a href="%s">%s</a>' % (order.url, order.name))
                    link.short_description = "Link"

                    def other(self, order):
                        return format_html("<b>{}</b>", order)

                    def plain(self, order):
                        return order.name
                """,
        ),
        Suggests(
            before="""\
                def badge(order):
                    return order.badge()
                badge.allow_tags = True
                """,
            after="""\
                from django.utils.safestring import mark_safe

                def badge(order):
                    return mark_safe(order.badge())
                """,
        ),
        Flags(
            """\
                from shop.columns import badge

                badge.allow_tags = True
                """,
            line=3,
        ),
        Keeps(
            """\
                def clean(options):
                    options.allow_tags = True
                    return options.allow_tags
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, statement = site.node, site.statement
        if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
            return
        if not isinstance(statement, ast.Assign) or statement.targets != [node]:
            return
        if not isinstance(statement.value, ast.Constant) or not isinstance(statement.value.value, bool):
            return
        found = site.module.lookup(node.value.id, site.scope, node.value).bindings
        if len(found) != 1:
            return
        function = found[0].node
        if found[0].kind is BindingKind.IMPORT:
            yield site.flag()
            return
        if found[0].kind is not BindingKind.FUNCTION or not isinstance(function, _Function):
            return
        if not statement.value.value:
            yield site.fix(site.remove(statement))
            return
        returned = [one for one in _returns(function) if one.value is not None]
        yields = any(isinstance(part, ast.Yield | ast.YieldFrom) for part in ast.walk(function))
        if yields or any(site.module.in_fstring(one) for one in returned):
            yield site.flag()
            return
        edits = list(site.remove(statement))
        sure = True
        for one in returned:
            value = one.value
            assert value is not None
            if self._safe(site, value):
                continue
            sure = sure and _text(value)
            name = site.need("django.utils.safestring.mark_safe", value)
            start, end = site.module.span(value)
            text = site.module.text[start:end]
            if isinstance(value, ast.Tuple):
                yield site.flag()
                return
            edits.append(site.replace(value, f"{name}({text})"))
        if sure:
            yield site.fix(edits)
        else:
            yield site.suggest(
                edits,
                advice="Mark it safe if it is always text; format_html() is better where it holds what users typed.",
            )

    def _safe(self, site: Site, value: ast.expr) -> bool:
        """Whether a value is safe already, or holds nothing to escape."""
        if isinstance(value, ast.Constant):
            return not isinstance(value.value, str) or not set(value.value) & set("<>&'\"")
        if isinstance(value, ast.Call):
            if site.is_name(value.func, *_SAFE):
                return True
        if isinstance(value, ast.IfExp):
            return self._safe(site, value.body) and self._safe(site, value.orelse)
        return False


def _returns(function: ast.AST) -> Iterator[ast.Return]:
    """The ``return`` statements of a function, not those of functions inside it."""
    for child in ast.iter_child_nodes(function):
        if isinstance(child, ast.Return):
            yield child
        elif not isinstance(child, _Function | ast.Lambda | ast.ClassDef):
            yield from _returns(child)


def _text(value: ast.expr) -> bool:
    """Whether a value is text by its form."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, str)
    if isinstance(value, ast.JoinedStr):
        return True
    if isinstance(value, ast.BinOp):
        if isinstance(value.op, ast.Mod):
            return _text(value.left)
        return isinstance(value.op, ast.Add) and (_text(value.left) or _text(value.right))
    if isinstance(value, ast.IfExp):
        return _text(value.body) and _text(value.orelse)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        return value.func.attr in ("format", "join") and _text(value.func.value)
    return False
