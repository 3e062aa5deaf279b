"""Questions about Django, release by release: does a name exist, where is it defined, what does it take.

    from codemods.django import api
    api.exists("django.utils.encoding.force_text", Release(3, 2))       # True
    api.moved_to("django.core.urlresolvers.reverse", Release(1, 9), Release(2, 0))  # "django.urls.reverse"

A name is a dotted path from ``django`` on: a module, a name in a module (however it got there), a class's member
(looked up along the MRO), or an attribute of a value whose class is known. Nothing of Django is imported; the answers
come from tables made of its source distributions, opened part by part and remembered.

A release that is not in the tables is answered for by the newest one before it (or the oldest, before 1.7).
"""

from __future__ import annotations

import ast
import enum
import sys
from collections.abc import Iterator
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from codemods.django.lookup import Found, Lookup, Openness, pick, pick_variant
from codemods.django.signature import Parameter, Signature, parse_signature
from codemods.django.store import Store
from codemods.releases import Release

__all__ = [
    "NO_DEFAULT",
    "Api",
    "Difference",
    "Found",
    "Member",
    "NoDefault",
    "Openness",
    "Parameter",
    "Signature",
    "admin_templates",
    "bases",
    "canonical",
    "commands",
    "contrib_apps",
    "decorators",
    "definition",
    "difference",
    "equivalents",
    "exists",
    "filter_lived",
    "find",
    "first_release",
    "gone",
    "gone_names",
    "has_setting",
    "is_deprecated",
    "is_open",
    "is_subclass",
    "kind",
    "last_release",
    "lived",
    "member",
    "member_names",
    "module_names",
    "moved_to",
    "mro",
    "names_like",
    "openness",
    "releases",
    "same_name",
    "setting_lived",
    "settings",
    "signature",
    "tag_lived",
    "template_filters",
    "template_lived",
    "template_tags",
    "templates",
    "value",
    "warnings_of",
]


class NoDefault(enum.Enum):
    """Stands for a setting's default that is not a literal, or that it has none."""

    NO_DEFAULT = "no literal default"

    def __repr__(self) -> str:
        return "NO_DEFAULT"


NO_DEFAULT = NoDefault.NO_DEFAULT


class Member(NamedTuple):
    """A class's member: the path of the class that defines it, what it is, and its signature where it is callable."""

    owner: str
    kind: str
    signature: Signature | None


class Difference(NamedTuple):
    """One name that one of two releases has and the other has not: ``change`` is ``gone`` or ``new``."""

    name: str
    change: str
    kind: str


class Api:
    """The query face over one file of tables; the module's functions are those of a shared instance."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._positions: dict[Release, int] = {}
        self._signatures: dict[tuple[str, int], Signature | None] = {}
        self._lived: dict[str, tuple[Release, ...]] = {}
        self._equivalents: dict[str, frozenset[str]] = {}

    @cached_property
    def _store(self) -> Store:
        return Store(self._path)

    @cached_property
    def _lookup(self) -> Lookup:
        return Lookup(self._store)

    @cached_property
    def _releases(self) -> tuple[Release, ...]:
        return tuple(Release.parse(text) for text in self._store.releases)

    def _position(self, release: Release) -> int:
        known = self._positions.get(release)
        if known is None:
            known = 0
            for position, each in enumerate(self._releases):
                if each <= release:
                    known = position
            self._positions[release] = known
        return known

    def releases(self) -> tuple[Release, ...]:
        """Every release that the tables know, oldest first."""
        return self._releases

    # What a name is

    def find(self, name: str, release: Release) -> Found | None:
        """Everything known of a name in one release; None where it does not exist."""
        return self._lookup.find(name, self._position(release))

    def exists(self, name: str, release: Release) -> bool:
        """Whether a dotted name can be imported or reached in ``release``.

        An attribute of something whose type is not known counts as there. For a class that may hold more than the
        sources show, see :meth:`is_open`; :meth:`gone` weighs both.
        """
        return self._lookup.exists(name, self._position(release))

    def kind(self, name: str, release: Release) -> str | None:
        """What a name is, after re-exports (the kinds are listed at :class:`~codemods.django.lookup.Found`)."""
        found = self.find(name, release)
        return found.kind if found else None

    def definition(self, name: str, release: Release) -> str | None:
        """The path where the thing is defined, after re-exports and plain aliases; None where it does not exist."""
        found = self.find(name, release)
        return found.path if found else None

    def value(self, name: str, release: Release) -> str | None:
        """The source of a constant's or attribute's value, where it is short; None otherwise."""
        found = self.find(name, release)
        if found is None or found.variant is None or found.variant[1] not in ("v", "a"):
            return None
        return (
            found.variant[2] or None if len(found.variant) > 2 and isinstance(found.variant[2], str) else None
        )

    def lived(self, name: str) -> tuple[Release, ...]:
        """The releases in which a name exists, oldest first."""
        known = self._lived.get(name)
        if known is None:
            known = tuple(
                release
                for position, release in enumerate(self._releases)
                if self._lookup.find(name, position)
            )
            self._lived[name] = known
        return known

    def first_release(self, name: str) -> Release | None:
        """The first release that has the name (1.7 stands for any release up to it); None where none has."""
        lived = self.lived(name)
        return lived[0] if lived else None

    def last_release(self, name: str) -> Release | None:
        """The last release that has the name; None where none has."""
        lived = self.lived(name)
        return lived[-1] if lived else None

    def gone(self, name: str, frm: Release, to: Release) -> bool:
        """Whether a name that ``frm`` has is surely absent in ``to``.

        False where it never was known in ``frm``, and where the class that it is looked up on answers to any name in
        ``to``. Of base classes that are not Django's only those of the standard library are asked (``unittest.TestCase``
        has a ``tearDownClass`` of its own).
        """
        before = self.find(name, frm)
        if before is None or (before.kind in ("unknown", "external") and self.exists(name, to)):
            return False
        if self.exists(name, to):
            return False
        owner, _, last = name.rpartition(".")
        while owner:
            found = self.find(owner, to)
            if found is not None:
                if found.kind == "class":
                    openness = self._lookup.openness(found.path, self._position(to))
                    if openness.getattr or openness.bases:
                        return False
                    line = self._lookup.mro(found.path, self._position(to))
                    return not any(_has_member(base, last) for base in line)
                return found.kind == "module" or found.variant is not None
            owner = owner.rpartition(".")[0]
        return True

    # One thing, many paths

    def equivalents(self, name: str) -> frozenset[str]:
        """Every path under which the same object has been reachable in any release by the same last name.

        ``django.db.models.ForeignKey`` and ``django.db.models.fields.related.ForeignKey`` are one; an alias under
        another name (``force_text`` for ``force_str``) is not. Holds ``name`` itself, always. For a member of a class,
        the paths of the class are counted.
        """
        known = self._equivalents.get(name)
        if known is None:
            known = frozenset(self._paths(name)) | {name}
            self._equivalents[name] = known
        return known

    def canonical(self, name: str) -> str:
        """One path that stands for all :meth:`equivalents`: two names are the same thing where theirs are equal."""
        return min(self.equivalents(name), key=lambda path: (path.count("."), path))

    def _group(self, module: str, first: str) -> list[Any] | None:
        """The group of modules that have had one object as ``first``, ``module`` among them; see the store."""
        number = self._numbers.get(module)
        for group in self._store.table("equivalents").get(first, ()):
            if number in group[0]:
                result: list[Any] = group
                return result
        return None

    def _paths(self, name: str) -> Iterator[str]:
        module, rest = self._split(name)
        first, dot, members = rest.partition(".")
        group = self._group(module, first) if rest else None
        for each in group[0] if group else ():
            yield f"{self._module_names[each]}.{first}{dot}{members}"

    @cached_property
    def _module_names(self) -> list[str]:
        return list(self._store.modules)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self._store.modules)}

    def _split(self, name: str) -> tuple[str, str]:
        """The longest module prefix that any release has, and what follows it."""
        modules = self._store.modules
        module = name
        while module and module not in modules:
            module = module.rpartition(".")[0]
        return module, name[len(module) + 1 :] if module else name

    def moved_to(self, name: str, frm: Release, to: Release) -> str | None:
        """The new path of the same object, where ``frm`` has ``name`` and ``to`` has not; None where unsure.

        Certain: some release re-exported the object from one path to the other under the same last name, and in
        ``to`` all such paths lead to one definition. The shortest path that Django's own packages offer is given. What
        Django itself had imported from the standard library is there (``functools.wraps``).
        """
        before = self.find(name, frm)
        if before is None or self.exists(name, to):
            return None
        if before.kind == "external":
            return _in_standard_library(name, before.path)
        module, rest = self._split(name)
        if not rest:
            return self._moved_module(name, to)
        first, dot, members = rest.partition(".")
        group = self._group(module, first)
        bit = 1 << self._position(to)
        now = [path for mask, path in group[1] if mask & bit] if group else []
        if group is None or len(now) != 1:
            return None
        defined: str = now[0]
        if defined in self._store.modules:
            best = defined
        else:
            # The shortest path that the packages above the definition offer; an alias has the definition's module.
            above = defined.rpartition(".")[0]
            best = f"{above}.{first}"
            while above:
                path = f"{above}.{first}"
                if self._numbers.get(above) in group[0] and self.definition(path, to) == defined:
                    best = path
                above = above.rpartition(".")[0]
        moved = f"{best}{dot}{members}"
        return moved if self.exists(moved, to) else None

    def _moved_module(self, name: str, to: Release) -> str | None:
        """A module all of whose public names moved to one other module."""
        last = self.last_release(name)
        if last is None:
            return None
        targets: set[str] = set()
        for each in self.module_names(name, last):
            path = f"{name}.{each}"
            if each.startswith("_") or self.kind(path, last) in ("module", "external", "unknown"):
                continue
            moved = self.moved_to(path, last, to)
            if moved is None:
                if self.definition(path, last) == path:
                    return None
                continue
            targets.add(moved.rpartition(".")[0])
        return targets.pop() if len(targets) == 1 else None

    def same_name(self, name: str, release: Release) -> list[str]:
        """Other places that define something of the same last name in ``release``: a hint, never a proof."""
        last = name.rpartition(".")[2]
        bit = 1 << self._position(release)
        places = [
            f"{self._module_names[number]}.{last}"
            for mask, number in self._store.table("definitions").get(last, ())
            if mask & bit
        ]
        return [place for place in places if place != name]

    def names_like(self, name: str, limit: int = 5) -> list[str]:
        """Names of any release that are spelt much like ``name``, the likeliest first."""
        import difflib

        module, rest = self._split(name)
        result: list[str] = []
        if module and rest:
            first, _, members = rest.partition(".")
            part = self._store.module(module) or {"n": {}}
            below = [m[len(module) + 1 :] for m in self._store.modules if m.startswith(f"{module}.")]
            if members and first in part["n"]:
                owner = f"{module}.{first}"
                for release in reversed(self.lived(owner)):
                    known = sorted(self.member_names(owner, release))
                    close = difflib.get_close_matches(members, known, limit)
                    result.extend(f"{owner}.{each}" for each in close)
                    break
            else:
                known = [*part["n"], *(each for each in below if "." not in each)]
                result.extend(
                    f"{module}.{each}" for each in difflib.get_close_matches(first, known, limit, 0.75)
                )
        last = name.rpartition(".")[2]
        definitions = self._store.table("definitions")
        for each in [last, *difflib.get_close_matches(last, definitions, limit, 0.8)]:
            for _mask, number in definitions.get(each, ())[:3]:
                result.append(f"{self._module_names[number]}.{each}")
        if not result:
            result = difflib.get_close_matches(name, self._store.modules, limit)
        return list(dict.fromkeys(each for each in result if each != name))[:limit]

    def module_names(self, module: str, release: Release) -> list[str]:
        """Every name that a module binds in ``release`` (its submodules aside), sorted."""
        part = self._store.module(module)
        bit = 1 << self._position(release)
        if part is None:
            return []
        return [name for name, variants in part["n"].items() if any(variant[0] & bit for variant in variants)]

    # Classes

    def mro(self, name: str, release: Release) -> list[str]:
        """The method resolution order of a class as definition paths, the class itself first, ``object`` left out."""
        found = self.find(name, release)
        if found is None or found.kind != "class":
            return []
        return list(self._lookup.mro(found.path, self._position(release)))

    def bases(self, name: str, release: Release) -> list[str]:
        """The direct bases of a class as definition paths, ``object`` left out."""
        found = self.find(name, release)
        if found is None or found.kind != "class":
            return []
        return self._lookup.bases(found.path, self._position(release))

    def is_subclass(self, name: str, ancestor: str, release: Release) -> bool:
        """Whether a class is ``ancestor`` or derives from it in ``release``; any path of either will do."""
        goal = self.definition(ancestor, release)
        return goal is not None and goal in self.mro(name, release)

    def member(self, cls: str, name: str, release: Release) -> Member | None:
        """What ``name`` is on a class and its instances, along the MRO; None where no class has it."""
        position = self._position(release)
        found = self._lookup.find(cls, position)
        if found is None or found.kind != "class":
            return None
        item = self._lookup.member(found.path, name, position)
        if item is None:
            return None
        return Member(item.owner, item.kind, self._signature_of(item, position))

    def member_names(self, cls: str, release: Release) -> set[str]:
        """Every member that a class has in ``release`` through Django's classes, inherited ones included."""
        found = self.find(cls, release)
        if found is None or found.kind != "class":
            return set()
        return self._lookup.member_names(found.path, self._position(release))

    def openness(self, cls: str, release: Release) -> Openness:
        """Why a class may have a member that :meth:`member` does not find: falsy where it cannot."""
        found = self.find(cls, release)
        if found is None or found.kind != "class":
            return Openness()
        return self._lookup.openness(found.path, self._position(release))

    def is_open(self, cls: str, release: Release) -> bool:
        """Whether the absence of a member from a class is uncertain."""
        return bool(self.openness(cls, release))

    # Callables

    def signature(self, name: str, release: Release) -> Signature | None:
        """What a function, method or class takes, ``self`` and ``cls`` dropped; None where it is not known.

        A class takes what its ``__init__`` takes, wherever in the MRO that is.
        """
        position = self._position(release)
        found = self._lookup.find(name, position)
        return self._signature_of(found, position) if found else None

    def _signature_of(self, found: Found, position: int) -> Signature | None:
        key = (f"{found.path}:{found.kind}", position)
        if key not in self._signatures:
            self._signatures[key] = self._read_signature(found, position)
        return self._signatures[key]

    def _read_signature(self, found: Found, position: int) -> Signature | None:
        variant = found.variant
        if variant is None:
            return None
        if found.kind == "class":
            return self._class_signature(found, position)
        if variant[1] not in ("f", "m", "s", "k"):
            return None
        source = variant[2] if len(variant) > 2 and isinstance(variant[2], str) else ""
        extras: dict[str, Any] = variant[-1] if isinstance(variant[-1], dict) else {}
        return parse_signature(
            source,
            drop_first=variant[1] in ("m", "k") or found.path.endswith(".__new__"),
            deprecated_positional=tuple(extras.get("p", ())),
            decorators=tuple(extras.get("d", ())),
            is_async="a" in extras,
        )

    def _class_signature(self, found: Found, position: int) -> Signature | None:
        for owner in self._lookup.mro(found.path, position):
            data = self._lookup.class_data(owner, position)
            if data is None:
                if owner == "builtins.object":
                    continue
                return None  # a base that is not Django's: what it takes is not in the tables
            metaclass = pick(data.get("k"), position)
            if metaclass and self._lookup.member(metaclass, "__call__", position):
                return None
            for name in ("__init__", "__new__"):
                variant = pick_variant(data["m"].get(name), position)
                if variant is not None:
                    if variant[1] not in ("m", "s"):
                        return None
                    if isinstance(variant[-1], dict) and "dc" in variant[-1]:
                        return self._dataclass_signature(found, position)
                    return self._read_signature(Found("method", f"{owner}.{name}", variant, owner), position)
            if "b" in (pick(data.get("o"), position) or ""):
                return None
        return Signature((), bound=True)

    def _dataclass_signature(self, found: Found, position: int) -> Signature:
        """The fields of all dataclasses of the MRO, bases first, as the generated ``__init__`` takes them."""
        fields: dict[str, Parameter] = {}
        for owner in reversed(self._lookup.mro(found.path, position)):
            data = self._lookup.class_data(owner, position)
            variant = pick_variant(data["m"].get("__init__"), position) if data else None
            if variant is not None and isinstance(variant[-1], dict) and "dc" in variant[-1]:
                for parameter in parse_signature(variant[2], drop_first=True).parameters:
                    fields[parameter.name] = parameter
        order = {"positional_only": 0, "positional_or_keyword": 1, "var_positional": 2, "keyword_only": 3}
        return Signature(tuple(sorted(fields.values(), key=lambda each: order.get(each.kind, 4))), bound=True)

    def decorators(self, name: str, release: Release) -> tuple[str, ...]:
        """The dotted names of the decorators of a function, method or class."""
        return tuple(self._extra(name, release, "d") or ())

    def warnings_of(self, name: str, release: Release) -> list[tuple[str, bool]]:
        """The deprecation warnings that using a name issues: ``(warning, every time)``.

        For a class those of its own construction and subclassing, for a module those of its import.
        """
        found = self.find(name, release)
        if found is not None and found.kind == "module":
            part = self._store.module(found.path) or {}
            return [(warning, True) for warning in pick(part.get("w"), self._position(release)) or ()]
        always = self._extra(name, release, "w") or []
        sometimes = self._extra(name, release, "u") or []
        return [(warning, True) for warning in always] + [(warning, False) for warning in sometimes]

    def is_deprecated(self, name: str, release: Release) -> str | None:
        """The warning that every use of a name issues in ``release``, or None."""
        for warning, every_time in self.warnings_of(name, release):
            if every_time:
                return warning
        return None

    def _extra(self, name: str, release: Release, key: str) -> Any:
        position = self._position(release)
        module, rest = self._split(name)
        if rest and "." not in rest and module:
            # An import may carry extras of its own: a name that a module's ``__getattr__`` warns about.
            part = self._store.module(module)
            own = pick_variant(part["n"].get(rest), position) if part else None
            if own is not None and own[1] == "i" and isinstance(own[-1], dict) and key in own[-1]:
                return own[-1][key]
        found = self._lookup.find(name, position)
        if found is None or found.variant is None or not isinstance(found.variant[-1], dict):
            return None
        extra = found.variant[-1].get(key)
        return pick(extra, position) if found.variant[1] == "c" and extra else extra

    # Settings, templates, commands, apps

    def settings(self, release: Release) -> dict[str, object]:
        """Every setting that Django knows in ``release`` and its default; :data:`NO_DEFAULT` where that is no literal."""
        result: dict[str, object] = {}
        for name, (source, literal) in self._flat("settings", release).items():
            result[name] = ast.literal_eval(source) if literal else NO_DEFAULT
        return result

    def has_setting(self, name: str, release: Release) -> bool:
        """Whether Django reads a setting of this name in ``release``."""
        return pick(self._store.table("settings").get(name), self._position(release)) is not None

    def setting_lived(self, name: str) -> tuple[Release, ...]:
        """The releases that read a setting of this name, oldest first."""
        return self._flat_lived("settings", name)

    def template_tags(self, release: Release) -> dict[str, frozenset[str]]:
        """Library -> its tags; the library ``""`` holds those that need no ``{% load %}``."""
        return {library: frozenset(names) for library, names in self._flat("tags", release).items()}

    def template_filters(self, release: Release) -> dict[str, frozenset[str]]:
        """Library -> its filters; the library ``""`` holds those that need no ``{% load %}``."""
        return {library: frozenset(names) for library, names in self._flat("filters", release).items()}

    def tag_lived(self, library: str, name: str) -> tuple[Release, ...]:
        """The releases in which a library has a tag, oldest first."""
        return tuple(r for r in self._releases if name in self.template_tags(r).get(library, ()))

    def filter_lived(self, library: str, name: str) -> tuple[Release, ...]:
        """The releases in which a library has a filter, oldest first."""
        return tuple(r for r in self._releases if name in self.template_filters(r).get(library, ()))

    def commands(self, release: Release) -> dict[str, frozenset[str]]:
        """Management command -> its option flags (``--noinput``) and positional arguments, inherited ones included."""
        return {name: frozenset(options) for name, options in self._flat("commands", release).items()}

    def templates(self, release: Release) -> dict[str, tuple[str, ...]]:
        """Every template that Django ships -> its ``{% block %}`` names in order."""
        return {name: tuple(blocks) for name, blocks in self._flat("templates", release).items()}

    def admin_templates(self, release: Release) -> dict[str, tuple[str, ...]]:
        """The templates of ``admin/`` and ``registration/`` -> their ``{% block %}`` names in order."""
        return {
            name: blocks
            for name, blocks in self.templates(release).items()
            if name.startswith(("admin/", "registration/"))
        }

    def template_lived(self, name: str) -> tuple[Release, ...]:
        """The releases that ship a template of this name, oldest first."""
        return self._flat_lived("templates", name)

    def contrib_apps(self, release: Release) -> tuple[str, ...]:
        """The packages of ``django.contrib``."""
        return tuple(self._flat("apps", release))

    def _flat(self, table: str, release: Release) -> dict[str, Any]:
        position = self._position(release)
        found = {}
        for name, variants in self._store.table(table).items():
            value = pick(variants, position)
            if value is not None:
                found[name] = value
        return found

    def _flat_lived(self, table: str, name: str) -> tuple[Release, ...]:
        variants = self._store.table(table).get(name)
        return tuple(r for position, r in enumerate(self._releases) if pick(variants, position) is not None)

    # Two releases side by side

    def difference(self, first: Release, second: Release) -> Iterator[Difference]:
        """Every public module-level name that one of two releases has and the other has not, sorted by name."""
        one, two = self._position(first), self._position(second)
        for name, mask in self._public_names():
            had, has = mask >> one & 1, mask >> two & 1
            if had != has:
                kind = self.kind(name, first if had else second) or "unknown"
                yield Difference(name, "gone" if had else "new", kind)

    def gone_names(self, frm: Release, to: Release) -> list[str]:
        """Every public module-level name that some release from ``frm`` on has and a later one up to ``to`` has not."""
        low, high = self._position(frm), self._position(to)
        window = (1 << high + 1) - (1 << low)
        result = []
        for name, mask in self._public_names():
            here = (mask & window) >> low
            # Gone: after a release with the name comes one without it.
            if here and any(here >> at & 1 and not here >> at + 1 & 1 for at in range(high - low)):
                result.append(name)
        return result

    def _public_names(self) -> Iterator[tuple[str, int]]:
        """Every module, and name of a module, without a leading underscore in its path; and its mask. Sorted.

        What modules import from ``__future__`` is left out: nobody looks for it there.
        """
        masks: dict[str, int] = {}
        for module, entry in self._store.modules.items():
            if any(part.startswith("_") for part in module.split(".")):
                continue
            masks[module] = masks.get(module, 0) | entry[0]
            part = self._store.module(module) or {"n": {}}
            for name, variants in part["n"].items():
                if not name.startswith("_") and name not in _FUTURE:
                    path = f"{module}.{name}"
                    for variant in variants:
                        masks[path] = masks.get(path, 0) | variant[0]
        yield from sorted(masks.items())


_FUTURE = frozenset(("absolute_import", "annotations", "division", "print_function", "unicode_literals"))

# Parts of the standard library that some supported Python no longer has.
_LEFT_PYTHON = frozenset(
    (
        *("asynchat", "asyncore", "binhex", "cgi", "cgitb", "collections", "crypt", "distutils", "formatter"),
        *("imghdr", "imp", "inspect", "lib2to3", "nntplib", "parser", "pipes", "smtpd", "sndhdr", "symbol"),
        *("telnetlib", "unittest"),
    )
)


def _in_standard_library(name: str, path: str) -> str | None:
    """``path`` where it can be imported by the same last name from a module that every Python 3 has."""
    module, _, last = path.rpartition(".")
    top = module.partition(".")[0]
    if not top or top in ("builtins", "__future__") or last != name.rpartition(".")[2]:
        return None
    return path if top in sys.stdlib_module_names and top not in _LEFT_PYTHON else None


@cache
def _has_member(path: str, name: str) -> bool:
    """Whether a class of the standard library, given by its path, has a member."""
    module, _, last = path.rpartition(".")
    if module.partition(".")[0] not in ("collections", "logging", "threading", "unittest"):
        return False
    owner = getattr(import_module(module), last, None)
    return hasattr(owner, name)


_shared = Api()

admin_templates = _shared.admin_templates
bases = _shared.bases
canonical = _shared.canonical
commands = _shared.commands
contrib_apps = _shared.contrib_apps
decorators = _shared.decorators
definition = _shared.definition
difference = _shared.difference
equivalents = _shared.equivalents
exists = _shared.exists
filter_lived = _shared.filter_lived
find = _shared.find
first_release = _shared.first_release
gone = _shared.gone
gone_names = _shared.gone_names
has_setting = _shared.has_setting
is_deprecated = _shared.is_deprecated
is_open = _shared.is_open
is_subclass = _shared.is_subclass
kind = _shared.kind
last_release = _shared.last_release
lived = _shared.lived
member = _shared.member
member_names = _shared.member_names
module_names = _shared.module_names
moved_to = _shared.moved_to
mro = _shared.mro
names_like = _shared.names_like
openness = _shared.openness
releases = _shared.releases
same_name = _shared.same_name
setting_lived = _shared.setting_lived
settings = _shared.settings
signature = _shared.signature
tag_lived = _shared.tag_lived
template_filters = _shared.template_filters
template_lived = _shared.template_lived
template_tags = _shared.template_tags
templates = _shared.templates
value = _shared.value
warnings_of = _shared.warnings_of
