"""A cached property with two names."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.datetimes import imported_name
from codemods.rules.site import Site
from codemods.rules.triggers import OnName


class CachedPropertyAlias(Rule):
    """A ``cached_property`` cannot be known by two names: the second has to be a plain property."""

    change = "2.2/cached-property-alias"
    triggers = (OnName("django.utils.functional.cached_property"),)
    examples = [
        Fixes(
            before="""\
                from django.utils.functional import cached_property

                class Order:
                    @cached_property
                    def total(self):
                        return 1

                    sum = total
                """,
            after="""\
                from operator import attrgetter

                from django.utils.functional import cached_property

                class Order:
                    @cached_property
                    def total(self):
                        return 1

                    sum = property(attrgetter("total"))
                """,
        ),
        Keeps(
            """\
                from django.utils.functional import cached_property

                class Order:
                    @cached_property
                    def total(self):
                        return 1

                    @property
                    def other(self):
                        return 1

                    sum = other
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        function = site.parent
        if site.kind != "use" or not isinstance(function, ast.FunctionDef):
            return
        class_ = site.module.parents.get(function)
        if site.node not in function.decorator_list or not isinstance(class_, ast.ClassDef):
            return
        for statement in class_.body:
            if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Name):
                if statement.value.id == function.name:
                    known = imported_name(site, statement, "operator")
                    getter = f"{known}.attrgetter" if known else site.need("operator.attrgetter", statement)
                    text = f'property({getter}("{function.name}"))'
                    yield site.fix(site.replace(statement.value, text), node=statement)
