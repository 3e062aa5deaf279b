"""``creation_counter`` of form fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class FieldCreationCounter(Rule):
    """Fields of forms have no ``creation_counter``: their order is that of the class body."""

    change = "2.0/undocumented-field-creation-counter"
    triggers = (OnAttribute("creation_counter"),)
    advice = "Rely on the order of the class body, which dictionaries keep."
    examples = [
        Flags(
            """\
                from django import forms

                def ordered(attrs):
                    found = [(key, attrs.pop(key)) for key in list(attrs) if isinstance(attrs[key], forms.Field)]
                    found.sort(key=lambda one: one[1].creation_counter)
                    return found
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.db import models

                def ordered(fields):
                    return sorted(fields, key=lambda one: one.creation_counter)
                """
        ),
        Keeps(
            """\
                from django import forms

                class Column:
                    creation_counter = 0

                    def __init__(self):
                        self.creation_counter = Column.creation_counter
                        Column.creation_counter += 1
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load):
            return
        owner = node.value
        if getattr(owner, "id", "") in ("self", "cls") or site.resolve(owner) is not None:
            return
        found = site.infer(owner)
        if found is not None and not site.index.is_subclass(found.qname, "django.forms.Field"):
            return
        if site.index.owners("creation_counter"):
            return
        names = [
            site.module.walk.absolute(statement) or ""
            for statement, _, _ in site.module.walk.imports
            if isinstance(statement, ast.ImportFrom)
        ]
        forms = any(name.startswith("django.forms") for name in names) or any(
            binding.target == "django.forms"
            for bindings in site.module.walk.root.bindings.values()
            for binding in bindings
        )
        models = any(name.startswith("django.db") for name in names)
        if forms and not models:
            yield site.flag()
