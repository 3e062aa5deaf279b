"""The index of a repository: names followed through re-exports, classes through their bases, down into Django's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from codemods.index.facts import ClassFacts, FunctionFacts, ModuleFacts
from codemods.releases import NEWEST, Release
from codemods.source.bases import likeliest

if TYPE_CHECKING:
    from codemods.index.urls import Urls

__all__ = ["Index", "Named"]

_T = TypeVar("_T")


class Named(NamedTuple):
    """Where an absolute name ends after every re-export of the repository.

    ``qname`` is the final name, ``through`` the repository's own names passed on the way (empty for a direct import),
    ``certain`` is false where a module on the way binds the name in more than one way.
    """

    qname: str
    through: tuple[str, ...]
    certain: bool


class Index:
    """Answers questions about the whole repository. Deterministic: built from the facts in the order of their paths.

    ``release`` is the release whose class hierarchy of Django stands behind the repository's own classes; ``unread`` the
    names of modules that are there and could not be read (as they are in Python 2), of which nothing is known.
    """

    def __init__(
        self,
        facts: Iterable[ModuleFacts] = (),
        release: Release = NEWEST,
        unread: Iterable[str] = (),
    ) -> None:
        self.release = release
        self.unread = frozenset(unread)
        self.modules: dict[str, ModuleFacts] = {}
        self.files: dict[str, ModuleFacts] = {}
        for one in sorted(facts, key=lambda facts: facts.path):
            self.add(one)
        self._used: dict[str, set[str]] | None = None
        self._binders: dict[str, list[ModuleFacts]] | None = None
        self._children: dict[str, dict[str, ClassFacts]] | None = None
        self._owners: dict[str, dict[str, ClassFacts]] | None = None
        self._answers: dict[Callable[[Index], Any], Any] = {}
        self._named: dict[str, Named] = {}
        self._ancestry: dict[str, tuple[str, ...]] = {}
        self._views: frozenset[str] | None = None

    def add(self, facts: ModuleFacts) -> None:
        self.files[facts.path] = facts
        for name in facts.names:
            self.modules.setdefault(name, facts)

    # -- names ---------------------------------------------------------------------------------------------------

    def name(self, qname: str) -> Named:
        """Follow an absolute dotted name through the repository's modules to where it is defined or leaves them."""
        known = self._named.get(qname)
        if known is None:
            known = self._named[qname] = self._follow(qname, (), 0)
        return known

    def _follow(self, qname: str, through: tuple[str, ...], depth: int) -> Named:
        if depth > 20 or qname in through:
            return Named(qname, through, False)
        module, rest = self._split(qname)
        if module is None or not rest:
            # What code for Python 2 as well imports is no other than the name that needs no import.
            return Named("object" if qname == "builtins.object" else qname, through, True)
        head, _, tail = rest.partition(".")
        own = f"{module.names[0]}.{head}"
        targets = module.bindings.get(head)
        if targets is None:
            for star in module.stars:
                target = f"{star}.{head}"
                if self._offers(star, head):
                    found = f"{target}.{tail}" if tail else target
                    return self._follow(found, (*through, own), depth + 1)
            return Named(qname, through, True)
        if not targets or targets == (own,):
            return Named(f"{own}.{tail}" if tail else own, through, bool(targets) or head in module.functions)
        target = likeliest(targets)
        found = f"{target}.{tail}" if tail else target
        end = self._follow(found, (*through, own), depth + 1)
        return end if len(targets) == 1 else end._replace(certain=False)

    def may_be_own(self, named: Named) -> bool:
        """Whether a module on the way to a name also defines it itself, as shims for several releases do."""
        for own in named.through:
            module, rest = self._split(own)
            targets = module.bindings.get(rest, ()) if module is not None else ()
            if len(targets) > 1 and own in targets:
                return True
        return False

    def _split(self, qname: str) -> tuple[ModuleFacts | None, str]:
        """The repository module that a dotted name starts with (the longest), and the rest of the name."""
        modules = self.modules
        found = modules.get(qname)
        if found is not None:
            return found, ""
        head = qname
        while True:
            head, dot, _ = head.rpartition(".")
            if not dot:
                return None, qname
            found = modules.get(head)
            if found is not None:
                return found, qname[len(head) + 1 :]

    def _offers(self, star: str, name: str, seen: frozenset[str] = frozenset()) -> bool:
        """Whether ``from star import *`` brings ``name``; ``seen`` are the modules on the way, which may form a ring."""
        facts = self.modules.get(star)
        if facts is not None:
            if facts.exported is not None:
                return name in facts.exported
            if name.startswith("_"):
                return False
            return name in facts.bindings or any(
                self._offers(inner, name, seen | {star}) for inner in facts.stars if inner not in seen
            )
        if star.startswith("django.") and not name.startswith("_"):
            from codemods.django import api

            return bool(api.lived(f"{star}.{name}"))
        return False

    def used_elsewhere(self, module_names: tuple[str, ...], name: str) -> bool:
        """Whether another file of the repository imports or reaches ``name`` through this module (stars included)."""
        if self._used is None:
            used: dict[str, set[str]] = {}
            modules = self.modules
            for qname, users in self._by_use.items():
                head = qname
                while True:
                    head, dot, _ = head.rpartition(".")
                    if not dot:
                        break
                    facts = modules.get(head)
                    if facts is not None and (len(users) > 1 or users[0] is not facts):
                        rest = qname[len(head) + 1 :].partition(".")[0]
                        used.setdefault(head, set()).add(rest)
            for facts in self.files.values():
                for text in facts.strings:  # mock.patch("shop.models.now")
                    head, dot, rest = text.rpartition(".")
                    if dot and head in self.modules:
                        used.setdefault(head, set()).add(rest)
            self._used = used
        return self._taken(module_names, name, frozenset())

    def _taken(self, module_names: tuple[str, ...], name: str, seen: frozenset[str]) -> bool:
        """Whether anything takes ``name`` from one of the modules, or from a module that brings it on by a star."""
        used = self._used or {}
        for module in module_names:
            if module in seen:
                continue
            names = used.get(module)
            if not names:
                continue
            if name in names:
                return True
            if "*" not in names or not self._offers(module, name):
                continue
            for facts in self.files.values():
                if module not in facts.stars or name in facts.bindings:
                    continue
                if name in (facts.exported or ()) or self._taken(facts.names, name, seen | {module}):
                    return True
        return False

    def guard(self, qname: str) -> str | None:
        """What a module keeps under a name of what is known of the version: an expression with absolute names."""
        module, rest = self._split(qname)
        return module.guards.get(rest) if module is not None else None

    @cached_property
    def guard_names(self) -> frozenset[str]:
        """Every name by which a module of the repository keeps, or brings on, a guard."""
        return self.by_other_names(name for facts in self.files.values() for name in facts.guards)

    def by_other_names(self, names: Iterable[str]) -> frozenset[str]:
        """Last parts of dotted names, with all by which a module of the repository brings such things on."""
        found = set(names)
        known = 0
        while found and len(found) != known:
            known = len(found)
            found.update(name for name, last in self._renamed if last in found)
        return frozenset(found)

    @cached_property
    def _renamed(self) -> frozenset[tuple[str, str]]:
        """The names that a module gives to what has another name elsewhere, with that."""
        return frozenset(
            (name, last)
            for facts in self.files.values()
            for name, targets in facts.bindings.items()
            for target in targets
            if (last := target.rpartition(".")[2]) != name
        )

    def binders(self, name: str) -> Sequence[ModuleFacts]:
        """The modules of the repository that bind a name at their top level."""
        if self._binders is None:
            self._binders = {}
            for facts in self.files.values():
                for bound in facts.bindings:
                    self._binders.setdefault(bound, []).append(facts)
        return self._binders.get(name, ())

    def users(self, *names: str) -> list[ModuleFacts]:
        """The modules of the repository that import or reach one of the names by that very path."""
        found = {facts.path: facts for name in names for facts in self._by_use.get(name, ())}
        return list(found.values())

    @cached_property
    def _by_use(self) -> dict[str, list[ModuleFacts]]:
        found: dict[str, list[ModuleFacts]] = {}
        for facts in self.files.values():
            for use in facts.uses:
                known = found.get(use)
                if known is None:
                    found[use] = [facts]
                else:
                    known.append(facts)
        return found

    def ask(self, question: Callable[[Index], _T]) -> _T:
        """The answer to a question about the whole repository, worked out once; ``question`` is a function of a module."""
        if question not in self._answers:
            self._answers[question] = question(self)
        answer: _T = self._answers[question]
        return answer

    # -- classes -------------------------------------------------------------------------------------------------

    def class_facts(self, qname: str) -> ClassFacts | None:
        """The repository's class of that final name."""
        module, rest = self._split(qname)
        return module.classes.get(rest) if module is not None else None

    def made_by(self, qname: str) -> str | None:
        """The final name of what makes a module-level value of the repository (``x = C(…)``), None where not known."""
        module, rest = self._split(qname)
        maker = module.made_by.get(rest) if module is not None else None
        return None if maker is None else self.name(maker).qname

    def function_facts(self, qname: str) -> FunctionFacts | None:
        module, rest = self._split(qname)
        return module.functions.get(rest) if module is not None else None

    def ancestry(self, qname: str) -> tuple[str, ...]:
        """A class and all classes that it descends from, as final names, in the order in which Python asks them.

        Django's classes are given under every path that they have been reachable by.
        """
        known = self._ancestry.get(qname)
        if known is None:
            self._ancestry[qname] = (qname,)  # cuts cycles
            known = self._ancestry[qname] = tuple(self._climb(qname))
        return known

    def own_line(self, qname: str) -> Iterator[ClassFacts]:
        """The repository's own classes that a class is made of, itself included, nearest first."""
        for ancestor in self.ancestry(qname):
            facts = self.class_facts(ancestor)
            if facts is not None:
                yield facts

    def _climb(self, qname: str) -> list[str]:
        found: dict[str, None] = {qname: None}
        facts = self.class_facts(qname)
        if facts is not None:
            lines = [self.ancestry(self.name(base).qname) for base in facts.bases if base is not None]
            for ancestor in lines[0] if len(lines) == 1 else _merged(lines):
                found[ancestor] = None
        elif qname.startswith("django."):
            from codemods.django import api

            line = api.mro(qname, self.release)
            if not line:
                others = (api.mro(qname, release) for release in reversed(api.lived(qname)))
                line = next(filter(None, others), [])
            for ancestor in line:
                for path in sorted(api.equivalents(ancestor)):
                    found[path] = None
                found[ancestor] = None
            for path in sorted(api.equivalents(qname)):
                found[path] = None
        return list(found)

    def is_subclass(self, qname: str, base: str) -> bool:
        """Whether the class descends from ``base`` (or is it)."""
        return base in self.ancestry(self.name(qname).qname)

    def heirs(self, qname: str) -> dict[str, ClassFacts]:
        """The repository's classes that descend from a class, directly or not, by their final names."""
        if self._children is None:
            self._children = {}
            for heir, one in self._classes():
                for base in one.bases:
                    if base is not None:
                        self._children.setdefault(self.name(base).qname, {})[heir] = one
        found: dict[str, ClassFacts] = {}
        waiting = [qname]
        while waiting:
            for heir, one in self._children.get(waiting.pop(), {}).items():
                if heir not in found:
                    found[heir] = one
                    waiting.append(heir)
        return found

    def owners(self, member: str) -> dict[str, ClassFacts]:
        """The repository's classes whose body binds ``member``, by their final names."""
        if self._owners is None:
            self._owners = {}
            for owner, one in self._classes():
                for name in one.members:
                    self._owners.setdefault(name, {})[owner] = one
        return self._owners.get(member, {})

    def _classes(self) -> Iterator[tuple[str, ClassFacts]]:
        for facts in self.files.values():
            for qualname, one in facts.classes.items():
                # A file that nothing can import has no name.
                yield f"{facts.names[0]}.{qualname}" if facts.names else qualname, one

    # -- views ---------------------------------------------------------------------------------------------------

    @property
    def views(self) -> frozenset[str]:
        """Final names of the functions and classes that a URLconf of the repository routes to."""
        if self._views is None:
            self._views = frozenset(
                self.name(view).qname for facts in self.files.values() for view in facts.views
            )
        return self._views

    @cached_property
    def reverses(self) -> bool:
        """Whether anything makes URLs of the dotted paths of views."""
        return any(facts.reversed for facts in self.files.values())

    @cached_property
    def zones(self) -> frozenset[str]:
        """Names of the attributes that any file hands to Django's functions as time zones."""
        return frozenset().union(*(facts.zones for facts in self.files.values()))

    @cached_property
    def urls(self) -> Urls:
        """The URLconfs, asked for the names of views."""
        from codemods.index.urls import Urls

        return Urls(self)


def _merged(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of several bases as the one line of a class that has them all: C3, as far as that goes."""
    lines = [*lines, [line[0] for line in lines]]
    places = [{name: at for at, name in enumerate(line)} for line in lines]
    rest = [0] * len(lines)
    done: set[str] = set()
    while True:
        heads = []
        for number, line in enumerate(lines):
            while rest[number] < len(line) and line[rest[number]] in done:
                rest[number] += 1
            if rest[number] < len(line):
                heads.append(line[rest[number]])
        if not heads:
            return
        free = (
            head
            for head in heads
            if not any(place.get(head, -1) > rest[number] for number, place in enumerate(places))
        )
        head = next(free, heads[0])  # Python refuses such bases; the first one is as good as any
        done.add(head)
        yield head
