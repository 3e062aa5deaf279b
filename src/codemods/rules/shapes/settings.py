"""Settings: renamed, removed, or with a value that has to change."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes.handed_settings import HandedSetting, handed_settings
from codemods.rules.shapes.settings_modules import read_elsewhere
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, OnSetting, Trigger

__all__ = ["ChangeSettings"]


class ChangeSettings(Rule):
    """A setting has another name, or is not read any more."""

    rename: ClassVar[Mapping[str, str]] = {}
    """Setting -> new name."""
    remove: ClassVar[Mapping[str, str]] = {}
    """Setting that Django no longer reads, whatever its value -> what to know about it ("" for nothing)."""
    remove_if: ClassVar[Mapping[str, object]] = {}
    """Setting -> the literal value with which dropping it changes nothing; other values are flagged."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        names = tuple(dict.fromkeys([*cls.rename, *cls.remove, *cls.remove_if]))
        yield from map(OnSetting, names)
        yield OnModule(names)
        yield from cls.triggers

    def visit(self, site: Site) -> Iterator[Answer]:
        name = site.qname
        if site.kind == "module":
            for handed in handed_settings(site, *self.rename, *{*self.remove, *self.remove_if}):
                yield from self._handed(site, handed)
            return
        if name in self.rename:
            yield from self._rename(site, name, self.rename[name])
        else:
            yield from self._remove(site, name)

    def _rename(self, site: Site, old: str, new: str) -> Iterator[Answer]:
        node = site.node
        message = f"The setting {old} is {new} now"
        if not self.replaceable:
            if self.gone:
                yield site.flag(message=message)
            return
        if site.kind == "assign":
            target = site.binding.node if site.binding is not None else None
            if not isinstance(target, ast.Name):
                return
            uses = [use for use, scope in site.module.walk.names.get(old, ()) if isinstance(use, ast.Name)]
            if new in site.scope.bindings or read_elsewhere(site, old):
                yield site.flag(message=message, advice=f"Assign {new} here and drop {old}.")
                return
            yield site.fix(
                [
                    site.replace_name(target, new),
                    *[site.replace_name(use, new) for use in uses if use is not target],
                ],
                message=message,
            )
        elif site.kind == "keyword" and isinstance(node, ast.Call):
            keyword = site.keyword(node, old)
            if keyword is not None and site.keyword(node, new) is None:
                yield site.fix(site.replace_name(keyword, new), node=keyword, message=message)
        elif site.kind in ("read", "write"):
            yield site.fix(site.replace_name(node, new), message=message)

    def _handed(self, site: Site, handed: HandedSetting) -> Iterator[Answer]:
        """A setting in a dictionary that is handed on: ``settings.configure(**OPTIONS)``."""
        name, new = handed.name, self.rename.get(handed.name, "")
        message = f"The setting {name} is {new} now" if new else f"Django no longer reads the setting {name}"
        advice = self.remove.get(name, "") or self.advice
        kept = name in self.remove_if and not _equals(handed.value, self.remove_if[name])
        if not self.replaceable and not self.gone:
            return
        if not self.replaceable or kept or not handed.alone or (new and handed.has(new)):
            yield site.flag(node=handed.key, message=message, advice=advice)
            return
        edit = handed.renamed(new) if new else handed.removed()
        yield site.fix(
            edit, node=handed.key, message=message, advice="" if new else self.remove.get(name, "")
        )

    def _remove(self, site: Site, name: str) -> Iterator[Answer]:
        message = f"Django no longer reads the setting {name}"
        advice = self.remove.get(name, "")
        if not self.replaceable:
            if self.gone:
                yield site.flag(message=message, advice=advice or self.advice)
            return
        if site.kind == "assign" and isinstance(site.node, ast.Assign | ast.AnnAssign):
            if name in self.remove_if and not _equals(site.node.value, self.remove_if[name]):
                yield site.flag(message=message, advice=self.advice)
                return
            uses = site.module.walk.names.get(name, ())
            if uses or read_elsewhere(site, name):
                yield site.flag(
                    message=f"{message}; the project reads it itself", advice=advice or self.advice
                )
                return
            target = site.binding.node if site.binding is not None else None
            if isinstance(site.node, ast.Assign) and len(site.node.targets) > 1:
                if isinstance(target, ast.Name):
                    edit = site.drop_target(site.node, target)
                    yield site.fix(edit, node=target, message=message, advice=advice)
                return
            yield site.fix(site.remove(site.node), message=message, advice=advice)
        elif site.kind == "keyword" and isinstance(site.node, ast.Call):
            keyword = site.keyword(site.node, name)
            if keyword is None:
                return
            if name in self.remove_if and not _equals(keyword.value, self.remove_if[name]):
                yield site.flag(node=keyword, message=message, advice=self.advice)
                return
            if len(site.node.keywords) == 1 and not site.node.args:
                owner = site.parent
                if isinstance(owner, ast.ClassDef | ast.FunctionDef) and site.node in owner.decorator_list:
                    yield site.fix(
                        site.drop_decorator(owner, site.node), node=keyword, message=message, advice=advice
                    )
                    return
                yield site.flag(node=keyword, message=message, advice=advice or self.advice)
                return
            yield site.fix(
                site.edit_call(site.node).remove(name).edit(), node=keyword, message=message, advice=advice
            )
        elif site.kind in ("read", "write"):
            yield site.flag(message=message, advice=advice or self.advice)


def _equals(node: ast.expr | None, value: object) -> bool:
    try:
        return node is not None and bool(ast.literal_eval(node) == value)
    except (ValueError, TypeError, SyntaxError):
        return False
