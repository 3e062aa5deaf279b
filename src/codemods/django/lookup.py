"""Find what a dotted name is in one release: through packages, re-exports, classes and their bases.

Names are judged in one release at a time, given by its position in the tables. Every answer is remembered.
"""

from __future__ import annotations

import builtins
from typing import Any, NamedTuple

from codemods.django.store import Store

__all__ = ["Found", "Lookup", "Openness"]

Variant = list[Any]

_MODULE_DUNDERS = frozenset(
    [
        "__name__",
        "__doc__",
        "__file__",
        "__path__",
        "__package__",
        "__loader__",
        "__spec__",
        "__dict__",
        "__all__",
        "__builtins__",
        "__cached__",
    ]
)
_KINDS = {
    "f": "function",
    "v": "constant",
    "m": "method",
    "s": "staticmethod",
    "k": "classmethod",
    "p": "property",
    "q": "cached_property",
    "a": "attribute",
    "I": "instance attribute",
    "l": "method",
    "c": "class",
}


class Found(NamedTuple):
    """What a name turned out to be.

    ``kind`` is ``module``, ``class``, ``function``, ``constant``, ``external`` (something that is not Django's),
    ``unknown`` (an attribute of something whose type is not known), or for a class's members ``method``,
    ``staticmethod``, ``classmethod``, ``property``, ``cached_property``, ``attribute``, ``instance attribute``.
    ``path`` is where it is defined. ``variant`` is its entry in the tables, None for a module or what is not Django's.
    ``owner`` is the path of the class that a member is defined in.
    """

    kind: str
    path: str
    variant: Variant | None = None
    owner: str = ""


class Openness(NamedTuple):
    """Why a name that is not found on a class may be there all the same; all False: it is surely absent."""

    getattr: bool = False  # the class answers to any name
    bases: bool = False  # a base class cannot be told from the sources
    external: bool = False  # a base class is not Django's (nor a builtin)
    setattr: bool = False  # attributes are set under computed names

    def __bool__(self) -> bool:
        return any(self)


class Lookup:
    """All look-ups in the tables, memoized."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._found: list[dict[str, Found | None]] = [{} for _ in store.releases]
        self._there: list[dict[str, bool]] = [{} for _ in store.releases]
        self._mro: list[dict[str, tuple[str, ...]]] = [{} for _ in store.releases]
        self._members: list[dict[tuple[str, str], Found | None]] = [{} for _ in store.releases]
        self._busy: set[tuple[str, int]] = set()

    def find(self, name: str, position: int) -> Found | None:
        """What ``name`` is in the release at ``position``; None where it does not exist."""
        known = self._found[position]
        if name in known:
            return known[name]
        key = (name, position)
        if key in self._busy:
            return None
        self._busy.add(key)
        try:
            found = self._find(name, position)
        finally:
            self._busy.discard(key)
        known[name] = found
        return found

    def exists(self, name: str, position: int) -> bool:
        """Whether :meth:`find` finds ``name``, without following where an import leads."""
        known = self._there[position].get(name)
        if known is None:
            module, _, last = name.rpartition(".")
            known = self.is_module(name, position)
            if not known and self.is_module(module, position):
                known = self._bound(module, last, position) is not None
            known = known or self.find(name, position) is not None
            self._there[position][name] = known
        return known

    def is_module(self, name: str, position: int) -> bool:
        entry = self.store.modules.get(name)
        return entry is not None and bool(entry[0] >> position & 1)

    def _find(self, name: str, position: int) -> Found | None:
        if name != "django" and not name.startswith("django."):
            return Found("external", name)
        if self.is_module(name, position):
            package, _, last = name.rpartition(".")
            if package and self.is_module(package, position):
                variant = self._bound(package, last, position)
                if variant is not None and not (variant[1] == "i" and variant[2] == name):
                    if not (isinstance(variant[-1], dict) and "c" in variant[-1]):
                        bound = self._of_variant(package, last, variant, position)
                        if bound is not None:
                            return bound
            return Found("module", name)
        parts = name.split(".")
        for length in range(len(parts) - 1, 0, -1):
            module = ".".join(parts[:length])
            if not self.is_module(module, position):
                continue
            found = self._in_module(module, parts[length], position)
            for part in parts[length + 1 :]:
                if found is None:
                    break
                found = self._attribute(found, part, position)
            if found is not None:
                return found
            # A package may bind the name of a submodule to something of its own; only then look above.
            package, _, last = module.rpartition(".")
            variant = self._bound(package, last, position) if package else None
            if variant is None or (variant[1] == "i" and self.is_module(variant[2], position)):
                return None
        return None

    def _bound(self, module: str, name: str, position: int) -> Variant | None:
        """The variant of a module's own name in one release."""
        part = self.store.module(module)
        if part is None:
            return None
        bit = 1 << position
        for variant in part["n"].get(name, ()):
            if variant[0] & bit:
                result: Variant = variant
                return result
        return None

    def _in_module(self, module: str, name: str, position: int) -> Found | None:
        variant = self._bound(module, name, position)
        if variant is not None:
            return self._of_variant(module, name, variant, position)
        if name in _MODULE_DUNDERS:
            return Found("constant", f"{module}.{name}")
        below = f"{module}.{name}"
        return Found("module", below) if self.is_module(below, position) else None

    def _of_variant(self, module: str, name: str, variant: Variant, position: int) -> Found | None:
        kind = variant[1]
        if kind == "i":
            target = variant[2]
            if target == f"{module}.{name}":
                return (
                    Found("module", target) if self.is_module(target, position) else Found("unknown", target)
                )
            found = self.find(target, position)
            # What is imported but not found in the sources is made at run time; it is there.
            return found if found is not None else Found("unknown", target)
        return Found(_KINDS[kind], f"{module}.{name}", variant)

    def _attribute(self, found: Found, name: str, position: int) -> Found | None:
        kind = found.kind
        if kind == "module":
            return self._in_module(found.path, name, position)
        if kind in ("external", "unknown"):
            return Found(kind, f"{found.path}.{name}")
        if kind == "class":
            return self.member(found.path, name, position)
        if kind in ("constant", "attribute", "instance attribute"):
            return self._of_value(found, name, position)
        if kind in ("function", "method", "staticmethod", "classmethod"):
            return Found("unknown", f"{found.path}.{name}") if name.startswith("__") else None
        return Found("unknown", f"{found.path}.{name}")

    def _of_value(self, found: Found, name: str, position: int) -> Found | None:
        """An attribute of a value: known where the value's class is."""
        variant = found.variant or []
        type_path = variant[3] if len(variant) > 3 and isinstance(variant[3], str) else ""
        if type_path.startswith("=django."):
            below = self.find(type_path[1:], position)
            return (
                self._attribute(below, name, position) if below else Found("unknown", f"{found.path}.{name}")
            )
        if not type_path.startswith("django."):
            return Found("unknown", f"{found.path}.{name}")
        member = self.member(type_path, name, position)
        if member is None:
            if self.openness(type_path, position).getattr or self.openness(type_path, position).bases:
                return Found("unknown", f"{found.path}.{name}")
            return None
        return member

    # Classes

    def class_data(self, path: str, position: int) -> dict[str, Any] | None:
        """The data of a class given by the path of its definition; None where it is not a class of Django's."""
        found = self.find(path, position)
        if found is None or found.kind != "class" or found.variant is None:
            return None
        data: dict[str, Any] = found.variant[2]
        return data

    def bases(self, path: str, position: int) -> list[str]:
        """The direct bases as definition paths, ``object`` left out."""
        data = self.class_data(path, position)
        if data is None:
            return []
        listed: list[str] = pick(data.get("b"), position) or []
        result = []
        for base in listed:
            found = self.find(base, position) if base.startswith("django.") else None
            result.append(found.path if found else base)
        return result

    def mro(self, path: str, position: int) -> tuple[str, ...]:
        """The method resolution order as definition paths, the class first, ``object`` left out."""
        known = self._mro[position].get(path)
        if known is None:
            self._mro[position][path] = (path,)  # stands while a cycle is walked
            bases = self.bases(path, position)
            known = (path, *_merge([*(list(self.mro(base, position)) for base in bases), list(bases)]))
            self._mro[position][path] = known
        return known

    def member(self, path: str, name: str, position: int) -> Found | None:
        """The member that a name resolves to on a class (and its instances), looked up along the MRO."""
        key = (path, name)
        known = self._members[position]
        if key in known:
            return known[key]
        result: Found | None = None
        for owner in self.mro(path, position):
            result = self._own_member(owner, name, position)
            if result is not None:
                break
        else:
            if hasattr(object, name):
                result = Found("method", f"builtins.object.{name}", None, "builtins.object")
            elif name in (
                "__dict__",
                "__module__",
                "__weakref__",
                "__name__",
                "__qualname__",
                "__mro__",
                "__bases__",
            ):
                result = Found("attribute", f"{path}.{name}", None, path)
        known[key] = result
        return result

    def _own_member(self, owner: str, name: str, position: int) -> Found | None:
        if owner.startswith("builtins."):
            value = getattr(builtins, owner[9:], None)
            if value is not None and hasattr(value, name) and not hasattr(object, name):
                return Found("method", f"{owner}.{name}", None, owner)
            return None
        data = self.class_data(owner, position)
        if data is None:
            return None
        variant = pick_variant(data["m"].get(name), position)
        if variant is not None:
            if variant[1] == "l":
                target = pick_variant(data["m"].get(variant[2]), position)
                if target is not None and target[1] != "l":
                    return Found(_KINDS[target[1]], f"{owner}.{name}", target, owner)
            return Found(_KINDS[variant[1]], f"{owner}.{name}", variant, owner)
        for copied in pick(data.get("x"), position) or ():
            found = self.member(copied, name, position)
            if found is not None and found.kind == "method" and self._is_copied(copied, name, position):
                return found
        return None

    def _is_copied(self, queryset: str, name: str, position: int) -> bool:
        """``Manager.from_queryset`` copies public methods, and others as their ``queryset_only`` says."""
        only = None
        for owner in self.mro(queryset, position):
            data = self.class_data(owner, position)
            variant = pick_variant(data["m"].get(name), position) if data else None
            if variant is not None:
                only = variant[-1].get("q") if isinstance(variant[-1], dict) else None
                break
        return only == 0 if only is not None else not name.startswith("_")

    def member_names(self, path: str, position: int) -> set[str]:
        """Every name that the Django classes of the MRO define."""
        names: set[str] = set()
        bit = 1 << position
        for owner in self.mro(path, position):
            data = self.class_data(owner, position)
            if data is None:
                continue
            names.update(name for name, variants in data["m"].items() if any(v[0] & bit for v in variants))
            for copied in pick(data.get("x"), position) or ():
                names.update(n for n in self.member_names(copied, position) if self.member(path, n, position))
        return names

    def openness(self, path: str, position: int) -> Openness:
        """Why a name not found on the class may exist on it all the same."""
        letters: set[str] = set()
        for owner in self.mro(path, position):
            data = self.class_data(owner, position)
            if data is not None:
                letters.update(pick(data.get("o"), position) or "")
            elif not owner.startswith("builtins."):
                letters.add("e")
        return Openness("g" in letters, "b" in letters, "e" in letters, "s" in letters)


def pick(variants: list[Variant] | None, position: int) -> Any:
    """The value of ``[mask, value]`` variants in one release, or None."""
    for variant in variants or ():
        if variant[0] >> position & 1:
            return variant[1] if len(variant) > 1 else ""
    return None


def pick_variant(variants: list[Variant] | None, position: int) -> Variant | None:
    """The variant that holds in one release, or None."""
    for variant in variants or ():
        if variant[0] >> position & 1:
            return variant
    return None


def _merge(sequences: list[list[str]]) -> list[str]:
    """C3; where bases cannot be put in order (what is known of them is not all), depth first."""
    todo = [list(sequence) for sequence in sequences if sequence]
    result: list[str] = []
    while todo:
        for sequence in todo:
            head = sequence[0]
            if not any(head in other[1:] for other in todo):
                break
        else:
            rest = [name for sequence in todo for name in sequence]
            return list(dict.fromkeys(result + rest))
        result.append(head)
        todo = [remaining for s in todo if (remaining := [name for name in s if name != head])]
    return result
