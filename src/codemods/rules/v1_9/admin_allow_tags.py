"""``allow_tags`` of admin columns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnModule

_SAFE = (
    "django.utils.html.conditional_escape",
    "django.utils.html.escape",
    "django.utils.html.format_html",
    "django.utils.html.format_html_join",
    "django.utils.safestring.mark_safe",
    "django.template.loader.render_to_string",
)
_ADMIN = "django.contrib.admin.options.BaseModelAdmin"
_MARK = "django.utils.safestring.mark_safe"
_NAME = "allow_tags"
_TEXTS = frozenset(["format", "join", "replace", "strip", "lower", "upper", "title"])


class AdminAllowTags(Rule):
    """Admin columns show HTML only where it is marked as safe; ``allow_tags`` is no longer read."""

    change = "1.9/admin-allow-tags"
    also = ("2.0/admin-allow-tags",)
    triggers = (OnAttribute(_NAME), OnModule((_NAME,)))
    advice = "Return format_html(...) or mark_safe(...) and drop allow_tags."
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def link(self, book):
                        if not book.url:
                            return ''
                        if book.url == "/":
                            return None
                        return '<a href="%s">%s</a>' % (book.url, book)
                    link.allow_tags = True
                    link.short_description = "Link"

                    size = lambda self, book: "<b>{}</b>".format(book.size)
                    size.allow_tags = True
                """,
            after="""\
                from django.contrib import admin
                from django.utils.safestring import mark_safe

                class BookAdmin(admin.ModelAdmin):
                    def link(self, book):
                        if not book.url:
                            return ''
                        if book.url == "/":
                            return None
                        return mark_safe('<a href="%s">%s</a>' % (book.url, book))
                    link.short_description = "Link"

                    size = lambda self, book: mark_safe("<b>{}</b>".format(book.size))
                """,
        ),
        Fixes(
            before="""\
                from django.db import models
                from django.utils.html import format_html

                class Book(models.Model):
                    def link(self):
                        return format_html("<b>{}</b>", self.pk)
                    link.short_description = "Link"
                    link.allow_tags = True

                    def plain(self):
                        return "<b>"
                    plain.allow_tags = False
                """,
            after="""\
                from django.db import models
                from django.utils.html import format_html

                class Book(models.Model):
                    def link(self):
                        return format_html("<b>{}</b>", self.pk)
                    link.short_description = "Link"

                    def plain(self):
                        return "<b>"
                """,
        ),
        Suggests(
            before="""\
                from django.db import models

                class Book(models.Model):
                    def link(self):
                        return '<a href="/%s/">x</a>' % self.pk
                    link.allow_tags = True
                """,
            after="""\
                from django.db import models
                from django.utils.safestring import mark_safe

                class Book(models.Model):
                    def link(self):
                        return mark_safe('<a href="/%s/">x</a>' % self.pk)
                """,
        ),
        Fixes(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def link(self, book):
                        return '<b>%s</b>' % book.pk
                    setattr(link, 'allow_tags', True)
                """,
            after="""\
                from django.contrib import admin
                from django.utils.safestring import mark_safe

                class BookAdmin(admin.ModelAdmin):
                    def link(self, book):
                        return mark_safe('<b>%s</b>' % book.pk)
                """,
        ),
        Suggests(
            before="""\
                from types import MethodType

                class Sortable(object):
                    def add_column(self):
                        def handle(this, item):
                            return '<div></div>'

                        setattr(handle, 'allow_tags', True)
                        setattr(self, '_reorder', MethodType(handle, self))
                """,
            after="""\
                from types import MethodType

                from django.utils.safestring import mark_safe

                class Sortable(object):
                    def add_column(self):
                        def handle(this, item):
                            return mark_safe('<div></div>')

                        setattr(self, '_reorder', MethodType(handle, self))
                """,
        ),
        Flags(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    link = make_link("x")
                    link.allow_tags = True

                    def __init__(self, *args):
                        super().__init__(*args)
                        for column in self.columns:
                            setattr(column, "allow_tags", True)
                """,
            lines=(5, 10),
        ),
        Keeps(
            """\
                class Cleaner:
                    def clean(self, text):
                        self.allow_tags = True
                        setattr(text, "allow_tags", True)
                        return self.allow_tags
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, statement = site.node, site.parent
        if isinstance(node, ast.Attribute):
            if not isinstance(statement, ast.Assign) or not isinstance(node.ctx, ast.Store):
                return
            owner = site.module.parents.get(statement)
            in_admin = isinstance(owner, ast.ClassDef) and site.descends(owner, _ADMIN)
            if isinstance(node.value, ast.Name):
                value = statement.value if len(statement.targets) == 1 else None
                yield from self._set(site, node, node.value, statement, value, in_admin)
            return
        for text in site.module.texts(_NAME):
            call = site.module.parents.get(text)
            if text.value == _NAME and isinstance(call, ast.Call) and call.args[1:2] == [text]:
                if isinstance(call.func, ast.Name) and call.func.id == "setattr" and len(call.args) == 3:
                    statement = site.module.statement_of(call)
                    owners = [one for one in site.module.ancestors(call) if isinstance(one, ast.ClassDef)]
                    in_admin = any(site.descends(owner, _ADMIN) for owner in owners)
                    yield from self._set(site, call, call.args[0], statement, call.args[2], in_admin)

    def _set(
        self,
        site: Site,
        node: ast.AST,
        column: ast.expr,
        statement: ast.stmt,
        value: ast.expr | None,
        in_admin: bool,
    ) -> Iterator[Answer]:
        """One place that gives ``column`` the attribute (``value`` None where it is not the only one)."""
        function = self._function(site, column.id, statement) if isinstance(column, ast.Name) else None
        message = "allow_tags is no longer read; HTML has to be marked as safe"
        off = isinstance(value, ast.Constant) and not value.value
        if function is None:
            if in_admin and not off:
                yield site.flag(node=node, message=message)
            return
        if not isinstance(value, ast.Constant) or not isinstance(statement, ast.Assign | ast.Expr):
            yield site.flag(node=node, message=message)
            return
        edits: list[Edit] = list(site.remove(statement))
        sure = True
        if not off:
            for returned in _returned(function):
                if self._is_safe(site, returned):
                    continue
                sure = sure and in_admin and _is_text(returned)
                edits.append(site.replace(returned, f"{site.need(_MARK, function)}({site.source(returned)})"))
        if sure:
            yield site.fix(edits, node=node, message=message)
        else:
            yield site.suggest(
                edits,
                node=node,
                message=message,
                advice="mark_safe() keeps what the admin showed; format_html() escapes the values that go into the text.",
            )

    def _function(self, site: Site, name: str, statement: ast.stmt) -> ast.FunctionDef | ast.Lambda | None:
        """The function that the name stands for at the statement, where that is the only thing it stands for."""
        found: ast.FunctionDef | ast.Lambda | None = None
        for binding in site.module.scope_at(statement).bindings.get(name, ()):
            if found is not None:
                return None
            if isinstance(binding.node, ast.FunctionDef):
                found = binding.node
            elif isinstance(binding.value, ast.Lambda):
                found = binding.value
            else:
                return None
        return found

    def _is_safe(self, site: Site, value: ast.expr) -> bool:
        if isinstance(value, ast.Constant):
            text = value.value
            return text is None or (isinstance(text, str) and not set("<>&\"'") & set(text))
        return isinstance(value, ast.Call) and site.is_name(value.func, *_SAFE)


def _returned(function: ast.FunctionDef | ast.Lambda) -> Iterator[ast.expr]:
    """What a function returns; a conditional expression counts as a whole."""
    if isinstance(function, ast.Lambda):
        yield function.body
        return
    pending: list[ast.AST] = list(function.body)
    while pending:
        node = pending.pop(0)
        if isinstance(node, ast.Return) and node.value is not None:
            yield node.value
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            pending.extend(ast.iter_child_nodes(node))


def _is_text(value: ast.expr) -> bool:
    """Whether an expression is a text for certain."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, str)
    if isinstance(value, ast.JoinedStr):
        return True
    if isinstance(value, ast.BinOp):
        if isinstance(value.op, ast.Mod):
            return _is_text(value.left)
        return isinstance(value.op, ast.Add) and (_is_text(value.left) or _is_text(value.right))
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        return value.func.attr in _TEXTS and _is_text(value.func.value)
    if isinstance(value, ast.IfExp):
        return _is_text(value.body) and _is_text(value.orelse)
    return False
