"""Functions that are registered as system checks."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite import headers
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

Function = ast.FunctionDef | ast.AsyncFunctionDef


class CheckFunctionsAcceptKwargs(Rule):
    """A function that is registered as a check has to take any keyword argument."""

    change = "3.2/check-functions-accept-kwargs"
    advice = "Take **kwargs."
    triggers = (OnName("django.core.checks.register"),)
    examples = [
        Fixes(
            before="""\
                from django.core import checks
                from django.core.checks import Tags, register

                @register
                def one(app_configs):
                    return []

                @checks.register(Tags.security, deploy=True)
                def two(app_configs=None):
                    return []

                def three(app_configs):
                    return []

                register(three, Tags.models)
                """,
            after="""\
                from django.core import checks
                from django.core.checks import Tags, register

                @register
                def one(app_configs, **kwargs):
                    return []

                @checks.register(Tags.security, deploy=True)
                def two(app_configs=None, **kwargs):
                    return []

                def three(app_configs, **kwargs):
                    return []

                register(three, Tags.models)
                """,
        ),
        Keeps(
            """\
                from django.core.checks import register
                from django.template import Library

                library = Library()

                @register()
                def one(app_configs, **kwargs):
                    return []

                @library.filter
                def two(value):
                    return value
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "use":
            return
        node: ast.AST = site.node
        parent = site.module.parents.get(node)
        if isinstance(parent, ast.Call) and parent.func is node:
            yield from self._called(site, parent)
            node, parent = parent, site.module.parents.get(parent)
        if isinstance(parent, Function) and node in parent.decorator_list:
            yield from self._checked(site, parent)

    def _called(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        """``register(check, …)`` and ``register(…)(check)``."""
        around = site.module.parents.get(call)
        given = around.args if isinstance(around, ast.Call) and around.func is call else call.args
        if given and isinstance(given[0], ast.Name):
            owner = site.scope.owner(given[0].id)
            bindings = owner.bindings[given[0].id] if owner is not None else []
            if len(bindings) == 1 and isinstance(bindings[0].node, Function):
                yield from self._checked(site, bindings[0].node)

    def _checked(self, site: Site, function: Function) -> Iterator[Answer]:
        if function.args.kwarg is None:
            yield site.fix(headers.add_keywords(site.module, function), node=function)
