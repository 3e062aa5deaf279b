"""``_meta`` of classes that stand in for models in the admin."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_OPTIONS = "django.db.models.options.Options"
_NAME = "is_composite_pk"


class StandInModels(Rule):
    """The admin asks the ``_meta`` of what is registered for ``is_composite_pk``, also where it is no model."""

    change = "5.2/undocumented-stand-in-models"
    triggers = (OnModule(("_meta",)),)
    advice = f"Give the class that stands in for the options of a model {_NAME} = False."
    examples = [
        Fixes(
            path="shop/admin.py",
            before="""\
                from django.contrib import admin

                class Config:
                    class Meta:
                        app_label = "shop"
                        swapped = False

                        def get_ordered_objects(self):
                            return False

                    _meta = Meta()

                admin.site.register([Config], ConfigAdmin)
                """,
            after="""\
                from django.contrib import admin

                class Config:
                    class Meta:
                        app_label = "shop"
                        swapped = False
                        is_composite_pk = False

                        def get_ordered_objects(self):
                            return False

                    _meta = Meta()

                admin.site.register([Config], ConfigAdmin)
                """,
        ),
        Flags(
            path="shop/admin.py",
            source="""\
                from django.contrib import admin
                from shop.meta import Options

                class Config:
                    _meta = Options()

                admin.site.register(Config, ConfigAdmin)
                """,
            line=5,
        ),
        Keeps(
            path="shop/admin.py",
            source="""\
                from django.contrib import admin
                from django.db.models.options import Options

                class Config:
                    class _meta:
                        app_label = "shop"
                        swapped = is_composite_pk = False

                class Other:
                    _meta = Meta()

                class Like:
                    _meta = Poll._meta

                class Made:
                    _meta = Options(None)

                admin.site.register([Config, Like, Made], ConfigAdmin)
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        registered = {
            part.id
            for func, call in site.module.walk.calls.items()
            if isinstance(func, ast.Attribute) and func.attr == "register" and call.args
            for part in ast.walk(call.args[0])
            if isinstance(part, ast.Name)
        }
        for class_, _, _ in site.module.walk.classes:
            if class_.name not in registered or site.descends(class_, "django.db.models.Model"):
                continue
            for binding in site.module.walk.scope_of[class_].bindings.get("_meta", ())[:1]:
                options = self._options(site, class_, binding.node, binding.value)
                if options is None:
                    value = binding.value
                    if isinstance(value, ast.Call) and not site.is_name(value.func, _OPTIONS):
                        yield site.flag(node=binding.node)
                elif (
                    not site.descends(options, _OPTIONS)
                    and _NAME not in site.module.walk.scope_of[options].bindings
                ):
                    yield self._grown(site, options)

    def _options(
        self, site: Site, class_: ast.ClassDef, node: ast.AST, value: ast.expr | None
    ) -> ast.ClassDef | None:
        """The class that the options are made of, where this module has it."""
        if isinstance(node, ast.ClassDef):
            return node
        func = value.func if isinstance(value, ast.Call) else value
        if not isinstance(func, ast.Name):
            return None
        around = [*class_.body, *site.module.tree.body]
        return next((one for one in around if isinstance(one, ast.ClassDef) and one.name == func.id), None)

    def _grown(self, site: Site, options: ast.ClassDef) -> Answer:
        plain = [one for one in options.body if isinstance(one, ast.Assign)]
        if not plain:
            return site.flag(node=options)
        return site.fix(site.insert_after(plain[-1], f"{_NAME} = False"), node=options)
