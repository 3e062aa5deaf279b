"""Attributes and methods of instances: renamed ones, and methods that became attributes."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import is_attribute
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, Trigger
from codemods.source.names import last_name

__all__ = ["CallToAttribute", "RenameMembers"]


class RenameMembers(Rule):
    """An attribute or method of a class has another name now; uses on instances follow (overrides: ``ChangeMethods``)."""

    members: ClassVar[Mapping[str, str]] = {}
    """``django.db.models.options.Options.module_name`` -> ``model_name``."""
    receivers: ClassVar[Sequence[str]] = ()
    """Names of an attribute or variable that certainly hold such an instance, e.g. ``_meta``; what is assigned such an
    attribute holds it as well."""
    likely: ClassVar[bool] = False
    """Also suggest where nothing is known of the receiver."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.members:
            base, _, member = name.rpartition(".")
            yield OnMember(base, member, likely=cls.likely or bool(cls.receivers))
        yield from cls.triggers

    def wants(self, site: Site, node: ast.Attribute) -> bool:
        """Whether the attribute is one of those meant; for subclasses to narrow."""
        return True

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not self.wants(site, node):
            return
        new = next((new for old, new in self.members.items() if old.rpartition(".")[2] == node.attr), None)
        if new is None:
            return
        message = f".{node.attr} is .{new} now"
        held = last_name(node.value) in self.receivers or is_attribute(site, node.value, *self.receivers)
        if not site.certain and not held:
            if self.likely:
                yield site.suggest(site.replace_name(node, new), message=message)
            return
        site.certain = True
        if not self.replaceable:
            if self.gone:
                yield site.flag(message=message)
            return
        yield site.fix(site.replace_name(node, new), message=message)


class CallToAttribute(Rule):
    """What was a method is a property now: the call's brackets go."""

    members: ClassVar[Sequence[str]] = ()
    """``django.contrib.auth.models.AbstractBaseUser.is_authenticated``: called without arguments."""
    likely: ClassVar[bool] = True

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.members:
            base, _, member = name.rpartition(".")
            yield OnMember(base, member, likely=cls.likely)
        yield from cls.triggers

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or call.args or call.keywords or not isinstance(node, ast.Attribute):
            return
        edit = site.replace(call, site.source(node))
        message = f".{node.attr} is a property now, and calling it fails"
        if site.certain:
            yield site.fix(edit, message=message)
        else:
            yield site.suggest(
                edit,
                message=message,
                advice=f"Drop the brackets if {site.source(node.value)} is what the name says.",
            )
