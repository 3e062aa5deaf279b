"""Renamed, moved and removed names: functions, classes, constants, whole modules."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from codemods.findings import Edit
from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes.settings_modules import importers
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger
from codemods.source.guards import THIRD_PARTY, outcome
from codemods.source.python2 import only_in_python2
from codemods.source.scopes import Binding, BindingKind, ScopeKind, position

__all__ = ["RemoveSymbols", "RenameSymbols", "answered_by_other_arm", "is_salt"]

_PYTHON3_ONLY = Release(2, 0)
_LOADERS = frozenset(
    [
        "patch",
        "object",
        "import_string",
        "import_module",
        "__import__",
        "get_class",
        "import_by_path",
        "patch_object",
        "setattr",
    ]
)


def answered_by_other_arm(site: Site, renamed: bool = False) -> bool:
    """Whether an import stands in a ``try``/``except`` or ``if``/``else`` whose other arm brings the name on the target.

    Such shims work as they are; taking them apart is the business of the rule for dead compatibility imports. Where the
    name is only ``renamed``, something of the repository's own that stands in for it does not take over for good.
    """
    binding = site.binding
    if binding is None:
        return False
    owner = site.scope.owner(binding.name)
    if owner is None:
        return False
    if not any(isinstance(one, ast.Try | ast.If) for one in site.module.ancestors(site.node)):
        return False
    from codemods.django import api

    for other in owner.bindings.get(binding.name, ()):
        if other is binding or other.kind is not BindingKind.IMPORT or other.branch is None:
            continue
        shared = _shared_statement(binding, other)
        if shared is None:
            continue
        target = other.target or ""
        if not target.startswith("django."):
            if _steps_in(site, binding, target, *shared, renamed):
                return True
        elif all(api.exists(target, release) for release in site.range.supported):
            return True
    if _never_reached(site, binding) or _foreseen(site, binding):
        return True
    return _made_in_try(site, binding, owner.bindings.get(binding.name, ()))


def _steps_in(site: Site, binding: Binding, other: str, statement: ast.stmt, arm: str, renamed: bool) -> bool:
    """Whether what is not Django's is sure to bring the name where the import in ``arm`` of the statement fails."""
    if not isinstance(statement, ast.Try) or _fails_on_python3(site, other):
        return False
    top = other.partition(".")[0]
    if arm.startswith("handler"):  # it runs where the other is not there, as the code foresees
        return top in sys.stdlib_module_names or top in site.index.modules
    return not _there(site, binding) and not (renamed and top in site.index.modules)


def _there(site: Site, binding: Binding) -> bool:
    """Whether the target still has what an import asks for."""
    from codemods.django import api

    return all(api.exists(binding.target or "", release) for release in site.range.supported)


def _foreseen(site: Site, binding: Binding) -> bool:
    """Whether the code goes another way of Django's where an import fails, and keeps in mind which way it went.

    On the target it fails, and the other way is the one that was written for that. Under a new name it would not fail.
    """
    branch = binding.branch
    if (
        branch is None
        or not isinstance(branch.node, ast.Try)
        or branch.arm != "body"
        or _there(site, binding)
    ):
        return False
    if len(branch.node.handlers) != 1 or not _catches_missing(branch.node.handlers[0]):
        return False
    handler = branch.node.handlers[0].body
    names = [
        f"{site.module.walk.absolute(one)}.{alias.name}"
        for one in handler
        if isinstance(one, ast.ImportFrom)
        for alias in one.names
    ]
    kept = _noted(branch.node.body) & _noted(handler)
    return bool(kept) and outcome(names, site.range.supported) is True


def _has_understudy(site: Site) -> bool:
    """Whether an import fails where a driver is not installed, and something else then brings the name."""
    binding = site.binding
    owner = site.scope.owner(binding.name) if binding is not None else None
    if binding is None or owner is None or not (binding.target or "").startswith(THIRD_PARTY):
        return False
    for other in owner.bindings.get(binding.name, ()):
        if other is not binding and other.kind is BindingKind.IMPORT:
            statement, arm = _shared_statement(binding, other) or (None, "")
            if isinstance(statement, ast.Try) and arm == "body":
                return True
    return False


def _catches_missing(handler: ast.ExceptHandler) -> bool:
    return getattr(handler.type, "id", "") in ("ImportError", "ModuleNotFoundError")


def _noted(block: Sequence[ast.stmt]) -> set[str]:
    """The names that a block gives constants, as it notes how an import went."""
    return {
        target.id
        for one in block
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Constant)
        for target in one.targets
        if isinstance(target, ast.Name)
    }


def _never_reached(site: Site, binding: Binding) -> bool:
    """Whether an import stands in the only ``except ImportError`` of imports that all work today.

    It has not been run, and will not be: what the ``try`` imports is what is brought along.
    """
    branch, current = binding.branch, site.range.current
    if branch is None or current is None or not isinstance(branch.node, ast.Try) or branch.arm != "handler0":
        return False
    statement = branch.node
    if len(statement.handlers) != 1 or not _catches_missing(statement.handlers[0]):
        return False
    names = [
        f"{site.module.walk.absolute(one)}.{alias.name}"
        for one in statement.body
        if isinstance(one, ast.ImportFrom)
        for alias in one.names
    ]
    plain = all(isinstance(one, ast.ImportFrom) for one in statement.body)
    return plain and outcome(names, (current,)) is True


def _made_in_try(site: Site, binding: Binding, others: Sequence[Binding]) -> bool:
    """Whether an import in an ``except`` stands in for a name that the ``try`` makes of imports the target has.

    ``try: from django.apps import apps; get_model = apps.get_model`` and so on.
    """
    branch = binding.branch
    if branch is None or not isinstance(branch.node, ast.Try) or not branch.arm.startswith("handler"):
        return False
    body = branch.node.body
    inside = {id(node) for statement in body for node in ast.walk(statement)}
    if not any(id(one.node) in inside for one in others if one.kind is not BindingKind.IMPORT):
        return False
    from codemods.django import api

    names = [
        f"{statement.module}.{alias.name}"
        for statement in body
        if isinstance(statement, ast.ImportFrom) and statement.module
        for alias in statement.names
    ]
    return bool(names) and all(
        not name.startswith("django.") or all(api.exists(name, release) for release in site.range.supported)
        for name in names
    )


def _fails_on_python3(site: Site, target: str) -> bool:
    """Whether an import of what only Python 2 has is tried where the target runs on Python 3."""
    head = target.partition(".")[0]
    return site.range.target >= _PYTHON3_ONLY and only_in_python2(target) and head not in site.index.modules


def _shared_statement(one: Binding, other: Binding) -> tuple[ast.stmt, str] | None:
    """The statement in whose arms two imports stand, and the arm of the first."""
    arms: dict[int, str] = {}
    branch = one.branch
    while branch is not None:
        arms.setdefault(id(branch.node), branch.arm)
        branch = branch.parent
    branch = other.branch
    while branch is not None:
        if id(branch.node) in arms:
            return branch.node, arms[id(branch.node)]
        branch = branch.parent
    return None


class RenameSymbols(Rule):
    """A name of Django's is now known by another name, or lives in another module; it means the same."""

    renames: ClassVar[Mapping[str, str]] = {}
    """Old dotted name -> new dotted name."""
    moves: ClassVar[Mapping[str, str]] = {}
    """Old module -> new module that has all of its public names (those it lacks are flagged; a module that is not
    Django's is taken at its word)."""
    suggests: ClassVar[bool] = False
    """True where the new name does not mean quite the same, so that a person has to say yes."""
    paths: ClassVar[bool] = False
    """True where a string of such a name can be nothing but a path to code, wherever it stands."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for old in cls.renames:
            yield OnName(old)
        for old in cls.moves:
            yield OnName(old)
            yield OnName(old, members=True)
        yield from cls.triggers

    def new_name(self, qname: str) -> str | None:
        """What a name is called now; None for names that the new module lacks."""
        from codemods.django import api

        if qname in self.renames:
            return self.renames[qname]
        for old, new in self.renames.items():
            if qname in api.equivalents(old):
                return new
        for old, new in self.moves.items():
            if qname == old:
                return new
            if qname.startswith(old + "."):
                moved = new + qname[len(old) :]
                if not moved.startswith("django."):
                    return None if _is_private(moved) else moved
                return moved if api.exists(moved, self.range.target) else None
        return None

    def visit(self, site: Site) -> Iterator[Answer]:
        if not site.direct:
            return  # fixed where the repository takes it from Django
        new = self.new_name(site.qname)
        if new == site.qname or self._survives(site.qname):
            return
        if site.kind == "import":
            yield from self._import(site, new)
        elif site.kind == "string":
            yield from self._string(site, new)
        else:
            yield from self._use(site, new)

    def _survives(self, qname: str) -> bool:
        """Whether a name is only another path to what is gone, and that path is still there on the target."""
        if not self.gone or qname in self.renames or qname in self.moves:
            return False
        if any(qname.startswith(old + ".") for old in self.moves):
            return False
        from codemods.django import api

        return all(api.exists(qname, release) for release in self.range.supported)

    def _answer(self, site: Site, *edits: Edit, also: list[ast.AST] | None = None) -> Answer:
        old, new = site.qname, self.new_name(site.qname) or ""
        message = self._message(old, new)
        if site.kind == "import" and _has_understudy(site) and not new.startswith(THIRD_PARTY):
            advice = "Do so if the other import may go: under the new name this one never fails."
            return site.suggest(*edits, message=message, advice=advice, also=also or [])
        if self.suggests:
            return site.suggest(*edits, message=message, also=also or [])
        return site.fix(*edits, message=message, also=also or [])

    def _message(self, old: str, new: str) -> str:
        verb = "was removed in" if self.gone else "is deprecated since"
        first, last, _ = self.lifetime()
        when = last if self.gone else first
        return f"{old} {verb} Django {when}: it is {new} now"

    def _cannot(self, site: Site) -> Iterator[Answer]:
        if self.gone:
            supports, target = self.range.supports, self.range.target
            where = f"Django {target}" if supports == target else f"every release from {supports} to {target}"
            yield site.flag(
                message=f"{site.qname} was removed in Django {self.lifetime()[1]}, and no name that is in {where} "
                "simply takes its place",
            )

    def _available(self, new: str | None) -> bool:
        if new is None or not self.replaceable:
            return False
        from codemods.django import api

        if not new.startswith("django."):
            return True
        return all(api.exists(new, release) for release in self.range.supported)

    def _import(self, site: Site, new: str | None) -> Iterator[Answer]:
        binding = site.binding
        if binding is None or answered_by_other_arm(site, renamed=self._available(new)):
            return
        if new is None or not self._available(new):
            yield from self._cannot(site)
            return
        alias = site.node
        assert isinstance(alias, ast.alias)
        last = new.rpartition(".")[2]
        if isinstance(binding.node, ast.Import) and alias.asname is None and "." in alias.name:
            top = alias.name.partition(".")[0]
            if alias.name != site.qname:
                return
            if new.partition(".")[0] != top:
                yield site.flag(message=self._message(site.qname, new), advice=f"Import {new} instead.")
                return
            site.rename_import(binding, new, top)
            yield self._answer(site)
            return
        if isinstance(binding.node, ast.Import):
            if "." in new and alias.asname is not None:
                site.rename_import(binding, new, alias.asname)
                yield self._answer(site)
            return
        local = binding.name
        uses, certain = site.uses_of(binding)
        if site.qname in self.moves:
            apart = {id(use): self._goes_apart(site, site.qname, use) for use in uses}
            if any(name == "" for name in apart.values()):
                yield site.flag(
                    message=self._message(site.qname, new),
                    advice=f"Not rewritten: {new} has not all that is asked of {site.qname} here.",
                )
                return
            uses = [use for use in uses if apart[id(use)] is None]  # the others get an import of their own
        listed = (site.module.dunder_all or {}).get(local)
        keep = (
            alias.asname is not None
            or local == last
            or not certain
            or (not uses and listed is None)
            or site.scope.kind is ScopeKind.CLASS
            or site.reexported(local)
            or local in site.module.names_in_doctests
            or any(one.kind is BindingKind.DELETE for one in site.scope.bindings.get(local, ()))
            or any(site.module.in_fstring(use) for use in uses)
        )
        if not keep and not site.free(last) and not self._imported(site, new, last, uses):
            keep = True
        if not keep and any(not self._visible(site, use, last) for use in uses):
            keep = True
        if keep:
            site.rename_import(binding, new, local)
            yield self._answer(site)
            return
        edits = [site.replace_name(use, last) for use in uses]
        also: list[ast.AST] = list(uses)
        if listed is not None:
            edits.append(site.replace_in_string(listed, local, last))
        site.rename_import(binding, new, last)
        yield self._answer(site, *edits, also=also)

    def _imported(self, site: Site, new: str, local: str, uses: Sequence[ast.expr]) -> bool:
        """Whether the new name is imported already, under its own name, for the whole module and before it is used."""
        bindings = site.module.walk.root.bindings.get(local, [])
        first = min(map(position, uses), default=None)
        return bool(bindings) and all(
            one.kind is BindingKind.IMPORT
            and one.target == new
            and one.branch is None
            and (first is None or one.position < first)
            for one in bindings
        )

    def _visible(self, site: Site, use: ast.expr, name: str) -> bool:
        """Whether ``name`` at ``use`` would mean the module's import, not something nearer."""
        owner = site.module.scope_at(use).owner(name)
        return owner is None or owner is site.module.walk.root or owner is site.scope

    def _use(self, site: Site, new: str | None) -> Iterator[Answer]:
        node = site.node
        binding = site.binding
        star = binding is not None and binding.name == "*"
        if isinstance(node, ast.Name):
            if not star:
                return  # its import is what is rewritten
            if new is None or not self._available(new):
                yield from self._cannot(site)
                return
            spelled_out = self._spelled_out(site)
            if spelled_out is not None:
                yield self._answer(site, spelled_out)
                return
            yield self._answer(site, site.replace_name(node, site.need(new)))
            return
        if not isinstance(node, ast.Attribute):
            return
        if binding is not None and binding.kind is BindingKind.IMPORT and not star:
            if binding.target == site.qname:
                return
        if new is None or not self._available(new):
            yield from self._cannot(site)
            return
        module, _, last = site.qname.rpartition(".")
        if new.rpartition(".")[0] == module:
            yield self._answer(site, site.replace_name(node, last if last == new else new.rpartition(".")[2]))
            return
        spelled = site.source(node)
        for old, moved in self.moves.items():
            if site.qname == old and self._goes_apart(site, old, node) is not None:
                return  # what is taken from the module is rewritten as a whole, or told of
            if site.qname == old and binding is not None and spelled == old:
                if moved.partition(".")[0] != old.partition(".")[0]:
                    return  # told at the import
                yield self._answer(site, site.replace(node, moved))
                return
            if site.qname.startswith(old + "."):
                if self._available(moved + site.qname[len(old) :]):
                    return  # the module's own name in the chain, or its import, is what is rewritten
                break
        yield self._answer(site, site.replace(node, site.need(new)))

    def _spelled_out(self, site: Site) -> Edit | None:
        """``from a import b, c`` in the place of a star import whose module is gone, for what it brings this file."""
        binding, module = site.binding, site.module
        statement = module.statement_of(binding.node) if binding is not None else None
        if not isinstance(statement, ast.ImportFrom) or len(statement.names) != 1:
            return None
        from codemods.django import api

        old = module.walk.absolute(statement)
        if any(api.exists(old, release) for release in site.range.supported):
            return None
        if module.is_package or module.dunder_all is not None or any(importers(site)):
            return None  # others take from here what it brings
        parts: dict[str, list[str]] = {}
        for name in sorted(module.walk.names):
            full = f"{old}.{name}"
            if not api.lived(full):
                continue
            if not any(full in module.resolve(node, at).targets for node, at in module.walk.names[name]):
                continue
            new = self.new_name(full)
            if new is None or not self._available(new) or site.reexported(name):
                return None
            home, _, last = new.rpartition(".")
            parts.setdefault(home, []).append(last if last == name else f"{last} as {name}")
        lines = [f"from {home} import {', '.join(names)}" for home, names in sorted(parts.items())]
        return site.replace(statement, (module.source.newline + module.indent_of(statement)).join(lines))

    def _goes_apart(self, site: Site, old: str, node: ast.expr) -> str | None:
        """Where a member of a module that moved is now, if it did not move along ("" for nowhere); None if it did."""
        parent = site.module.parents.get(node)
        if not isinstance(parent, ast.Attribute) or parent.value is not node:
            return None
        from codemods.django import api

        name = f"{old}.{parent.attr}"
        moved = f"{self.moves[old]}.{parent.attr}"
        if not (api.lived(name) or api.lived(moved)) or self._available(moved):
            return None  # it is nothing of Django's, as far as is known, or it moved along
        new = self.new_name(name)
        return new if new is not None and self._available(new) else ""

    def _string(self, site: Site, new: str | None) -> Iterator[Answer]:
        node = site.node
        assert isinstance(node, ast.Constant)
        if new is None or not self._available(new):
            return
        old = site.qname
        if not str(node.value).startswith(old) or is_salt(site):
            return
        edit = site.replace_in_string(node, old, new)
        parent = site.parent
        loaded = isinstance(parent, ast.Call) and _name_of(parent.func) in _LOADERS
        if loaded or self.paths or "settings" in site.roles:
            yield self._answer(site, edit)
        else:
            yield site.suggest(
                edit,
                message=self._message(old, new),
                advice="The string looks like a dotted path to code; rename it if it is used as one.",
            )


def is_salt(site: Site) -> bool:
    """Whether a string that reads like a path goes into hashes: with another one, what is signed already is void."""
    parent = site.parent
    names: list[str] = []
    if isinstance(parent, ast.Assign):
        names = [_name_of(target) for target in parent.targets]
    elif isinstance(parent, ast.AnnAssign):
        names = [_name_of(parent.target)]
    elif isinstance(parent, ast.keyword):
        names = [parent.arg or ""]
    elif isinstance(parent, ast.Call):
        return _name_of(parent.func) == "salted_hmac" and site.node in parent.args[:1]
    return any("salt" in name.lower() for name in names)


def _is_private(qname: str) -> bool:
    """Whether a name is none that a module of the standard library offers under the same name."""
    last = qname.rpartition(".")[2]
    return last.startswith(("_", "RemovedInDjango"))


def _name_of(func: ast.expr) -> str:
    if isinstance(func, ast.Attribute):
        return func.attr
    return func.id if isinstance(func, ast.Name) else ""


class RemoveSymbols(Rule):
    """Names that are gone without a successor of the same meaning: a person has to decide."""

    names: ClassVar[Mapping[str, str]] = {}
    """Dotted name -> what to do about it (one sentence)."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.names:
            yield OnName(name)
        yield from cls.triggers

    def visit(self, site: Site) -> Iterator[Answer]:
        if not site.direct or self._is_other(site.qname):
            return
        binding = site.binding
        if site.kind == "import":
            if answered_by_other_arm(site):
                return
        elif site.kind == "use":
            if isinstance(site.node, ast.Name) and not (binding is not None and binding.name == "*"):
                return  # told at its import
            if binding is not None and binding.target == site.qname and binding.name != "*":
                return
        yield site.flag(message=self.told(site.qname), advice=self.advice_for(site.qname))

    def _is_other(self, qname: str) -> bool:
        """Whether a name was once another path to what is gone, and is still there on the target, as something else."""
        if not self.gone or qname in self.names:
            return False
        from codemods.django import api

        return all(api.exists(qname, release) for release in self.range.supported)

    def told(self, qname: str) -> str:
        first, last, removal = self.lifetime()
        if removal and self.gone:
            return f"{qname} was removed in Django {last}"
        if removal:
            return f"{qname} is deprecated since Django {first}"
        return f"{qname}: {self.message()}"

    def advice_for(self, qname: str) -> str:
        from codemods.django import api

        for name, advice in self.names.items():
            if qname == name or qname in api.equivalents(name):
                return advice
        return self.advice
