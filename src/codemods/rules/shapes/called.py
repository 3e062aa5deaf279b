"""Functions that are gone and whose calls become another expression, made of the same arguments."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.rule import Rule
from codemods.rules.shapes.symbols import answered_by_other_arm
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger
from codemods.source.scopes import Binding, BindingKind

__all__ = ["CallBecomes", "arguments_of"]

_HOLE = re.compile(r"\{(\+?[\w.]+)\}")


def arguments_of(site: Site, call: ast.Call, parameters: Sequence[str]) -> dict[str, ast.expr]:
    """A call's arguments by parameter; raise ``CannotRewrite`` where they cannot be told or are not known."""
    if site.has_stars(call):
        raise CannotRewrite("arguments are handed on with * or **")
    found: dict[str, ast.expr] = {}
    if len(call.args) > len(parameters):
        raise CannotRewrite("the call has arguments that are not known")
    for name, argument in zip(parameters, call.args, strict=False):
        found[name] = argument
    for keyword in call.keywords:
        if keyword.arg is None or keyword.arg not in parameters or keyword.arg in found:
            raise CannotRewrite(f"the argument {keyword.arg} has no successor")
        found[keyword.arg] = keyword.value
    return found


class CallBecomes(Rule):
    """A function (or class) is gone; its calls become the expression of a template.

    ``calls`` maps a dotted name to (its parameters, the template). In a template ``{value}`` stands for the text of that
    argument and ``{a.b.C}`` for the local name of something to import (``{+re}`` where that has no dot). A call that lacks an argument which the
    template asks for is flagged, and so is an import whose name is used for anything but calls.
    """

    calls: ClassVar[Mapping[str, tuple[Sequence[str], str]]] = {}
    suggests: ClassVar[bool] = False
    """True where the expression does not mean quite the same, so that a person has to say yes."""
    optional: ClassVar[Mapping[str, str]] = {}
    """Parameter -> the text that stands for it where it is not given."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.calls:
            yield OnName(name)
        yield from cls.triggers

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        """What stands for a call, and whether it is certain to mean the same; for subclasses to widen.

        Raises ``CannotRewrite`` where nothing can stand for it.
        """
        parameters, template = self.entry(site.qname)
        given = arguments_of(site, call, parameters)
        return self.filled(site, template, given), not self.suggests

    def filled(self, site: Site, template: str, given: Mapping[str, ast.expr]) -> str:
        """The template with its arguments and imports."""

        def hole(match: re.Match[str]) -> str:
            name = match[1]
            if "." in name or name.startswith("+"):
                return site.need(name.lstrip("+"))
            if name in given:
                return site.source(given[name])
            if name in self.optional:
                return self.optional[name]
            raise CannotRewrite(f"the argument {name} is not given")

        return _HOLE.sub(hole, template)

    def entry(self, qname: str) -> tuple[Sequence[str], str]:
        """The parameters and the template of a name, by whatever path it was reached."""
        from codemods.django import api

        for name, entry in self.calls.items():
            if qname == name or qname in api.equivalents(name):
                return entry
        raise CannotRewrite("the name is not one of those known")

    def place(self, site: Site, call: ast.Call) -> ast.expr:
        """The expression that goes: the call, or something around it."""
        return call

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind == "string":
            if site.direct and self.gone and site.qname == getattr(site.node, "value", None):
                yield site.flag(message=self.told(site), advice=self.advice)
            return
        if site.kind == "import":
            if site.direct:
                yield from self._import(site)
            return
        call, binding = site.call, site.binding
        if call is None or call is site.node:
            if isinstance(site.node, ast.Attribute) and site.direct and not _own(site):
                yield site.flag(message=self.told(site), advice=self.advice)
            return
        if not site.certain and binding is not None and self._all_alike(site, binding):
            site.certain = True  # both arms of a shim bring what the rule knows
        if not site.certain and binding is not None and binding.branch is not None:
            return  # a shim: told at its import where it does not work
        if not site.certain and not site.direct and binding is not None and binding.target is not None:
            if site.index.may_be_own(site.index.name(binding.target)):
                return  # a shim of another module's, which has a function of its own for it
        if not self.replaceable:
            if self.gone:
                yield site.flag(message=self.told(site), node=call)
            return
        try:
            if site.module.in_fstring(call):
                raise CannotRewrite("the call stands inside an f-string")
            text, sure = self.written(site, call)
            old = self.place(site, call)
        except CannotRewrite as reason:
            yield site.flag(
                message=self.told(site), node=call, advice=f"{self.advice} Not rewritten: {reason}.".strip()
            )
            return
        answer = site.fix if sure else site.suggest
        yield answer(site.replace(old, text), node=call, message=self.told(site))

    def _import(self, site: Site) -> Iterator[Answer]:
        binding = site.binding
        if binding is None or isinstance(binding.node, ast.Import) or answered_by_other_arm(site):
            return
        uses, certain = site.uses_of(binding)
        kept = site.reexported(binding.name) or binding.name in (site.module.dunder_all or {})
        if not uses and not kept and self.gone:
            site.remove_import(binding)
            yield site.fix(message=self.told(site))
            return
        certain = certain or self._all_alike(site, binding)
        others = [use for use in uses if not _called(site, use)]
        if others or not certain or (kept and self.gone):
            if not self.gone and not others:
                return
            yield site.flag(message=self.told(site), advice=self.advice)

    def _all_alike(self, site: Site, binding: Binding) -> bool:
        """Whether every way in which a name is bound brings one of the functions of this rule."""
        owner = site.module.scope_at(binding.node).owner(binding.name)
        bindings = owner.bindings[binding.name] if owner is not None else []
        return bool(bindings) and all(
            one.kind is BindingKind.IMPORT and one.target in self.calls for one in bindings
        )

    def told(self, site: Site) -> str:
        """What is wrong with the name, in words."""
        first, last, _ = self.lifetime()
        if self.gone:
            return f"{site.qname} was removed in Django {last}"
        return f"{site.qname} is deprecated since Django {first}"


def _own(site: Site) -> bool:
    """Whether the attribute is reached through an import of the very name (told there)."""
    binding = site.binding
    return binding is not None and binding.kind is BindingKind.IMPORT and binding.target == site.qname


def _called(site: Site, use: ast.expr) -> bool:
    parent = site.module.parents.get(use)
    return isinstance(parent, ast.Call) and parent.func is use
