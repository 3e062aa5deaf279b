"""Signals that send more than they did: receivers that name every argument must take the new ones."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import ClassVar

from codemods.rewrite import headers
from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger
from codemods.source.scopes import BindingKind

__all__ = ["GrowReceivers"]

Function = ast.FunctionDef | ast.AsyncFunctionDef


class GrowReceivers(Rule):
    """A signal is sent with a further argument; a receiver without ``**kwargs`` would fail on it."""

    signals: ClassVar[Mapping[str, str]] = {}
    """Dotted name of the signal -> the argument that it is sent with now."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.signals:
            yield OnName(name)

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "use":
            return
        receiver = self._receiver(site)
        if receiver is None:
            return
        from codemods.django import api

        argument = next(
            (
                new
                for name, new in self.signals.items()
                if site.qname == name or site.qname in api.equivalents(name)
            ),
            None,
        )
        arguments = receiver.args
        names = {one.arg for one in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]}
        if argument is None or arguments.kwarg is not None or argument in names:
            return
        told = f"{site.source(site.node)} is sent with {argument} now, which"
        if isinstance(receiver, ast.Lambda):
            message = f"{told} its receiver does not take"
            yield site.flag(node=receiver, message=message, advice="Take **kwargs as well.")
        else:
            message = f"{told} {receiver.name}() does not take"
            yield site.fix(headers.add_keywords(site.module, receiver), node=receiver, message=message)

    def _receiver(self, site: Site) -> Function | ast.Lambda | None:
        """The function of this module that the signal at the site is connected to."""
        node: ast.AST = site.node
        parent = site.parent
        if isinstance(parent, ast.Attribute) and parent.attr == "connect":
            call = site.module.parents.get(parent)
            if isinstance(call, ast.Call) and call.func is parent:
                given = site.argument(call, "receiver", 0)
                return given if isinstance(given, ast.Lambda) else self._named(site, given)
            return None
        if isinstance(parent, ast.List | ast.Tuple):
            node, parent = parent, site.module.parents.get(parent)
        if isinstance(parent, ast.Call) and parent.args and parent.args[0] is node:
            owner = site.module.parents.get(parent)
            if isinstance(owner, Function) and parent in owner.decorator_list:
                if site.is_name(parent.func, "django.dispatch.receiver"):
                    return owner
        return None

    def _named(self, site: Site, node: ast.expr | None) -> Function | None:
        if isinstance(node, ast.Attribute):
            own = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
            body = site.class_.body if own and site.class_ is not None else []
            return next((one for one in body if isinstance(one, Function) and one.name == node.attr), None)
        if not isinstance(node, ast.Name):
            return None
        found = site.module.lookup(node.id, site.module.scope_at(node), node)
        if len(found.bindings) == 1 and found.bindings[0].kind is BindingKind.FUNCTION:
            function = found.bindings[0].node
            return function if isinstance(function, Function) else None
        return None
