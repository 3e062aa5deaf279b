"""``Field.get_bound_field()`` that only names a class."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.comments import has_comment
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod


class BoundFieldClass(Rule):
    """A field names the class of its bound field with ``bound_field_class``."""

    change = "5.2/bound-field-class"
    available = "5.2"
    triggers = (OnMethod("django.forms.fields.Field", "get_bound_field"),)
    examples = [
        Fixes(
            modernize=True,
            before="""\
                from django import forms

                class ShopField(forms.CharField):
                    def get_bound_field(self, form, field_name):
                        return ShopBoundField(form, self, field_name)
                """,
            after="""\
                from django import forms

                class ShopField(forms.CharField):
                    bound_field_class = ShopBoundField
                """,
        ),
        Keeps(
            modernize=True,
            source="""\
                from django import forms

                class ShopField(forms.CharField):
                    def get_bound_field(self, form, field_name):
                        return ShopBoundField(form, self, field_name, extra=True)

                class NotedField(forms.CharField):
                    def get_bound_field(self, form, field_name):  # of the shop
                        return ShopBoundField(form, self, field_name)

                class Plain:
                    def get_bound_field(self, form, field_name):
                        return ShopBoundField(form, self, field_name)
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.FunctionDef) or node.decorator_list or not self.replaceable:
            return
        if has_comment(site, node):
            return  # it would go with the method
        names = [one.arg for one in node.args.args]
        last = node.body[0]
        if len(node.body) != 1 or len(names) != 3 or not isinstance(last, ast.Return):
            return
        call = last.value
        if (
            not isinstance(call, ast.Call)
            or call.keywords
            or not isinstance(call.func, ast.Name | ast.Attribute)
        ):
            return
        given = [one.id for one in call.args if isinstance(one, ast.Name)]
        if given != [names[1], names[0], names[2]] or len(call.args) != 3:
            return
        root: ast.expr = call.func
        while isinstance(root, ast.Attribute):
            root = root.value
        if not isinstance(root, ast.Name) or root.id in names:
            return
        owner = site.module.walk.root.bindings.get(root.id)
        if owner and any(one.node.lineno > node.lineno for one in owner if hasattr(one.node, "lineno")):
            return  # the class is defined further down
        yield site.fix(site.replace(node, f"bound_field_class = {site.source(call.func)}"))
