"""Checks of admin classes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, OnSubclass

_ADMIN = "django.contrib.admin.options.BaseModelAdmin"
_CHECKS = "django.contrib.admin.checks.BaseModelAdminChecks"


class ModelAdminChecksInstances(Rule):
    """Checks of the admin are made on the instance of the ``ModelAdmin``, not on its class and model."""

    change = "1.9/modeladmin-checks-instances"
    triggers = (OnMethod(_ADMIN, "check"), OnSubclass(_CHECKS))
    available = "1.9"
    advice = "Take the instance of the ModelAdmin; its model is obj.model."
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    @classmethod
                    def check(cls, model, **kwargs):
                        errors = super(BookAdmin, cls).check(model, **kwargs)
                        return errors
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def check(self, **kwargs):
                        errors = super(BookAdmin, self).check(**kwargs)
                        return errors
                """,
        ),
        Flags(
            """\
                from django.contrib import admin
                from django.contrib.admin.checks import ModelAdminChecks

                class BookChecks(ModelAdminChecks):
                    def check(self, cls, model, **kwargs):
                        return super().check(cls, model, **kwargs)

                    def _check_fields(self, cls, model):
                        return []

                class BookAdmin(admin.ModelAdmin):
                    @classmethod
                    def check(cls, model, **kwargs):
                        return [] if model else cls.errors
                """,
            lines=(5, 8, 13),
        ),
        Keeps(
            """\
                from django.contrib import admin
                from django.db import models

                class BookAdmin(admin.ModelAdmin):
                    def check(self, **kwargs):
                        return super().check(**kwargs)

                class Book(models.Model):
                    @classmethod
                    def check(cls, model=None, **kwargs):
                        return super().check(**kwargs)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.ClassDef):
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and method.name.startswith(("check", "_check_")):
                    names = [one.arg for one in method.args.args]
                    if names[1:3] == ["cls", "model"]:
                        yield site.flag(node=method)
        elif isinstance(node, ast.FunctionDef) and len(node.args.args) == 2:
            decorators = [
                one for one in node.decorator_list if isinstance(one, ast.Name) and one.id == "classmethod"
            ]
            if decorators:
                yield from self._check(site, node, decorators[0])

    def _check(self, site: Site, node: ast.FunctionDef, decorator: ast.expr) -> Iterator[Answer]:
        own, model = node.args.args
        edits: list[Edit] = []
        handed: set[int] = set()
        for call in ast.walk(node):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                continue
            value = call.func.value
            if call.func.attr != "check" or not isinstance(value, ast.Call) or not is_super(value):
                continue
            if len(call.args) != 1 or not isinstance(call.args[0], ast.Name) or call.args[0].id != model.arg:
                continue
            handed.add(id(call.args[0]))
            text = site.edit_call(call).remove(0).edit().text
            if len(value.args) == 2 and isinstance(value.args[1], ast.Name) and value.args[1].id == own.arg:
                handed.add(id(value.args[1]))
                inner = site.source(value)
                changed = site.edit_call(value).value(1, "self").edit().text
                text = text.replace(inner, changed, 1)
            edits.append(Edit(*site.module.span(call), text))
        names = (own.arg, model.arg)
        read = any(
            isinstance(part, ast.Name) and part.id in names and id(part) not in handed
            for part in ast.walk(node)
        )
        if read or not self.replaceable:
            yield site.flag()
            return
        start = site.module.span(own)[0]
        edits.append(Edit(start, site.module.span(model)[1], "self"))
        edits.append(site.drop_decorator(node, decorator))
        yield site.fix(edits)
