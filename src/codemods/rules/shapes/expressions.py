"""Names whose successor is no name but an expression: an attribute of something else, a call, a literal."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import ClassVar

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.rule import Rule
from codemods.rules.shapes.symbols import answered_by_other_arm
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger
from codemods.source.guards import guarded
from codemods.source.scopes import Binding, BindingKind, ScopeKind

__all__ = ["SymbolToExpression"]


class SymbolToExpression(Rule):
    """A name of a module is gone, and every use of it becomes an expression.

    An import goes and its uses are rewritten; where the name has to stay (other modules take it from here, ``__all__``
    lists it, nothing here uses it) it is assigned the expression below the imports instead.
    """

    expressions: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """Old dotted name -> (dotted name to import, text that follows it): ``("django.utils.html.Urlizer", ".x")``."""
    suggests: ClassVar[bool] = False
    """True where the expression does not mean quite the same, so that a person has to say yes."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for old in cls.expressions:
            yield OnName(old)
        yield from cls.triggers

    def expression(self, site: Site, near: ast.AST) -> str:
        """The text that stands for the old name at ``near``, with what it needs imported."""
        from codemods.django import api

        for old, (name, rest) in self.expressions.items():
            if site.qname == old or site.qname in api.equivalents(old):
                return site.need(name, near) + rest
        raise CannotRewrite("the name is not one of those known")

    def replacement(self, site: Site, use: ast.expr) -> tuple[ast.AST, str]:
        """The node that goes for one use of the name (the use or something around it) and what takes its place."""
        return use, self.expression(site, use)

    def wants(self, site: Site, use: ast.expr) -> bool:
        """Whether a use is one of those meant; an import is rewritten only where all its uses are."""
        return True

    def certain_at(self, site: Site, use: ast.expr) -> bool:
        """Whether the rewrite of a use is certain to mean the same; if not, it is a suggestion."""
        return not self.suggests

    def visit(self, site: Site) -> Iterator[Answer]:
        if not site.direct:
            return
        if site.kind == "string":
            if site.qname == getattr(site.node, "value", None) and self.gone:
                yield site.flag(message=self.told(site), advice=self.advice)
            return
        if site.kind == "import":
            if not answered_by_other_arm(site):
                yield from self._import(site)
            return
        node, binding = site.node, site.binding
        star = binding is not None and binding.name == "*"
        if not isinstance(node, ast.Attribute | ast.Name) or (isinstance(node, ast.Name) and not star):
            return
        if binding is not None and binding.kind is BindingKind.IMPORT and not star:
            if binding.target == site.qname:
                return
        if not self.wants(site, node) or (not site.certain and _comes_otherwise(site)):
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag(message=self.told(site))
            return
        if site.module.in_fstring(node):
            yield site.flag(message=self.told(site), advice="Not rewritten: it stands inside an f-string.")
            return
        if not isinstance(node.ctx, ast.Load):
            yield site.flag(message=self.told(site), advice=self.advice)
            return
        sure = self.certain_at(site, node)
        old, text = self.replacement(site, node)
        answer = site.fix if sure else site.suggest
        yield answer(site.replace(old, text), message=self.told(site))

    def _import(self, site: Site) -> Iterator[Answer]:
        binding = site.binding
        if binding is None or isinstance(binding.node, ast.Import):
            return
        uses, certain = site.uses_of(binding)
        if not self.replaceable:
            if self.gone:
                yield site.flag(message=self.told(site))
            return
        if uses and not all(self.wants(site, use) for use in uses):
            return
        if binding.branch is not None or site.scope.kind is ScopeKind.CLASS:
            if any(map(_is_made, _shim(site, binding))):
                return  # what it falls back to is written for the releases that lack the name
            yield site.flag(
                message=self.told(site), advice="Not rewritten: the import stands in a conditional block."
            )
            return
        sure = all(self.certain_at(site, use) for use in uses)
        answer = site.fix if sure else site.suggest
        listed = (site.module.dunder_all or {}).get(binding.name)
        keep = (
            not certain
            or not uses
            or listed is not None
            or site.reexported(binding.name)
            or any(site.module.in_fstring(use) for use in uses)
        )
        edits: list[Edit] = []
        if keep and site.scope.kind is ScopeKind.MODULE:
            if len(site.scope.bindings.get(binding.name, ())) > 1:
                yield site.flag(
                    message=self.told(site), advice="Not rewritten: the name is bound twice here."
                )
                return
            last = _last_import(site.module.tree)
            if last is not None and any(use.lineno < last.lineno for use in uses):
                raise CannotRewrite("the name is used between the imports")
            code = f"{binding.name} = {self.expression(site, site.node)}"
            if last is None:
                raise CannotRewrite("there is no place for an assignment")
            if binding.node is last and len(last.names) == 1:
                newline = site.module.source.newline
                alone = site.module.tree.body[0] is last
                edits.append(site.replace(last, code if alone else newline + code))
                yield answer(edits, message=self.told(site))
                return
            edits.append(site.insert_after(last, "\n" + code))
        else:
            taken: list[tuple[int, int]] = []
            for use in uses:
                old, text = self.replacement(site, use)
                span = site.module.span(old)
                if any(span[0] < end and start < span[1] for start, end in taken):
                    raise CannotRewrite("one use stands inside another")
                taken.append(span)
                edits.append(site.replace(old, text))
        site.remove_import(binding)
        yield answer(edits, message=self.told(site), also=[] if keep else uses)

    def told(self, site: Site) -> str:
        """What is wrong with the name, in words."""
        first, last, _ = self.lifetime()
        if self.gone:
            return f"{site.qname} was removed in Django {last}"
        return f"{site.qname} is deprecated since Django {first}"


def _shim(site: Site, binding: Binding) -> list[Binding]:
    """All that brings a name in the ``try`` that one of its bindings stands in; nothing where no import may fail there."""
    branch, owner = binding.branch, site.module.scope_at(binding.node).owner(binding.name)
    if branch is None or owner is None or not isinstance(branch.node, ast.Try):
        return []
    if guarded(site.module, branch.node.body[0]) is not branch.node:
        return []
    return [
        one
        for one in owner.bindings[binding.name]
        if one.branch is not None and one.branch.node is branch.node
    ]


def _is_made(binding: Binding) -> bool:
    """Whether a name is defined rather than imported, or given a constant that notes how an import went."""
    if binding.kind is BindingKind.ASSIGN:
        return binding.value is not None and not isinstance(binding.value, ast.Constant)
    return binding.kind in (BindingKind.FUNCTION, BindingKind.CLASS)


def _comes_otherwise(site: Site) -> bool:
    """Whether the name is bound by a shim whose other arm brings what is used, in every release that counts."""
    from codemods.django import api

    shim = _shim(site, site.binding) if site.binding is not None else []
    for old in shim:
        if old.target is not None and site.qname.startswith(f"{old.target}."):
            rest = site.qname[len(old.target) :]
            return any(
                _is_made(one)
                or (one.target and all(api.exists(one.target + rest, each) for each in site.range.supported))
                for one in shim
                if one is not old
            )
    return False


def _last_import(tree: ast.Module) -> ast.Import | ast.ImportFrom | None:
    """The last import at the top of a module, before anything else is done."""
    last: ast.Import | ast.ImportFrom | None = None
    for statement in tree.body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            last = statement
        elif last is not None and not isinstance(statement, ast.Try | ast.If):
            break
    return last
