"""What classes take from the classes of Django that they descend from: overrides, and uses of ``self`` and ``super()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from codemods.django import api
from codemods.django.api import Member
from codemods.django.fitting import unfit
from codemods.django.signature import Signature
from codemods.engine.given import given_by
from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.source.bases import base_expressions, likeliest
from codemods.source.guards import in_dead_arm
from codemods.source.module import Module
from codemods.source.scopes import BindingKind, Scope

if TYPE_CHECKING:
    from codemods.engine.api_check import ApiCheck

__all__ = ["ClassCheck"]

Function = ast.FunctionDef | ast.AsyncFunctionDef


class ClassCheck:
    """The part of the API check that is about classes; it needs a current release.

    Without one, a method of the same name as one that Django once had may be the project's own.
    """

    def __init__(self, check: ApiCheck) -> None:
        self.check = check
        self.index = check.index
        self.current = check.range.current
        self.target = check.range.target
        self._members: dict[str, frozenset[str]] = {}

    def answers(self, module: Module) -> Iterator[Answer]:
        if self.current is None:
            return
        for node, scope, _ in module.walk.classes:
            bases = self._django_bases(module, node, scope)
            if bases:
                yield from self._overrides(module, node, bases, self.current)
                yield from self._uses(module, node, scope, bases, self.current)
            else:
                yield from self._overrides(module, node, self._mixed_into(module, node, scope), self.current)

    def _django_bases(self, module: Module, node: ast.ClassDef, scope: Scope) -> list[str]:
        """The nearest classes of Django that a class descends from."""
        found: list[str] = []
        for expression in base_expressions(node):
            resolved = module.resolve(expression, scope)
            base = likeliest(resolved.targets) if resolved.targets else ""
            if not resolved.certain and not base.startswith("django."):
                continue
            for ancestor in self.index.ancestry(self.index.name(base).qname):
                if ancestor.startswith("django.") and self.index.class_facts(ancestor) is None:
                    if api.kind(ancestor, self.target) == "class":
                        found.append(ancestor)
                        break
        return found

    def _mixed_into(self, module: Module, node: ast.ClassDef, scope: Scope) -> list[str]:
        """The classes of Django that stand beside a mixin in the classes of the repository."""
        qualname = module.qualname(node.name, scope, local=True)
        heirs = self.index.heirs(f"{module.name}.{qualname}") if qualname and module.name else {}
        found: dict[str, None] = {}
        for heir in heirs:
            for ancestor in self.index.ancestry(heir):
                if ancestor.startswith("django.") and self.index.class_facts(ancestor) is None:
                    if api.kind(ancestor, self.target) == "class":
                        found[ancestor] = None
                        break
        return list(found)

    # -- overrides -------------------------------------------------------------------------------------------------

    def _overrides(
        self, module: Module, node: ast.ClassDef, bases: list[str], current: Release
    ) -> Iterator[Answer]:
        for name, bindings in module.walk.scope_of[node].bindings.items():
            last = bindings[-1]
            if name.startswith("__"):
                continue
            for base in bases:
                answer = None
                if isinstance(last.node, Function):
                    answer = self._override(module, base, name, last.node, current)
                elif last.kind is BindingKind.ASSIGN:
                    answer = self._attribute(module, base, name, last.node, current)
                if answer is not None:
                    yield answer
                    break

    def _override(
        self, module: Module, base: str, name: str, method: Function, current: Release
    ) -> Answer | None:
        before = _then(base, name, current)
        if before is None or before.signature is None:
            return None
        after = api.member(base, name, self.target)
        decorators = method.decorator_list
        if any(not isinstance(one, ast.Name) or one.id == "staticmethod" for one in decorators):
            return None
        if after is None:
            if self.check.gone(f"{base}.{name}") != f"{base}.{name}":
                return None
            if name.startswith("_") and (name in module.walk.attributes or name in module.walk.names):
                return None  # the project calls it itself
            if _called_by_name(base, name, current):
                return None
            if in_dead_arm(module, method, self.check.target, self.index):
                return None
            return self.check.flag(
                method,
                "api/override",
                f"{base} has no {name}() in Django {self.target}{self.check.last_seen(f'{base}.{name}')}",
                "Nothing in Django calls this override any more; move what it does.",
                f"{base}.{name}",
            )
        if after.signature is None or before.signature == after.signature:
            return None
        reason = unfit(method, before.signature, after.signature)
        if reason is None or in_dead_arm(module, method, self.check.target, self.index):
            return None
        return self.check.flag(
            method,
            "api/override",
            f"{base}.{name}() takes {after.signature} in Django {self.target}: {reason}",
            f"Give the override the parameters of the method: it took {before.signature}.",
        )

    def _attribute(
        self, module: Module, base: str, name: str, node: ast.AST, current: Release
    ) -> Answer | None:
        """A value that Django read from the class once, and nothing reads any more."""
        full = f"{base}.{name}"
        before = _then(base, name, current)
        if before is None or before.kind != "attribute" or name.startswith("_"):
            return None
        if self.check.gone(full) != full or in_dead_arm(module, node, self.check.target, self.index):
            return None
        return self.check.flag(
            node,
            "api/override",
            f"{base} has no {name} in Django {self.target}{self.check.last_seen(full)}",
            "Nothing in Django reads this any more; say it in another way.",
            full,
        )

    # -- uses ------------------------------------------------------------------------------------------------------

    def _uses(
        self, module: Module, node: ast.ClassDef, scope: Scope, bases: list[str], current: Release
    ) -> Iterator[Answer]:
        """What methods take from ``self``, ``cls`` and ``super()`` that only Django can have given to the class."""
        inherited = self._inherited(module, node, scope)
        if inherited is None:
            return
        own = module.walk.scope_of[node].bindings
        done: set[str] = set()
        for base in bases:
            for name in sorted(self._names(base, current) & module.walk.attributes.keys() - done):
                done.add(name)
                if name in inherited or self._same(base, name, current):
                    continue
                for attribute, where in module.walk.attributes[name]:
                    receiver = _receiver(module, node, attribute, where)
                    if receiver is None or (receiver == "self" and name in own):
                        continue
                    answer = self._use(module, attribute, where, base, name, bases, current)
                    if answer is not None:
                        yield answer

    def _names(self, base: str, current: Release) -> frozenset[str]:
        known = self._members.get(base)
        if known is None:
            known = self._members[base] = frozenset(api.member_names(_path_in(base, current), current))
        return known

    def _same(self, base: str, name: str, current: Release) -> bool:
        before, after = _then(base, name, current), api.member(base, name, self.target)
        if before is None or (name.startswith("__") and name != "__init__"):
            return True
        return after is not None and (after.kind != before.kind or after.signature == before.signature)

    def _inherited(self, module: Module, node: ast.ClassDef, scope: Scope) -> set[str] | None:
        """What the repository's own classes among the ancestors define; None where an ancestor is not known."""
        names: set[str] = set()
        for expression in base_expressions(node):
            if isinstance(expression, ast.Name) and expression.id == "object":
                continue
            resolved = module.resolve(expression, scope)
            if not resolved.certain or not self._add_members(resolved.targets[0], names, 0):
                return None
        return names

    def _add_members(self, base: str, names: set[str], depth: int) -> bool:
        """Add what a class of the repository and those above it define; False where one of them is not known."""
        named = self.index.name(base)
        facts = self.index.class_facts(named.qname)
        if facts is None:
            return named.certain and api.kind(named.qname, self.target) == "class"
        names.update(facts.members)
        return depth < 20 and all(
            one is not None and (one == "object" or self._add_members(one, names, depth + 1))
            for one in facts.bases
        )

    def _use(
        self,
        module: Module,
        attribute: ast.Attribute,
        scope: Scope,
        base: str,
        name: str,
        bases: list[str],
        current: Release,
    ) -> Answer | None:
        before = _then(base, name, current)
        after = next((found for one in bases if (found := api.member(one, name, self.target))), None)
        full = f"{base}.{name}"
        site = self.check.site(module, attribute, scope, full, "use", None)
        if after is None:
            if self.check.gone(full) != full or any(
                not isinstance(one.ctx, ast.Load) for one, _ in module.walk.attributes[name]
            ):
                return None
            if self.check.protected(site):
                return None
            return self.check.flag(
                attribute,
                "api/attribute",
                f"{full} does not exist in Django {self.target}{self.check.last_seen(f'{base}.{name}')}",
                "Replace what is used of it.",
                full,
            )
        call = module.walk.calls.get(attribute)
        if call is None or before is None or len(bases) > 1:
            return None
        then, now = _plain(before.signature), _plain(after.signature)
        if then is None or now is None:
            return None
        return self.check.call_answer(module, call, full, then, now, current, given_by(module, call))


@lru_cache(maxsize=1024)
def _path_in(base: str, release: Release) -> str:
    """The path by which a class was found in a release: modules get other names."""
    if api.kind(base, release) == "class":
        return base
    others = (path for path in sorted(api.equivalents(base)) if api.kind(path, release) == "class")
    return next(others, base)


def _then(base: str, name: str, release: Release) -> Member | None:
    """A member of a class as an earlier release had it."""
    return api.member(_path_in(base, release), name, release)


def _plain(signature: Signature | None) -> Signature | None:
    """A signature that no decorator may have changed."""
    return None if signature is None or signature.decorators else signature


def _receiver(module: Module, node: ast.ClassDef, attribute: ast.Attribute, scope: Scope) -> str | None:
    """ "self" or "super" where an attribute is taken of a method's first parameter, or of ``super()``, in a class."""
    value = attribute.value
    function: Scope | None = scope
    while function is not None and not isinstance(function.node, Function):
        function = function.parent
    if function is None or function.parent is None or function.parent.node is not node:
        return None
    method = function.node
    assert isinstance(method, Function)
    arguments = [*method.args.posonlyargs, *method.args.args]
    if not arguments or any(
        isinstance(one, ast.Name) and one.id == "staticmethod" for one in method.decorator_list
    ):
        return None
    first = arguments[0].arg
    if isinstance(value, ast.Name):
        if value.id != first or scope.owner(first) is not function:
            return None
        return "self" if [one.kind for one in function.bindings[first]] == [BindingKind.PARAMETER] else None
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "super":
        if not value.args or (isinstance(value.args[0], ast.Name) and value.args[0].id == node.name):
            return "super"
    return None


_ANSWERS = frozenset(["get", "post", "put", "patch", "delete", "head", "options", "trace"])


def _called_by_name(base: str, name: str, release: Release) -> bool:
    """Whether Django finds methods of such a name by the name, whether or not a class of its own has one."""
    if api.is_subclass(base, "django.db.models.base.Model", release):
        return True  # templates do, as the admin's do with a user's get_short_name()
    if name.startswith("clean_"):
        return api.is_subclass(base, "django.forms.forms.BaseForm", release)
    if name in _ANSWERS:
        return api.is_subclass(base, "django.views.generic.base.View", release)
    return name.startswith("as_") and api.member(base, "as_sql", release) is not None
