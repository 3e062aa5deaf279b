"""``related`` of relation fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import assigned_values, bindings_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.rules.v1_8.meta import is_options
from codemods.source.scopes import BindingKind

_LISTS = ("fields", "local_fields", "concrete_fields", "many_to_many", "local_many_to_many")


class FieldRelated(Rule):
    """``related`` of a relation field is ``rel`` (``remote_field`` since Django 1.9)."""

    change = "1.8/field-related"
    also = ("1.10/field-related-attribute",)
    triggers = (OnAttribute("related"),)
    available = "1.8"
    examples = [
        Fixes(
            before="""\
                def accessor(model, name):
                    field = model._meta.get_field(name)
                    return field.related.get_accessor_name(), model._meta.get_field(name).related
                """,
            after="""\
                def accessor(model, name):
                    field = model._meta.get_field(name)
                    return field.remote_field.get_accessor_name(), model._meta.get_field(name).remote_field
                """,
        ),
        Suggests(
            before="""\
                def accessors(model):
                    for field in model._meta.many_to_many:
                        print(field.related)
                """,
            after="""\
                def accessors(model):
                    for field in model._meta.many_to_many:
                        print(field.rel)
                """,
            target="1.8",
        ),
        Keeps(
            """\
                def names(book, field):
                    return book.related, field.related, book._meta.get_field("x").remote_field
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute):
            return
        looped = isinstance(node.value, ast.Name) and self._from_loop(site, node.value)
        if not looped and not self._is_field(site, node.value):
            return
        new = "remote_field" if site.range.supports >= Release(1, 9) else "rel"
        if new == "rel" and site.range.target >= Release(2, 0):
            yield site.flag()
            return
        answer = site.suggest if looped else site.fix
        yield answer(site.replace_name(node, new))

    def _is_field(self, site: Site, node: ast.expr) -> bool:
        if isinstance(node, ast.Name):
            values = assigned_values(site, node)
            return values is not None and all(self._is_field(site, one) for one in values if one is not node)
        return (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "get_field"
            and is_options(site, node.func.value)
        )

    def _from_loop(self, site: Site, node: ast.Name) -> bool:
        """Whether a name runs over the fields of a model."""
        bindings = bindings_of(site, node)
        if len(bindings) != 1 or bindings[0].kind is BindingKind.PARAMETER:
            return False
        for ancestor in site.module.ancestors(node):
            if isinstance(ancestor, ast.For) and getattr(ancestor.target, "id", "") == node.id:
                loop = ancestor.iter
                return (
                    isinstance(loop, ast.Attribute) and loop.attr in _LISTS and is_options(site, loop.value)
                )
        return False
