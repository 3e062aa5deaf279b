"""Assertions of Django's test cases that have another name now: calls anywhere, overrides, and pytest-django's functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import ClassVar

from codemods.releases import Range
from codemods.rewrite.answer import Answer
from codemods.rules.shapes.symbols import RenameSymbols
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnFunction, OnName, Trigger

__all__ = ["TEST_CASE", "RenameAssertions", "foreign_definition"]

TEST_CASE = "django.test.testcases.SimpleTestCase"
_PYTEST = "pytest_django.asserts"


def foreign_definition(site: Site, name: str, known: dict[str, bool]) -> bool:
    """Whether a class of the repository that is no test case of Django's has a method of that name.

    ``known`` remembers the answers, as tests ask for every assertion that they make.
    """
    if name not in known:
        known[name] = _foreign_definition(site, name)
    return known[name]


def _foreign_definition(site: Site, name: str) -> bool:
    return any(not site.index.is_subclass(owner, TEST_CASE) for owner in site.index.owners(name))


class RenameAssertions(RenameSymbols):
    """An assertion has another name; its old one is so telling that its receiver need not be known."""

    assertions: ClassVar[Mapping[str, str]] = {}
    """Old name -> new name."""

    def __init__(self, range: Range) -> None:
        super().__init__(range)
        self._foreign: dict[str, bool] = {}

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.assertions:
            yield OnAttribute(name)
            yield OnFunction(name)
            yield OnName(f"{_PYTEST}.{name}")
        yield from cls.triggers

    def new_name(self, qname: str) -> str | None:
        module, _, name = qname.rpartition(".")
        return f"{module}.{self.assertions[name]}" if name in self.assertions else None

    def _survives(self, qname: str) -> bool:
        return False

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.qname.startswith(_PYTEST):
            yield from super().visit(site)
            return
        if isinstance(node, ast.Attribute):
            old = node.attr
            if site.resolve(node) == f"{_PYTEST}.{old}":
                return
            receiver = site.infer(node.value)
            if receiver is not None and self._own(site, receiver.qname, old):
                return
        elif isinstance(node, ast.FunctionDef) and isinstance(site.module.parents.get(node), ast.ClassDef):
            old = node.name
            owner = site.module.parents[node]
            assert isinstance(owner, ast.ClassDef)
            if any(
                isinstance(one, ast.FunctionDef) and one.name == self.assertions[old] for one in owner.body
            ):
                return
            if not site.descends(owner, TEST_CASE):
                return
        else:
            return
        new = self.assertions[old]
        message = f"{old}() is {new}() now"
        if not self.replaceable:
            if self.gone:
                yield site.flag(message=message)
            return
        edit = site.replace_name(node, new)
        if foreign_definition(site, old, self._foreign):
            yield site.suggest(
                edit, message=message, advice="A class of the project's own has such a method too."
            )
        else:
            yield site.fix(edit, message=message)

    def _own(self, site: Site, qname: str, name: str) -> bool:
        """Whether a class that is no test case of Django's has a method of that name from the project."""
        final = site.index.name(qname).qname
        if TEST_CASE in site.index.ancestry(final):
            return False
        return any(name in facts.members for facts in site.index.own_line(final))
