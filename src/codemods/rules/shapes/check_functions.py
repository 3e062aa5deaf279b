"""What is registered as a system check."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.facts import FunctionFacts
from codemods.rewrite import headers
from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.shapes.values import bindings_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnName
from codemods.source.inference import infer
from codemods.source.scopes import BindingKind

__all__ = ["CheckFunctions"]

Function = ast.FunctionDef | ast.AsyncFunctionDef


class CheckFunctions(Rule):
    """Checks are called with a further keyword, which those that name every argument do not take."""

    triggers = (
        OnName("django.core.checks.register"),
        OnName("django.core.checks.registry.registry.register"),
    )
    keyword = ""
    """The keyword that a check may take by its name; "" where only ``**kwargs`` will do."""

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "use":
            return
        node: ast.AST = site.node
        parent = site.module.parents.get(node)
        if isinstance(parent, ast.Call) and parent.func is node:
            yield from self._called(site, parent)
            node, parent = parent, site.module.parents.get(parent)
        if isinstance(parent, Function) and node in parent.decorator_list:
            yield from self._defined(site, parent)

    def _called(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        """``register(check, …)`` and ``register(…)(check)``."""
        around = site.module.parents.get(call)
        given = site.argument(
            around if isinstance(around, ast.Call) and around.func is call else call, "check", 0
        )
        if given is not None:
            yield from self._given(site, given)

    def _given(self, site: Site, check: ast.expr) -> Iterator[Answer]:
        bindings = bindings_of(site, check) if isinstance(check, ast.Name) else []
        for binding in bindings:
            loop = site.module.parents.get(binding.node)
            if isinstance(binding.node, Function):
                yield from self._defined(site, binding.node)
            elif isinstance(loop, ast.For) and isinstance(loop.iter, ast.List | ast.Tuple):
                for one in loop.iter.elts:
                    yield from self._given(site, one)
        if isinstance(check, ast.Lambda):
            taken = [one.arg for one in (*check.args.args, *check.args.kwonlyargs)]
            if check.args.kwarg is None and self.keyword not in taken:
                yield site.flag(node=check)
        elif not any(one.kind is BindingKind.FUNCTION for one in bindings):
            facts = self._facts(site, check)
            if facts is not None and not facts.var_keyword:
                if self.keyword not in (*facts.positional, *facts.keyword_only):
                    yield site.flag(node=check)

    def _facts(self, site: Site, check: ast.expr) -> FunctionFacts | None:
        """What is known of a check that is imported, a method, or an object that can be called."""
        facts = site.index.function_facts(site.resolve(check) or "")
        if facts is None and (made := infer(site, check)) is not None:
            return own_definition(site, made.qname, "__call__" if made.instance else "__init__")
        if facts is None and isinstance(check, ast.Attribute) and (made := infer(site, check.value)):
            return own_definition(site, made.qname, check.attr)
        return facts

    def _defined(self, site: Site, function: Function) -> Iterator[Answer]:
        arguments = function.args
        taken = [one.arg for one in (*arguments.args, *arguments.kwonlyargs)]
        if arguments.kwarg is None and self.keyword not in taken:
            yield site.fix(headers.add_keywords(site.module, function), node=function)
