"""Which name of a URL stands for a view: what takes the place of the view's dotted path where a URL is reversed.

A view's path could be reversed up to Django 1.9 wherever its entry is not behind a namespace; so can the entry's name,
from the same places. That makes one as good as the other as long as no other view has the name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from codemods.index.reversals import DOTTED
from codemods.index.routes import Route

if TYPE_CHECKING:
    from codemods.index.facts import ModuleFacts
    from codemods.index.index import Index

__all__ = ["UrlName", "Urls"]

_AUTH = "django.contrib.auth.views."
_AUTH_URLS = {  # the entries of django.contrib.auth.urls
    f"{_AUTH}{name}": name
    for name in (
        "login",
        "logout",
        "password_change",
        "password_change_done",
        "password_reset",
        "password_reset_done",
        "password_reset_confirm",
        "password_reset_complete",
    )
}
_LOGOUTS = (f"{_AUTH}logout", f"{_AUTH}LogoutView")
_Chain = tuple[str, ...]  # namespaces, the outermost first, "?" for a computed one
_Group = tuple[str, str]  # path of the file, name of the list in it


@dataclass(frozen=True, slots=True)
class UrlName:
    """What is reversed in place of a view's dotted path, or why nothing can be.

    ``name`` has its namespaces in front; it is empty where there is none, and ``reason`` then says why. ``given`` says
    that the view's entries have yet to be given it. Where it is not ``sure``, the dotted path led nowhere before.
    """

    name: str = ""
    sure: bool = True
    given: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    facts: ModuleFacts
    route: Route

    @property
    def group(self) -> _Group:
        return self.facts.path, self.route.group


class Urls:
    """The URLconfs of a repository; asked through ``Index.urls``."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def name_of(self, path: str) -> UrlName | None:
        """What stands for a view that is reversed by its path (namespaces in front); None where it is no such path."""
        if DOTTED.fullmatch(path) is None or path in self.names:
            return None
        spaces, _, dotted = path.rpartition(":")
        view = self._view(dotted)
        if view is None:
            return None
        entries = self._views.get(view, [])
        if not entries:
            name = _AUTH_URLS.get(view, "") if self._includes_auth and not spaces else ""
            if name and not self._taken(name, view, None):
                return UrlName(name)
            return UrlName(reason="no entry of a URLconf in this repository leads to the view")
        if not all(entry.route.plain for entry in entries):
            return UrlName(reason="its entry does not lead to the view itself but to what is made of it")
        sure = True
        if spaces:
            last = spaces.rpartition(":")[2]
            within = [entry for entry in entries if any(one[-1:] == (last,) for one in self._chains(entry))]
            if not within:
                return UrlName(reason=f"no entry in the namespace {spaces} leads to the view")
        else:
            within = [entry for entry in entries if () in self._chains(entry)]
            if not within:
                known = {chain for entry in entries for chain in self._chains(entry)}
                if len(known) != 1 or any("?" in chain for chain in known):
                    return UrlName(reason="its URLconf is included with a namespace")
                within, sure, spaces = entries, False, ":".join(known.pop())
        names = {entry.route.name for entry in within}
        if "" in names:
            return UrlName(reason="the name of its entry is computed")
        if len(names) > 1:
            return UrlName(reason="several entries lead to the view, and not by one name")
        name = names.pop() or ""
        given = not name
        if given:
            able = (one.route.nameable and one.facts.writable and not one.route.aside for one in within)
            if not all(able):
                return UrlName(reason="its entry has no name and cannot be given one in this run")
            name = self._new_name(view)
            if not name:
                return UrlName(reason="its entry has no name, and those that come to mind are taken")
        elif self._taken(name, view, {entry.group for entry in within} if spaces else None):
            return UrlName(reason=f"the name of its entry, {name}, is another view's as well")
        return UrlName(f"{spaces}:{name}" if spaces else name, sure, given)

    def new_name(self, route: Route) -> str:
        """The name that an entry is to be given, as its view is reversed by its path somewhere and has none; or ""."""
        if route.name is not None or not route.view or not route.nameable or route.aside:
            return ""
        return self._to_name.get(self.index.name(route.view).qname, "")

    def wants_name(self, route: Route) -> bool:
        """Whether a view is reversed by its path though its entry, which the user has set aside, gets no name."""
        return route.aside and self.index.name(route.view).qname in self._reversed

    @cached_property
    def _reversed(self) -> frozenset[str]:
        """The views that are reversed by their paths."""
        paths = (path.rpartition(":")[2] for facts in self.index.files.values() for path in facts.reversed)
        return frozenset(view for view in map(self._view, paths) if view is not None)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name that an entry of the repository has, with the namespaces that it is reversed with."""
        return frozenset(
            ":".join((*chain, name))
            for entry in self._entries
            for name in (entry.route.name,)
            if name
            for chain in self._chains(entry)
        ) | (frozenset(_AUTH_URLS.values()) if self._includes_auth else frozenset())

    @cached_property
    def logouts(self) -> frozenset[str]:
        """The names by which Django's views that log out, and what descends from them, are reversed."""
        found = {"admin:logout"}
        for entry in self._entries:
            name = entry.route.name
            if name and self._logs_out(self.index.name(entry.route.view).qname):
                found.update(":".join((*chain, name)) for chain in self._chains(entry))
        if "logout" not in self.names or self._includes_auth:
            found.add("logout")
        return frozenset(found)

    @cached_property
    def unnamed_logout(self) -> bool:
        """Whether an entry without a name leads to one of them, so that its address is written out."""
        return any(
            entry.route.name is None and self._logs_out(self.index.name(entry.route.view).qname)
            for entry in self._entries
        )

    def _logs_out(self, view: str) -> bool:
        return view in _LOGOUTS or not set(self.index.ancestry(view)).isdisjoint(_LOGOUTS)

    @cached_property
    def shared_namespaces(self) -> frozenset[str]:
        """The application namespaces that are included for several instances."""
        instances: dict[str, set[str]] = {}
        for entry in self._entries:
            if entry.route.includes and entry.route.app_name not in ("", "?"):
                instances.setdefault(entry.route.app_name, set()).add(entry.route.namespace)
        return frozenset(name for name, spaces in instances.items() if len(spaces) > 1)

    # -- what there is ---------------------------------------------------------------------------------------------

    def _view(self, dotted: str) -> str | None:
        """The final name of what a dotted path leads to, where that can be a view."""
        facts, rest = self.index._split(dotted)
        if facts is not None:
            offered = rest in facts.bindings or any(self.index._offers(star, rest) for star in facts.stars)
            return self.index.name(dotted).qname if rest and offered else None
        if not dotted.startswith("django."):
            return dotted if dotted in self._views else None
        from codemods.django import api

        return dotted if api.lived(dotted) else None

    @cached_property
    def _entries(self) -> list[_Entry]:
        return [_Entry(facts, route) for facts in self.index.files.values() for route in facts.routes]

    @cached_property
    def _views(self) -> dict[str, list[_Entry]]:
        """The entries that lead to each view, by its final name."""
        found: dict[str, list[_Entry]] = {}
        for entry in self._entries:
            if entry.route.view:
                found.setdefault(self.index.name(entry.route.view).qname, []).append(entry)
        return found

    @cached_property
    def _to_name(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for facts in self.index.files.values():
            for path in facts.reversed:
                answer = self.name_of(path)
                view = self._view(path.rpartition(":")[2])
                if answer is not None and answer.given and answer.sure and view is not None:
                    found[view] = answer.name.rpartition(":")[2]
        return found

    @cached_property
    def _includes_auth(self) -> bool:
        return any(
            entry.route.includes == "django.contrib.auth.urls" and not entry.route.namespace
            for entry in self._entries
        )

    def _taken(self, name: str, view: str, groups: set[_Group] | None) -> bool:
        """Whether another view has the name: in one of the groups, or (None) where no namespace is needed."""
        for entry in self._entries:
            if entry.route.name != name or self.index.name(entry.route.view).qname == view:
                continue
            if entry.group in groups if groups is not None else () in self._chains(entry):
                return True
        auth = f"{_AUTH}{name}"
        return groups is None and self._includes_auth and auth in _AUTH_URLS and view != auth

    def _new_name(self, view: str) -> str:
        """A name for a view that nothing has: the last folder that says something, and the function."""
        short = _short(view)
        others = {
            _short(other)
            for other, entries in self._views.items()
            if other != view and any(entry.route.name is None for entry in entries)
        }
        taken = {name.rpartition(":")[2] for name in self.names} | others | set(_AUTH_URLS.values())
        return next((name for name in (short, view.replace(".", "_")) if name not in taken), "")

    # -- namespaces ------------------------------------------------------------------------------------------------

    def _chains(self, entry: _Entry) -> frozenset[_Chain]:
        """The namespaces behind which an entry is reversed: () where it needs none."""
        around = self._spaces.get(entry.group, frozenset({()}))
        return frozenset((*chain, *entry.route.inside) for chain in around)

    @cached_property
    def _spaces(self) -> dict[_Group, frozenset[_Chain]]:
        """The namespaces of each list of patterns, from how the others include it."""
        above: dict[_Group, list[tuple[_Group, _Chain]]] = {}
        for entry in self._entries:
            target = self._target(entry.route.includes) if entry.route.includes else None
            if target is not None and target != entry.group:
                space = entry.route.namespace or self._app_name(target)
                chain = (*entry.route.inside, space) if space else entry.route.inside
                above.setdefault(target, []).append((entry.group, chain))
        return {
            group: frozenset(_climb(group, above, frozenset()))
            for group in {entry.group for entry in self._entries}
        }

    def _target(self, name: str) -> _Group | None:
        """The list of patterns that an absolute name stands for, a module's ``urlpatterns`` or a list itself."""
        facts, rest = self.index._split(self.index.name(name).qname)
        return None if facts is None or "." in rest else (facts.path, rest or "urlpatterns")

    def _app_name(self, group: _Group) -> str:
        facts = self.index.files[group[0]]
        if group[1] != "urlpatterns" or "app_name" not in facts.bindings:
            return ""
        return facts.app_name or "?"


def _climb(
    group: _Group, above: dict[_Group, list[tuple[_Group, _Chain]]], seen: frozenset[_Group]
) -> Iterator[_Chain]:
    if group not in above:
        yield ()
    for parent, chain in above.get(group, ()):
        if parent not in seen:
            for outer in _climb(parent, above, seen | {group}):
                yield (*outer, *chain)


def _short(view: str) -> str:
    module, _, name = view.rpartition(".")
    parts = [part for part in module.split(".") if part not in ("views", "view")]
    return f"{parts[-1]}_{name}" if parts else name
