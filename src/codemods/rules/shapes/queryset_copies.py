"""``super()._clone(…)`` and ``super()._chain(…)`` of querysets: what they were given is set on the copy."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnFunction, Trigger

__all__ = ["CopyArguments"]

_QUERYSET = "django.db.models.query.QuerySet"
_OLD = ("klass", "setup")


class CopyArguments(Rule):
    """A method that copies a queryset takes no arguments any more; they became attributes of the copy."""

    method: ClassVar[str] = ""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnFunction(cls.method)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        class_ = site.module.parents.get(node)
        if not isinstance(node, ast.FunctionDef) or not isinstance(class_, ast.ClassDef):
            return
        calls = [one for one in ast.walk(node) if isinstance(one, ast.Call) and self._asks_base(one)]
        if not any(call.args or call.keywords for call in calls):
            return
        if not overrides_hook_of(site, class_, _QUERYSET):
            return
        for call in calls:
            if call.args or call.keywords:
                yield from self._call(site, node, call)

    def _call(self, site: Site, node: ast.FunctionDef, call: ast.Call) -> Iterator[Answer]:
        kept = [one for one in call.keywords if one.arg not in _OLD]
        if self._hands_on(node, call):
            return  # nobody gives it anything on the target
        plain = all(
            isinstance(one, ast.Starred) or (isinstance(one, ast.Name) and one.id in _OLD)
            for one in call.args
        )
        statement = site.module.statement_of(call)
        value = statement.value if isinstance(statement, ast.Return | ast.Assign) else None
        source = site.source(call.func)
        if not plain or (kept and value is not call):
            yield site.flag(node=call)
            return
        if not kept:
            yield site.fix(site.replace(call, f"{source}()"), node=call)
            return
        if isinstance(statement, ast.Assign):
            target = statement.targets[0]
            if len(statement.targets) != 1 or not isinstance(target, ast.Name):
                yield site.flag(node=call)
                return
            name = target.id
        else:
            used = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
            name = next(one for one in ("clone", "cloned", "queryset_clone") if one not in used)
        alone = len(kept) == 1 and kept[0].arg is None
        given = ", ".join(
            site.source(one.value)
            if alone
            else f"{one.arg}={site.source(one.value)}"
            if one.arg is not None
            else f"**{site.source(one.value)}"
            for one in kept
        )
        lines = [f"{name} = {source}()", f"{name}.__dict__.update({given})"]
        if isinstance(statement, ast.Return):
            lines.append(f"return {name}")
        between = site.module.source.newline + site.module.indent_of(statement)
        yield site.fix(site.replace(statement, between.join(lines)), node=call)

    def _hands_on(self, node: ast.FunctionDef, call: ast.Call) -> bool:
        """Whether a method hands on just what it is given, and adds nothing."""
        own = {one.arg for one in (node.args.vararg, node.args.kwarg) if one is not None}
        given = [one.value if isinstance(one, ast.Starred) else one for one in call.args]
        given += [one.value for one in call.keywords]
        if any(one.arg is not None for one in call.keywords):
            return False
        if not all(isinstance(one, ast.Name) and one.id in own for one in given):
            return False
        uses = [one for one in ast.walk(node) if isinstance(one, ast.Name) and one.id in own]
        return len(uses) == len(given)

    def _asks_base(self, call: ast.Call) -> bool:
        func = call.func
        return isinstance(func, ast.Attribute) and func.attr == self.method and is_super(func.value)
