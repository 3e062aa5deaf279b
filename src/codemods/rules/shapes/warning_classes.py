"""Warning classes of Django's deprecations, which go with the release that they name; also where filters name them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.releases import Range, Release
from codemods.rewrite.answer import Answer
from codemods.rules.shapes.symbols import RenameSymbols, answered_by_other_arm
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, Trigger
from codemods.source.guards import guarded
from codemods.source.names import last_name
from codemods.source.scopes import Binding

__all__ = ["FILTER", "NEXT", "RemovedWarning", "in_filter", "silences", "successor"]

_MODULE = "django.utils.deprecation"
NEXT = f"{_MODULE}.RemovedInNextVersionWarning"
_AFTER = f"{_MODULE}.RemovedAfterNextVersionWarning"
FILTER = re.compile(r"(?<![\w.])(?:(?<=-)W)?(\w+):[^:\n]*:$")
"""What stands before the class in a warning filter: the action, and the text of the message."""
_IGNORED = "The warnings that this filter ignores are gone with what they warned of"
_DROP = "Drop the filter; under another name it would ignore what nobody has looked at yet."


def in_filter(name: str) -> re.Pattern[str]:
    """A dotted name of a warning class where a warning filter has it: ``error::a.b.C``, ``ignore:text:a.b.C:module``."""
    return re.compile(rf"(?<![\w.]){re.escape(name)}(?![\w.])")


def silences(text: str, at: int) -> bool:
    """Whether the warning class that is named at a place of a text is one that a filter ignores: ``ignore:text:a.b.C``."""
    action = FILTER.search(text[text.rfind("\n", 0, at) + 1 : at])
    return action is not None and "ignore".startswith(action[1])


def successor(old: str, new: str, range: Range) -> str | None:
    """The name that stays for what a warning class announced: removals in the next release, or in the one after it."""
    from codemods.django import api

    asked = range.target if api.exists(old, range.target) else range.current
    if new != NEXT or asked is None or not _is_pending(old, asked):
        return new
    later = {_pending(release) for release in range.supported}
    return later.pop() if len(later) == 1 else None


def _is_pending(name: str, release: Release) -> bool:
    from codemods.django import api

    pending = "builtins.PendingDeprecationWarning"  # Django 1.8 knows it by a name of its own
    return pending in (api.definition(name, release), *api.bases(name, release))


def _pending(release: Release) -> str | None:
    """What a release calls the class of what goes in the release after the next one."""
    from codemods.django import api

    if api.exists(_AFTER, release):
        return _AFTER
    names = (f"{_MODULE}.{name}" for name in sorted(api.module_names(_MODULE, release)))
    return next((name for name in names if _is_pending(name, release)), None)


class RemovedWarning(RenameSymbols):
    """A warning class is gone or has another name: imports, uses, and filters in text (pytest, ``PYTHONWARNINGS``)."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from super().subscriptions()
        yield OnModule(tuple(old.rpartition(".")[2] for old in cls.renames))

    def new_name(self, qname: str) -> str | None:
        new = super().new_name(qname)
        return None if new is None else successor(qname, new, self.range)

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.Module):
            yield from super().visit(site)
            return
        for constant in site.module.texts(":"):
            text = str(constant.value)
            if "\n" in text:
                continue
            for old in self.renames:
                named, new = in_filter(old).search(text), self.new_name(old)
                if named is None or new is None or not self._available(new):
                    continue
                if silences(text, named.start()) and self._is_dated(old):
                    yield from self._dropped(site, old, [constant])
                    continue
                edit = site.replace_in_string(constant, old, new)
                answer = site.suggest if self.suggests else site.fix
                yield answer(edit, node=constant, message=self._message(old, new))

    def _import(self, site: Site, new: str | None) -> Iterator[Answer]:
        binding = site.binding
        uses, certain = site.uses_of(binding) if binding is not None else ([], True)
        ignored = [use for use in uses if _is_ignored(site, use)] if self._is_dated(site.qname) else []
        if binding is None or not certain or not ignored or answered_by_other_arm(site):
            yield from super()._import(site, new)
            return
        if guarded(site.module, site.node) is not None:
            return  # it fails, as the code foresees, and there is nothing left to ignore
        if len(ignored) == len(uses):
            yield from self._dropped(
                site, site.qname, ignored, None if site.offers(binding.name) else binding
            )
            return
        dropped = self._edits(site, ignored)
        if dropped is None or self._is_there(site.qname):
            yield from self._dropped(site, site.qname, ignored)
            return
        for answer in super()._import(site, new):
            if answer.edits or answer.imports:
                others = (
                    edit
                    for edit in answer.edits
                    if not any(one.start <= edit.start < one.end for one in dropped)
                )
                answer.edits = (*others, *dropped)
            yield answer

    def _use(self, site: Site, new: str | None) -> Iterator[Answer]:
        ignored = isinstance(site.node, ast.Attribute) and _is_ignored(site, site.node)
        if ignored and isinstance(site.node, ast.expr) and self._is_dated(site.qname):
            yield from self._dropped(site, site.qname, [site.node])
        else:
            yield from super()._use(site, new)

    def _is_dated(self, qname: str) -> bool:
        """Whether a class stands for the removals of one release alone, rather than being known by another name."""
        return super().new_name(qname) == NEXT

    def _is_there(self, qname: str) -> bool:
        from codemods.django import api

        return api.exists(qname, self.range.target)

    def _dropped(
        self, site: Site, old: str, nodes: list[ast.expr], unused: Binding | None = None
    ) -> Iterator[Answer]:
        """Filters that ignore what is gone go, with an import that is for them alone; while it is there, they stay."""
        if self._is_there(old):
            return
        edits = self._edits(site, nodes)
        if edits is None:
            yield site.flag(node=nodes[0], message=_IGNORED, advice=_DROP, also=nodes[1:])
            return
        if unused is not None:
            site.remove_import(unused)
        places: list[ast.AST] = [site.node, *nodes] if unused is not None else [*nodes]
        yield site.fix(edits, node=places[0], message=_IGNORED, also=places[1:])

    def _edits(self, site: Site, nodes: list[ast.expr]) -> list[Edit] | None:
        """What takes out all of the filters; None where one of them stands in no known way."""
        found = [_without(site, node) for node in nodes]
        return None if None in found else [edit for one in found if one is not None for edit in one]


def _filter(site: Site, node: ast.expr) -> ast.Call | None:
    """The call that is given a warning class, or a filter in text."""
    parent = site.module.parents.get(node)
    if isinstance(parent, ast.Tuple):
        parent = site.module.parents.get(parent)
    call = site.module.parents.get(parent) if isinstance(parent, ast.keyword) else parent
    return call if isinstance(call, ast.Call) and call.func is not node else None


def _is_ignored(site: Site, use: ast.expr) -> bool:
    """Whether a warning class is named for its warnings not to be shown."""
    call = _filter(site, use)
    name = last_name(call.func) if call is not None else ""
    if call is not None and name in ("simplefilter", "filterwarnings"):
        action = site.argument(call, "action", 0)
        return isinstance(action, ast.Constant) and action.value == "ignore"
    return name == "ignore_warnings"


def _without(site: Site, node: ast.expr) -> list[Edit] | None:
    """The edits that take out the statement or decorator whose only purpose a filter is; None where it is not so."""
    module = site.module
    call = _filter(site, node)
    if call is None or isinstance(module.parents.get(node), ast.Tuple):
        return None
    if last_name(call.func) == "filterwarnings" and isinstance(node, ast.Constant) and len(call.args) > 1:
        return None
    holder = module.parents.get(call)
    if isinstance(holder, ast.Expr):
        return list(site.remove(holder))
    if (
        isinstance(holder, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and call in holder.decorator_list
    ):
        return [site.drop_decorator(holder, call)]
    if isinstance(holder, ast.Assign) and [last_name(one) for one in holder.targets] == ["pytestmark"]:
        return list(site.remove(holder))
    return None
