"""Settings whose default changes: what a project runs with is written down where no settings module says it."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar

from codemods.findings import Edit
from codemods.index.facts import ModuleFacts
from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes.handed_settings import options_of
from codemods.rules.shapes.literals import append_entry
from codemods.rules.shapes.settings_modules import closure, importers
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnModule, Trigger
from codemods.source.scopes import BindingKind

__all__ = ["PinSetting"]

_APPS = "INSTALLED_APPS"
_INCLUDE = "split_settings.tools.include"


class PinSetting(Rule):
    """A setting that the project never chose has another default now: the old one is written down.

    It goes into the lowest settings module of a chain of star imports that never says it, once a chain, into the lowest
    class of settings, and into calls of ``settings.configure()``.
    """

    setting: ClassVar[str] = ""
    value: ClassVar[str] = ""
    """The text of the old default."""
    neighbours: ClassVar[Sequence[str]] = ()
    """Settings below which the new line stands, the best one first; otherwise below the last plain assignment."""
    configure_needs: ClassVar[str] = ""
    """A setting without which a ``settings.configure()`` has no use for this one ("": every call is meant)."""

    suggests: ClassVar[bool] = False
    """True where a person has to say whether the old default is what the project wants."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnModule((), roles=("settings",))
        yield OnCall("django.conf.settings.configure")
        yield from cls.triggers

    def wants(self, site: Site) -> bool:
        """Whether the project has any use for the setting; for subclasses to narrow."""
        return True

    def extra(self, site: Site) -> Sequence[Edit]:
        """What else goes with the new line; for subclasses."""
        return ()

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Call):
            yield from self._configure(site, node)
            return
        if not self.replaceable or self._named(site):
            return
        yield from self._in_classes(site)
        if self.setting in site.module.walk.root.bindings:
            return
        home = self._home(site)
        if home is not None and self.wants(site):
            after, early = self._neighbour(site, site.module.tree.body, _unknown_stars(site))
            if after is not None:
                yield self._pinned(site, after, home and early)

    def _pinned(self, site: Site, after: ast.stmt, certain: bool) -> Answer:
        """The old default below a statement; ``certain`` where nothing that cannot be seen may have said otherwise."""
        edit = site.insert_after(after, f"{self.setting} = {self.value}")
        if certain and not self.suggests:
            return site.fix(edit, *self.extra(site), node=after)
        advice = (
            ""
            if certain
            else f"{self.advice} Settings that cannot be seen here may say what {self.setting} is."
        )
        return site.suggest(edit, *self.extra(site), node=after, advice=advice)

    def _named(self, site: Site) -> bool:
        """Whether the file does something with the setting other than to assign it: reads it, or has it as a key."""
        walk = site.module.walk
        if self.setting not in site.module.text:
            return False
        loads = walk.names.get(self.setting, ())
        if any(isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) for node, _ in loads):
            return True
        return any(text.value == self.setting for text in site.module.texts(self.setting))

    def _in_classes(self, site: Site) -> Iterator[Answer]:
        """Classes of settings: the lowest that has the apps says it, where no class above or beside it does."""
        for node, scope, _ in site.module.walk.classes:
            bound = site.module.walk.scope_of[node].bindings
            if scope is not site.module.walk.root or _APPS not in bound or self.setting in bound:
                continue
            certain = self._begins(site, node, f"{site.module.name}.{node.name}")
            if certain is not None and self.wants(site):
                after, _ = self._neighbour(site, node.body, ())
                if after is not None:
                    yield self._pinned(site, after, certain)

    def _begins(self, site: Site, node: ast.ClassDef, own: str) -> bool | None:
        """Whether a class is where the settings begin and nobody says this one (False: as far as can be seen); or None."""
        certain = True
        for base in node.bases:
            name = site.resolve(base, certain=False) or ""
            if (
                site.index.class_facts(name) is None
                and not name.startswith("configurations.")
                and name != "object"
            ):
                certain = False
        ancestry = set(site.index.ancestry(own)) - {own}
        if self._members(site, ancestry, _APPS) or self._members(site, ancestry, self.setting):
            return None
        for line in map(site.index.ancestry, (own, *site.index.heirs(own))):
            beside = {one for one in line if own not in site.index.ancestry(one)}
            certain = certain and not self._members(site, beside, self.setting)
        return certain

    def _members(self, site: Site, classes: Collection[str], name: str) -> bool:
        found = [site.index.class_facts(one) for one in classes]
        return any(facts is not None and name in facts.members for facts in found)

    def _configure(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        if not self.replaceable or call.args:
            return
        if any(site.keyword(call, name) is not None for name in (self.setting, "default_settings")):
            return
        if site.has_stars(call):
            if self.setting in site.module.text:
                return
            made = options_of(site, call) if len(call.keywords) == 1 else None
            if made is not None and self.wants(site):
                edit = self._added(site, made)
                if edit is not None:
                    yield (site.suggest if self.suggests else site.fix)(edit, node=made)
            elif made is None:
                yield site.flag(advice=f"See to it that the settings handed on say what {self.setting} is.")
            return
        if self.configure_needs and site.keyword(call, self.configure_needs) is None:
            return
        if self.wants(site):
            answer = site.suggest if self.suggests else site.fix
            yield answer(site.edit_call(call).add(self.setting, self.value).edit())

    def _added(self, site: Site, made: ast.Call | ast.Dict) -> Edit | None:
        """The edit of a dictionary of settings that has what this one needs; None for any other."""
        needs = self.configure_needs
        if isinstance(made, ast.Call):
            if needs and site.keyword(made, needs) is None:
                return None
            return site.edit_call(made).add(self.setting, self.value).edit()
        keys = [key.value for key in made.keys if isinstance(key, ast.Constant)]
        if needs and needs not in keys:
            return None
        quote = "'" if site.source(made.keys[0] or made).startswith("'") else '"'
        return append_entry(site, made, f"{quote}{self.setting}{quote}", self.value)

    def _home(self, site: Site) -> bool | None:
        """Whether the setting has to be said in this module, the lowest of a chain that has the apps and never says it.

        False where a module that cannot be seen may say it before, None where it is not to be said here.
        """
        if not _has_own_apps(site) or self._is_said_beside(site):
            return None
        below, _ = closure(site, [star for star, _ in site.module.walk.stars])
        if any(self.setting in facts.bindings or _APPS in facts.bindings for facts in below):
            return None
        above = list(importers(site))
        if not above:
            return True
        tops = [facts for facts in above if not any(_imports(other, facts) for other in above)]
        answers = [self._lacks(site, top) for top in tops]
        if not any(answer is not None for answer in answers):
            return None
        return False not in answers

    def _is_said_beside(self, site: Site) -> bool:
        """Whether another part says the setting, where django-split-settings puts the settings together from files."""
        for whole in site.index.users(_INCLUDE):
            folder = whole.path.rpartition("/")[0] + "/"
            if site.module.path.startswith(folder) and any(
                self.setting in facts.bindings
                for facts in site.index.files.values()
                if facts.path.startswith(folder)
            ):
                return True
        return False

    def _lacks(self, site: Site, top: ModuleFacts) -> bool | None:
        """Whether the settings that ``top`` makes never say the setting, and this module is where they begin."""
        below, _ = closure(site, top.names)
        if any(self.setting in facts.bindings for facts in below):
            return None
        apps = [facts for facts in below if _APPS in facts.bindings]
        roots = [
            facts
            for facts in apps
            if not any(other is not facts and other in closure(site, facts.names)[0] for other in apps)
        ]
        roots.sort(key=lambda facts: -len(facts.bindings))
        if not roots or roots[0].path != site.module.path:
            return None
        for star in top.stars:
            modules, known = closure(site, [star])
            if any(facts.path == site.module.path for facts in modules):
                return True
            if not known:
                return False
        return True

    def _neighbour(
        self, site: Site, body: Sequence[ast.stmt], unknown: Sequence[ast.stmt]
    ) -> tuple[ast.stmt | None, bool]:
        """The assignment of a related setting to stand below, or the last plain one of the body.

        Above the first star import of what cannot be seen, since that may say the setting itself; False where there is
        nothing above it to stand below.
        """
        early: dict[str, ast.stmt] = {}
        plain: dict[str, ast.stmt] = {}
        first = min((statement.lineno for statement in unknown), default=None)
        for statement in body:
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                plain[statement.targets[0].id] = statement
                if first is None or statement.lineno < first:
                    early[statement.targets[0].id] = statement
        chosen = early or plain
        for name in self.neighbours:
            if name in chosen:
                return chosen[name], chosen is early
        return (list(chosen.values())[-1] if chosen else None), chosen is early


def _has_own_apps(site: Site) -> bool:
    """Whether the module has a list of the apps, and not just adds to one that somebody else will hand to it."""
    bound = site.module.walk.root.bindings.get(_APPS)
    if bound is None or bound[0].kind is BindingKind.IMPORT:
        return False
    return bound[0].kind is BindingKind.ASSIGN or bool(site.module.walk.stars)


def _unknown_stars(site: Site) -> list[ast.stmt]:
    """The star imports of modules that the repository does not have, in their statements at the top level."""
    found: list[ast.stmt] = []
    for name, binding in site.module.walk.stars:
        if not closure(site, [name])[1]:
            statement = site.module.statement_of(binding.node)
            for ancestor in site.module.ancestors(statement):
                if isinstance(ancestor, ast.stmt):
                    statement = ancestor
            found.append(statement)
    return found


def _imports(one: ModuleFacts, other: ModuleFacts) -> bool:
    return not set(other.names).isdisjoint(one.stars)
