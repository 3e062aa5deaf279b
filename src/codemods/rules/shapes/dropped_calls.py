"""Functions that do nothing any more: a statement that only calls one goes."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import ClassVar

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.shapes.called import CallBecomes
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger

__all__ = ["DropCalls"]


class DropCalls(CallBecomes):
    """Statements that consist of one call of such a function are taken out; any other use is flagged."""

    functions: ClassVar[Sequence[str]] = ()
    """Dotted names."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.functions:
            yield OnName(name)
        yield from cls.triggers

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        statement = site.module.parents.get(call) if call is not None and site.kind == "use" else None
        if isinstance(statement, ast.Expr) and self.replaceable and self.harmless(site, call):
            answer = site.suggest if self.suggests else site.fix
            yield answer(site.remove(statement), node=call, message=self.told(site))
            return
        yield from super().visit(site)

    def harmless(self, site: Site, call: ast.Call | None) -> bool:
        """Whether the arguments of the call do nothing by themselves."""
        if call is None:
            return False
        values = [*call.args, *[keyword.value for keyword in call.keywords]]
        return not any(isinstance(part, ast.Call | ast.NamedExpr) for one in values for part in ast.walk(one))

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        raise CannotRewrite("the call is part of something else")
