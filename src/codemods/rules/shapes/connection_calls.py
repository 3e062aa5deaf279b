"""Calls of what a database connection has: ``connection.ops.date_trunc_sql(…)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rewrite.calls import CallEditor
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, Trigger

__all__ = ["ConnectionCalls"]


class ConnectionCalls(Rule):
    """Methods of a connection's parts that take other arguments: calls in the old form are told by their number."""

    part: ClassVar[str] = "ops"
    """What the methods are called on: ``ops``, ``client``, …"""
    old: ClassVar[Mapping[str, tuple[int, ...]]] = {}
    """Method -> how many arguments calls in the old form give."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.old:
            yield OnAttribute(name)

    def is_new(self, site: Site, call: ast.Call) -> bool:
        """Whether a call of such a number of arguments is in the new form all the same; for subclasses."""
        return False

    def grown(self, editor: CallEditor) -> CallEditor | None:
        """The new form of such a call, where one says the same; for subclasses."""
        return None

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or not isinstance(node, ast.Attribute) or site.has_stars(call):
            return
        owner = node.value
        if not isinstance(owner, ast.Attribute) or owner.attr != self.part:
            return
        if len(call.args) + len(call.keywords) not in self.old[node.attr] or self.is_new(site, call):
            return
        editor = None
        if self.replaceable and not site.module.in_fstring(call):
            editor = self.grown(site.edit_call(call))
        yield site.flag(node=call) if editor is None else site.fix(editor.edit(), node=call)
