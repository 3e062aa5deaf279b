"""``super()._clone(…)`` and ``super()._chain(…)`` of querysets: what they were given is set on the copy."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.shapes.overrides import is_super, own_definition, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnFunction, Trigger

__all__ = ["CopyArguments"]

_QUERYSET = "django.db.models.query.QuerySet"
_OLD = ("klass", "setup")


class CopyArguments(Rule):
    """A method that copies a queryset takes no arguments any more; they became attributes of the copy."""

    method: ClassVar[str] = ""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnFunction(cls.method)
        yield OnAttribute(cls.method)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute) and site.call is not None:
            yield from self._elsewhere(site, node, site.call)
            return
        class_ = site.module.parents.get(node)
        if not isinstance(node, ast.FunctionDef) or not isinstance(class_, ast.ClassDef):
            return
        calls = [one for one in ast.walk(node) if isinstance(one, ast.Call) and self._asks_base(site, one)]
        if not any(_given(call) or call.keywords for call in calls):
            return
        if not overrides_hook_of(site, class_, _QUERYSET):
            return
        for call in calls:
            if _given(call) or call.keywords:
                yield from self._call(site, node, call)

    def _elsewhere(self, site: Site, node: ast.Attribute, call: ast.Call) -> Iterator[Answer]:
        """Calls outside of an override that give something to the method, where that is Django's."""
        function = site.function
        if not (call.args or call.keywords) or (function is not None and function.name == self.method):
            return
        owner: str | None = None
        if _is_self(node.value) or is_super(node.value):
            class_ = site.class_
            if class_ is not None and overrides_hook_of(site, class_, _QUERYSET):
                owner = f"{site.module.name}.{class_.name}"
        elif (found := site.infer(node.value)) is not None and site.index.is_subclass(found.qname, _QUERYSET):
            owner = found.qname
        if owner is None or (_is_by_class(call) and len(call.args) == 1 and not call.keywords):
            return
        if (super_definition if is_super(node.value) else own_definition)(site, owner, self.method) is None:
            yield site.flag(node=call)

    def _call(self, site: Site, node: ast.FunctionDef, call: ast.Call) -> Iterator[Answer]:
        kept = [one for one in call.keywords if one.arg not in _OLD]
        if self._hands_on(node, call):
            return  # nobody gives it anything on the target
        plain = all(
            isinstance(one, ast.Starred) or (isinstance(one, ast.Name) and one.id in _OLD)
            for one in _given(call)
        )
        statement = site.module.statement_of(call)
        value = statement.value if isinstance(statement, ast.Return | ast.Assign) else None
        bare = f"{site.source(call.func)}({'self' if _is_by_class(call) else ''})"
        if not plain or (kept and value is not call) or "#" in site.source(statement):
            yield site.flag(node=call)
            return
        if not kept:
            yield site.fix(site.replace(call, bare), node=call)
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
        lines = [f"{name} = {f'({bare})' if chr(10) in bare else bare}", f"{name}.__dict__.update({given})"]
        if isinstance(statement, ast.Return):
            lines.append(f"return {name}")
        between = site.module.source.newline + site.module.indent_of(statement)
        if _shares_line(site, statement):
            between = "; "
        yield site.fix(site.replace(statement, between.join(lines)), node=call)

    def _hands_on(self, node: ast.FunctionDef, call: ast.Call) -> bool:
        """Whether a method hands on just what it is given, and adds nothing."""
        own = {one.arg for one in (node.args.vararg, node.args.kwarg) if one is not None}
        given = [one.value if isinstance(one, ast.Starred) else one for one in _given(call)]
        given += [one.value for one in call.keywords]
        if any(one.arg is not None for one in call.keywords):
            return False
        if not all(isinstance(one, ast.Name) and one.id in own for one in given):
            return False
        uses = [one for one in ast.walk(node) if isinstance(one, ast.Name) and one.id in own]
        return len(uses) == len(given)

    def _asks_base(self, site: Site, call: ast.Call) -> bool:
        func = call.func
        if not isinstance(func, ast.Attribute) or func.attr != self.method:
            return False
        if is_super(func.value):
            return True
        base = site.resolve(func.value) if _is_by_class(call) else None
        return base is not None and site.index.is_subclass(base, _QUERYSET)


def _is_self(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def _is_by_class(call: ast.Call) -> bool:
    """``Base.method(self, …)``."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    return bool(call.args) and _is_self(call.args[0]) and not _is_self(owner) and not is_super(owner)


def _given(call: ast.Call) -> list[ast.expr]:
    """The positional arguments, without the object itself."""
    return call.args[1:] if _is_by_class(call) else call.args


def _shares_line(site: Site, statement: ast.stmt) -> bool:
    """Whether something stands before a statement on its line: ``if …: return …``."""
    lines, start = site.module.lines, site.module.span(statement)[0]
    return bool(site.module.text[lines.line_start(lines.position(start)[0]) : start].strip())
