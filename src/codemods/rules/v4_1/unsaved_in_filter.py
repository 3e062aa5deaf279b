"""Unsaved objects in filters of relations."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.inference import MODEL
from codemods.source.scopes import BindingKind


class UnsavedInFilter(Rule):
    """A relation cannot be filtered by an object that is not saved."""

    change = "4.1/unsaved-in-related-filter"
    also = ("5.0/unsaved-in-related-filter",)
    advice = "Save the object first, or use none()."
    triggers = tuple(OnAttribute(name, keywords=True) for name in ("filter", "exclude", "get"))
    examples = [
        Flags(
            """\
                from django.db import models

                class Author(models.Model):
                    pass

                def f(books):
                    author = Author(name="x")
                    books.filter(author=author)
                    return books.exclude(author=Author())
                """,
            lines=(8, 9),
        ),
        Keeps(
            """\
                from django.db import models

                class Author(models.Model):
                    pass

                def f(books):
                    author = Author(name="x")
                    author.save()
                    other = Author(pk=3)
                    books.filter(author=author, other=other)
                    return books.filter(author=Author.objects.get())
                """
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        return any(
            one.arg is not None and isinstance(one.value, ast.Call | ast.Name) for one in call.keywords
        )

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        for keyword in call.keywords:
            if keyword.arg is None or not isinstance(keyword.value, ast.Call | ast.Name):
                continue
            if self._unsaved(site, keyword.value):
                yield site.flag(node=keyword.value)

    def _unsaved(self, site: Site, node: ast.expr) -> bool:
        made = node
        if isinstance(node, ast.Name):
            scope = site.module.scope_at(node)
            bindings = scope.bindings.get(node.id, [])
            if len(bindings) != 1 or bindings[0].kind is not BindingKind.ASSIGN or bindings[0].value is None:
                return False
            made = bindings[0].value
            if self._goes_elsewhere(site, node):
                return False
        if not isinstance(made, ast.Call) or not isinstance(made.func, ast.Name | ast.Attribute):
            return False
        if made.args or any(one.arg in (None, "pk", "id") for one in made.keywords):
            return False
        qname = site.resolve(made.func)
        return (
            qname is not None
            and site.index.class_facts(qname) is not None
            and site.index.is_subclass(qname, MODEL)
        )

    def _goes_elsewhere(self, site: Site, node: ast.Name) -> bool:
        """Whether the object may be saved on the way: a method is called on it, or it is handed to something else."""
        for use, scope in site.module.walk.names.get(node.id, ()):
            if scope.owner(node.id) is not site.module.scope_at(node).owner(node.id):
                continue
            if isinstance(use, ast.Attribute):
                return True
            parent = site.module.parents.get(use)
            if isinstance(parent, ast.Call) or not isinstance(parent, ast.keyword):
                return True
        return False
