"""Settings whose default changes: what a project runs with is written down where no settings module says it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import ClassVar

from codemods.findings import Edit
from codemods.index.facts import ModuleFacts
from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes.settings_modules import closure, importers
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnModule, Trigger

__all__ = ["PinSetting"]

_TELLING = ("INSTALLED_APPS", "DATABASES", "ROOT_URLCONF")


class PinSetting(Rule):
    """A setting that the project never chose has another default now: the old one is written down.

    It goes into the lowest settings module of a chain of star imports that never says it, once a chain, and into calls
    of ``settings.configure()``.
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
        if not self.replaceable or self.setting in site.module.text:
            return
        if not self._is_home(site) or not self.wants(site):
            return
        after = self._neighbour(site)
        if after is not None:
            edit = site.insert_after(after, f"{self.setting} = {self.value}")
            answer = site.suggest if self.suggests else site.fix
            yield answer(edit, *self.extra(site), node=after)

    def _configure(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        if not self.replaceable or call.args:
            return
        if any(site.keyword(call, name) is not None for name in (self.setting, "default_settings")):
            return
        if site.has_stars(call):
            if self.setting in site.module.text:
                return
            made = self._options(site, call)
            if made is not None and self.wants(site):
                if not self.configure_needs or site.keyword(made, self.configure_needs) is not None:
                    answer = site.suggest if self.suggests else site.fix
                    yield answer(site.edit_call(made).add(self.setting, self.value).edit(), node=made)
            elif made is None:
                yield site.flag(advice=f"See to it that the settings handed on say what {self.setting} is.")
            return
        if self.configure_needs and site.keyword(call, self.configure_needs) is None:
            return
        if self.wants(site):
            answer = site.suggest if self.suggests else site.fix
            yield answer(site.edit_call(call).add(self.setting, self.value).edit())

    def _options(self, site: Site, call: ast.Call) -> ast.Call | None:
        """The ``dict(…)`` of this module that a call of ``configure()`` hands on as ``**``, if that is all it does."""
        if len(call.keywords) != 1 or not isinstance(call.keywords[0].value, ast.Name):
            return None
        name = call.keywords[0].value
        owner = site.module.scope_at(name).owner(name.id)
        value = site.value_of(name.id) if owner is site.module.walk.root else None
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "dict":
            if not value.args and not site.has_stars(value):
                return value
        return None

    def _is_home(self, site: Site) -> bool:
        """Whether this is the module in which the setting has to be said: the lowest of a chain that never says it."""
        stars = [star for star, _ in site.module.walk.stars]
        below, known = closure(site, stars)
        if not known or any(facts.path != site.module.path for facts in below):
            return False  # said in the module below, or nobody can tell
        names = set(site.module.walk.root.bindings)
        above = list(importers(site))
        if not above:
            return _TELLING[0] in names
        tops = [facts for facts in above if not any(_imports(other, facts) for other in above)]
        return any(self._lacks(site, top, names) for top in tops)

    def _lacks(self, site: Site, top: ModuleFacts, own: set[str]) -> bool:
        """Whether the settings that ``top`` makes never say the setting, and this module is where they begin."""
        below, known = closure(site, top.names)
        if not known or any(self.setting in facts.bindings for facts in below):
            return False
        if not any(name in facts.bindings for facts in below for name in _TELLING):
            return False
        roots = sorted((facts for facts in below if not facts.stars), key=lambda facts: -len(facts.bindings))
        return bool(roots) and roots[0].path == site.module.path and _TELLING[0] in own

    def _neighbour(self, site: Site) -> ast.stmt | None:
        """The assignment of a related setting to stand below, or the last plain one at the top level."""
        plain: dict[str, ast.stmt] = {}
        for statement in site.module.tree.body:
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                plain[statement.targets[0].id] = statement
        for name in self.neighbours:
            if name in plain:
                return plain[name]
        return list(plain.values())[-1] if plain else None


def _imports(one: ModuleFacts, other: ModuleFacts) -> bool:
    return not set(other.names).isdisjoint(one.stars)
