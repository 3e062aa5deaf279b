"""One release of Django as plain data: every module's names, each resolved to where it is defined.

The outcome is what the tables hold for one release (see ``api_pack`` for how releases are merged):

    module -> {"names": {name: entry}, "warns": [warning], "open": bool}

An entry is ``[kind, ...]`` with a dictionary of extras last:

    ["f", signature, extras]                function
    ["v", value source or "", type, extras] value; ``type`` is the class of an instance where it is known
    ["i", target, extras]                   import, re-export or plain alias of what ``target`` (final path) is
    ["c", class data, extras]               class

Class data is ``{"b": bases, "k": metaclass, "o": openness, "x": mixed-in classes, "m": {member: entry}}``; a member is
``["m"|"s"|"k", signature, extras]`` (method, static, class), ``["p"|"q", "", extras]`` (property, cached property),
``["a"|"I", value source, type, extras]`` (attribute, instance attribute), ``["l", member name, extras]`` (alias of
another member) or a nested class. Extras: ``q`` the value of a method's ``queryset_only``, ``c`` conditional, ``d`` decorators, ``w`` warnings issued by every call,
``u`` warnings issued by some, ``p`` positional parameters whose use is deprecated, ``n`` next hop of an import.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from typing import Any

from api_bind import Binding, Body, dotted, read_body, signature_source
from api_sdist import Sdist

__all__ = ["Entry", "ModuleData", "Resolver"]

Entry = list[Any]
ModuleData = dict[str, Any]

_BUILTINS = set(dir(builtins)) | {"unicode", "xrange", "basestring", "long", "unichr", "reduce", "file"}
_LONGEST_VALUE = 72
_LONGEST_LISTING = 700  # a constant that lists names, such as the options that a model's Meta may have

# What a class decorator adds to the class.
_DECORATOR_MEMBERS = {
    "total_ordering": ("__lt__", "__le__", "__gt__", "__ge__"),
    "deconstructible": ("deconstruct",),
    "html_safe": ("__html__",),
    "python_2_unicode_compatible": ("__unicode__",),
    "dataclass": ("__eq__", "__repr__", "__dataclass_fields__"),
}

# What Django's model metaclass adds only where options of the model ask for it.
_ONLY_ON_SOME_MODELS = {"get_absolute_url", "get_next_in_order", "get_previous_in_order"}

# Parameters that are an instance of one class all over Django: what is set on them are attributes of it.
_KNOWN_PARAMETERS = {
    "request": ("django.http.request", "HttpRequest"),
    "response": ("django.http.response", "HttpResponseBase"),
}


class Resolver:
    """Resolve the names of one release. ``modules()`` gives the data of all modules."""

    def __init__(self, sdist: Sdist) -> None:
        self.sdist = sdist
        self.bodies: dict[str, Body] = {}
        self._names: dict[str, dict[str, Binding]] = {}
        self._busy: set[str] = set()
        self._followed: dict[tuple[str, str], tuple[str, ...] | None] = {}
        self._data: dict[str, ModuleData] = {}
        self._instance: dict[tuple[str, str], set[str]] = {}
        self._outside: dict[tuple[str, str], dict[str, ast.expr | None]] = {}
        self._six: dict[str, str] = {}
        """Paths below ``django.utils.six.moves`` -> where they lead, ``""`` for a module made at run time."""
        self._six_modules: dict[str, ModuleData] = {}
        self._read_six_moves()
        for name, tree in sdist.modules.items():
            package = name if name in sdist.packages else name.rpartition(".")[0]
            self.bodies[name] = read_body(tree.body, name, package)

    # Names

    def names(self, module: str) -> dict[str, Binding]:
        """The effective bindings of a module, star imports spread out."""
        known = self._names.get(module)
        if known is not None:
            return known
        body = self.bodies[module]
        if module in self._busy:
            return {name: b for name, b in body.names.items() if b.kind != "star"}
        self._busy.add(module)
        result: dict[str, Binding] = {}
        for name, binding in body.names.items():
            if binding.kind != "star":
                earlier = result.get(name)
                if earlier is None or earlier.order < binding.order:
                    result[name] = binding
                continue
            for exported in self.exported(binding.target):
                if f"{module}.{exported}" in self.bodies and f"{binding.target}.{exported}" in self.bodies:
                    continue  # a submodule of the other package; the module's own one has its place
                earlier = result.get(exported)
                if earlier is None or earlier.order < binding.order:
                    result[exported] = Binding(
                        "import",
                        binding.order,
                        binding.node,
                        f"{binding.target}.{exported}",
                        binding.conditional,
                    )
        self._busy.discard(module)
        self._names[module] = result
        return result

    def exported(self, module: str) -> list[str]:
        """What ``from module import *`` binds."""
        if module not in self.bodies:
            return []
        listed = self.all_of(module)
        if listed is not None:
            return listed
        names = [name for name in self.names(module) if not name.startswith("_")]
        # Submodules that the package's own imports have loaded are attributes of it too.
        loaded = {
            binding.target.rpartition(".")[0] if binding.kind == "import" else binding.target
            for binding in self.bodies[module].names.values()
            if binding.kind in ("import", "star")
        }
        below = sorted(path[len(module) + 1 :] for path in loaded if path.startswith(f"{module}."))
        return names + [name for name in below if "." not in name and name not in names]

    def all_of(self, module: str) -> list[str] | None:
        """The value of ``__all__``, or None where the module has none or it cannot be told."""
        parts = self.bodies[module].all_parts
        if parts is None:
            return None
        result: list[str] = []
        for part in parts:
            found = self._strings(part, module)
            if found is None:
                return None
            result.extend(found)
        return result

    def _strings(self, node: ast.expr, module: str) -> list[str] | None:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            left, right = self._strings(node.left, module), self._strings(node.right, module)
            return None if left is None or right is None else left + right
        if isinstance(node, ast.List | ast.Tuple):
            found: list[str] = []
            for item in node.elts:
                if isinstance(item, ast.Starred):
                    found += self._strings(item.value, module) or []
                elif isinstance(item, ast.Call) and dotted(item.func) == "str" and item.args:
                    found += self._strings(ast.List([item.args[0]], ast.Load()), module) or []
                elif isinstance(item, ast.Constant):
                    found.append(str(item.value))
            return found
        if isinstance(node, ast.ListComp):
            # ``[str(name) for name in (...)]``: what is looped over.
            return self._strings(node.generators[0].iter, module)
        name = dotted(node)
        if name.endswith(".__all__"):
            reference = self.resolve(module, name[: -len(".__all__")])
            if reference and reference[0] == "module":
                return self.all_of(reference[1])
        if name:
            binding = self.names(module).get(name)
            if binding is not None and binding.kind == "import":
                owner, _, last = binding.target.rpartition(".")
                if last == "__all__" and owner in self.bodies:
                    return self.all_of(owner)
        return None

    # References: ("module", name) | ("def", module, name) | ("member", module, class, rest) | ("external", path)

    def resolve(
        self, module: str, path: str, seen: frozenset[tuple[str, str]] = frozenset()
    ) -> tuple[str, ...] | None:
        """What a dotted expression in ``module`` means; None where nobody can tell."""
        first, _, rest = path.partition(".")
        binding = self.names(module).get(first)
        if binding is None:
            if first in _BUILTINS:
                return ("external", f"builtins.{path}")
            return None
        reference = self.follow(module, first, seen)
        return self.descend(reference, rest, seen)

    def descend(
        self, reference: tuple[str, ...] | None, rest: str, seen: frozenset[tuple[str, str]]
    ) -> tuple[str, ...] | None:
        while rest and reference is not None:
            if reference[0] == "external":
                return ("external", f"{reference[1]}.{rest}")
            part, _, rest = rest.partition(".")
            if reference[0] == "module":
                reference = self.attribute(reference[1], part, seen)
            elif reference[0] == "def":
                binding = self.names(reference[1]).get(reference[2])
                if binding is None or binding.kind != "class":
                    return None
                reference = ("member", reference[1], reference[2], part)
            else:
                reference = ("member", reference[1], reference[2], f"{reference[3]}.{part}")
        return reference

    def attribute(
        self, module: str, name: str, seen: frozenset[tuple[str, str]] = frozenset()
    ) -> tuple[str, ...] | None:
        if name in self.names(module):
            found = self.follow(module, name, seen)
            if found is not None:
                return found
        if f"{module}.{name}" in self.bodies:
            return ("module", f"{module}.{name}")
        return None

    def absolute(self, path: str, seen: frozenset[tuple[str, str]] = frozenset()) -> tuple[str, ...] | None:
        """What an absolute dotted path means."""
        if path.partition(".")[0] != "django":
            return ("external", path)
        if path.startswith("django.utils.six.moves."):
            return self._moved_by_six(path)
        parts = path.split(".")
        module, position = "django", 1
        while position < len(parts) - 1 and f"{module}.{parts[position]}" in self.bodies:
            module = f"{module}.{parts[position]}"
            position += 1
        if module not in self.bodies:
            return None
        if position == len(parts):
            return ("module", module)
        reference = self.attribute(module, parts[position], seen)
        return self.descend(reference, ".".join(parts[position + 1 :]), seen)

    def _moved_by_six(self, path: str) -> tuple[str, ...] | None:
        above, rest = path, ""
        while above:
            if above in self._six:
                target = self._six[above]
                return ("external", f"{target}.{rest}" if rest else target) if target else ("module", above)
            above, _, part = above.rpartition(".")
            rest = f"{part}.{rest}" if rest else part
        return None

    def follow(
        self, module: str, name: str, seen: frozenset[tuple[str, str]] = frozenset()
    ) -> tuple[str, ...] | None:
        """Follow one name of a module through imports and plain aliases to its definition."""
        key = (module, name)
        if key in self._followed:
            return self._followed[key]
        if key in seen:
            return None
        found = self._follow(module, name, seen | {key})
        if not seen:  # deeper in, a cycle may have cut the way short
            self._followed[key] = found
        return found

    def _follow(self, module: str, name: str, seen: frozenset[tuple[str, str]]) -> tuple[str, ...] | None:
        binding = self.names(module).get(name)
        if binding is None:
            return None
        target = self.hop(module, name, binding, seen)
        if target is None:
            return ("def", module, name)
        how, path = target
        found = self.absolute(path, seen) if how == "absolute" else self.resolve(module, path, seen)
        if found is None and how == "local":
            return ("def", module, name)
        return found

    def hop(
        self, module: str, name: str, binding: Binding, seen: frozenset[tuple[str, str]] = frozenset()
    ) -> tuple[str, str] | None:
        """Where a binding points: ("absolute", path) for an import, ("local", expression) for a plain alias."""
        if binding.kind == "import":
            return ("absolute", binding.target)
        if binding.kind == "value" and binding.node is not None:
            path = dotted(binding.node)
            if path in ("None", "True", "False"):
                return None
            if path == name:
                return ("absolute", f"builtins.{name}") if name in _BUILTINS else None
            if path:
                reference = self.resolve(module, path, seen | {(module, name)})
                if reference is None or reference[0] == "member":
                    return None
                return ("local", path)
        return None

    def path_of(self, reference: tuple[str, ...] | None) -> str:
        """The dotted path of a reference, ``""`` for none."""
        return ".".join(reference[1:]) if reference else ""

    def next_hop(self, module: str, name: str, binding: Binding) -> str:
        """The path one step along an import (not all the way), for linking re-exports of the same name."""
        target = self.hop(module, name, binding)
        if target is None or target[0] != "absolute" or not target[1].startswith("django"):
            return ""
        owner, _, last = target[1].rpartition(".")
        reference = self.absolute(owner)
        if reference is None or reference[0] != "module":
            return ""
        return f"{reference[1]}.{last}"

    # Entries

    def modules(self) -> dict[str, ModuleData]:
        """The data of every module of the release."""
        self._collect_outside()
        for module in sorted(self.bodies):
            self._data[module] = self.module(module)
        self._spread_metaclasses()
        self._add_six_moves()
        return self._data

    def module(self, module: str) -> ModuleData:
        body = self.bodies[module]
        entries: dict[str, Entry] = {}
        data: ModuleData = {"names": entries, "warns": [], "open": False}
        for name, binding in sorted(self.names(module).items()):
            if name in ("__all__", "__getattr__", "__dir__"):
                continue
            entries[name] = self.entry(module, name, binding)
        lazy = body.names.get("__getattr__")
        if lazy is not None and isinstance(lazy.node, ast.FunctionDef):
            self._lazy_names(module, lazy.node, entries)
        for call, conditional in body.calls:
            warning = self._warning_of(module, call)
            if warning and not conditional:
                data["warns"].append(warning)
        return data

    def entry(self, module: str, name: str, binding: Binding) -> Entry:
        extras: dict[str, Any] = {}
        if binding.conditional:
            extras["c"] = 1
        reference = self.follow(module, name)
        here = ("def", module, name)
        if reference != here:
            path = self.path_of(reference)
            hop = self.next_hop(module, name, binding)
            if not path:
                # An import whose end is not in the sources (made at run time): keep what is written.
                path = binding.target
            if hop and hop != path:
                extras["n"] = hop
            return ["i", path, extras]
        if binding.kind == "function":
            assert isinstance(binding.node, ast.FunctionDef | ast.AsyncFunctionDef)
            return self.function(module, binding.node, extras)
        if binding.kind == "class":
            assert isinstance(binding.node, ast.ClassDef)
            return [
                "c",
                self.class_data(module, binding.node, name, binding.order),
                self._class_extras(module, binding.node, extras),
            ]
        return self.value(module, name, binding, extras)

    def function(
        self,
        module: str,
        node: ast.FunctionDef | ast.AsyncFunctionDef,
        extras: dict[str, Any],
        kind: str = "f",
    ) -> Entry:
        decorators = []
        for decorator in node.decorator_list:
            call = decorator if isinstance(decorator, ast.Call) else None
            path = dotted(call.func if call else decorator)
            last = path.rpartition(".")[2]
            if kind != "f" and last in (
                "staticmethod",
                "classmethod",
                "property",
                "cached_property",
                "classproperty",
            ):
                continue
            if last == "deprecate_posargs" and call and len(call.args) > 1:
                extras["p"] = [
                    part.value for part in ast.walk(call.args[1]) if isinstance(part, ast.Constant)
                ]
            if last:
                reference = self.resolve(module, path)
                decorators.append(self.path_of(reference) or path)
        if decorators:
            extras["d"] = decorators
        if isinstance(node, ast.AsyncFunctionDef):
            extras["a"] = 1
        always, sometimes = self._warnings_in(module, node)
        if always:
            extras["w"] = always
        if sometimes:
            extras["u"] = sometimes
        return [kind, signature_source(node.args), extras]

    def value(self, module: str, name: str, binding: Binding, extras: dict[str, Any]) -> Entry:
        node = binding.node
        if not isinstance(node, ast.expr):
            return ["v", "", "", extras]
        if isinstance(node, ast.Call):
            made = self._made_by_call(module, name, node, binding, extras)
            if made is not None:
                return made
        longest = _LONGEST_VALUE
        if name.isupper() and isinstance(node, ast.Tuple | ast.List | ast.Set):
            longest = _LONGEST_LISTING
        return ["v", _short(node, longest), self.instance_type(module, node), extras]

    def instance_type(self, module: str, node: ast.expr | None) -> str:
        """The class whose instance an expression is, where it is a call of a class; ``""`` otherwise."""
        if isinstance(node, ast.Call):
            path = dotted(node.func)
            reference = self.resolve(module, path) if path else None
            if reference and reference[0] == "def":
                binding = self.names(reference[1]).get(reference[2])
                if binding is not None and binding.kind == "class":
                    return self.path_of(reference)
            if reference and reference[0] == "external":
                return reference[1]
        if isinstance(node, ast.Constant) and node.value is not None:
            return type(node.value).__name__
        if isinstance(node, ast.List | ast.Dict | ast.Set | ast.Tuple):
            return type(node).__name__.lower()
        return ""

    def _made_by_call(
        self, module: str, name: str, node: ast.Call, binding: Binding, extras: dict[str, Any]
    ) -> Entry | None:
        path = dotted(node.func)
        last = path.rpartition(".")[2]
        first = dotted(node.args[0]) if node.args else ""
        if first == name and binding.before is not None and binding.before.kind in ("function", "class"):
            # ``slugify = allow_lazy(slugify, str)``: the function, decorated.
            before = binding.before
            if isinstance(before.node, ast.ClassDef):
                return ["c", self.class_data(module, before.node, name), extras]
            if isinstance(before.node, ast.FunctionDef | ast.AsyncFunctionDef):
                return self.function(module, before.node, extras)
        if last in ("lazy", "wraps") and first:
            reference = self.resolve(module, first)
            if reference and reference[0] == "def":
                target = self.names(reference[1])[reference[2]]
                if isinstance(target.node, ast.FunctionDef):
                    extras["d"] = [self.path_of(self.resolve(module, path)) or path]
                    return ["f", signature_source(target.node.args), extras]
        if last == "namedtuple" and len(node.args) > 1:
            return ["c", _namedtuple(node.args[1]), extras]
        if path == "type" and len(node.args) == 3:
            bases = node.args[1]
            data: dict[str, Any] = {"m": {}}
            if isinstance(bases, ast.Tuple):
                self._add_bases(module, bases.elts, [], data)
            else:
                data["o"] = "b"
            return ["c", data, extras]
        return None

    # Classes

    def class_data(
        self, module: str, node: ast.ClassDef, qualified: str, order: int | None = None
    ) -> dict[str, Any]:
        """``order`` is when the module binds the class: its bases are what their names meant then."""
        data: dict[str, Any] = {}
        self._add_bases(module, node.bases, node.keywords, data, order)
        body = read_body(node.body, module, "")
        members: dict[str, Entry] = {}
        local = {name for name, b in body.names.items() if b.kind == "function"}
        fields: list[tuple[str, ast.expr | None]] = []
        for name, binding in body.names.items():
            if binding.kind == "star":
                continue
            extras: dict[str, Any] = {"c": 1} if binding.conditional else {}
            members[name] = self.member(module, qualified, name, binding, extras, local)
        for name, attribute, value in body.outside:
            if attribute == "queryset_only" and name in members and isinstance(value, ast.Constant):
                members[name][-1]["q"] = int(bool(value.value))
        self._add_instance_attributes(node, data, members)
        for name in body.slots:
            members.setdefault(name, ["I", "", "", {}])
        for attribute, value in sorted(self._outside.get((module, qualified), {}).items()):
            if attribute not in members:
                members[attribute] = ["a", _short(value), self.instance_type(module, value), {}]
        if (module, qualified) in self._instance:
            for attribute in sorted(self._instance[module, qualified]):
                members.setdefault(attribute, ["I", "", "", {"c": 1}])
        for decorator in node.decorator_list:
            call = decorator if isinstance(decorator, ast.Call) else None
            last = dotted(call.func if call else decorator).rpartition(".")[2]
            for added in _DECORATOR_MEMBERS.get(last, ()):
                members.setdefault(added, ["a", "", "", {}])
            if last == "dataclass":
                fields = [
                    (item.target.id, item.value)
                    for item in node.body
                    if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
                ]
                for name, value in fields:
                    if name in members and value is None:
                        members[name] = ["I", "", "", {}]
                if "__init__" not in members:
                    members["__init__"] = ["m", _dataclass_signature(fields, call), {"dc": 1}]
        if "__getattr__" in members or "__getattribute__" in members:
            data["o"] = "g" + data.get("o", "")
        if members:
            data["m"] = dict(sorted(members.items()))
        return data

    def _resolve_then(self, module: str, path: str, order: int | None) -> tuple[str, ...] | None:
        """What a dotted expression meant when the binding number ``order`` was made."""
        first, _, rest = path.partition(".")
        now = binding = self.names(module).get(first)
        while binding is not None and order is not None and binding.order >= order:
            binding = binding.before
        if binding is now or binding is None or binding.kind != "import":
            return self.resolve(module, path)
        return self.descend(self.absolute(binding.target), rest, frozenset())

    def _add_bases(
        self,
        module: str,
        bases: list[ast.expr],
        keywords: list[ast.keyword],
        data: dict[str, Any],
        order: int | None = None,
    ) -> None:
        found: list[str] = []
        openness = ""
        for keyword in keywords:
            if keyword.arg == "metaclass":
                data["k"] = self.path_of(self.resolve(module, dotted(keyword.value))) or ast.unparse(
                    keyword.value
                )
        todo = list(bases)
        while todo:
            base = todo.pop(0)
            if isinstance(base, ast.Subscript):
                base = base.value
            if isinstance(base, ast.IfExp):
                base = base.body
            if isinstance(base, ast.Call):
                last = dotted(base.func).rpartition(".")[2]
                if last == "with_metaclass":
                    data["k"] = self.path_of(self.resolve(module, dotted(base.args[0]))) or ast.unparse(
                        base.args[0]
                    )
                    todo = [*base.args[1:], *todo]
                    continue
                if last == "from_queryset" and isinstance(base.func, ast.Attribute):
                    queryset = self.path_of(self.resolve(module, dotted(base.args[0])))
                    if queryset:
                        data.setdefault("x", []).append(queryset)
                        data.setdefault("m0", {})["_queryset_class"] = ["a", "", "", {}]
                    todo.insert(0, base.func.value)
                    continue
                if last == "namedtuple" and len(base.args) > 1:
                    inner = _namedtuple(base.args[1])
                    openness = inner.get("o", openness)
                    data.setdefault("m0", {}).update(inner["m"])
                    found.append("builtins.tuple")
                    continue
            path = dotted(base)
            reference = self._resolve_then(module, path, order) if path else None
            if reference is None:
                openness = "b"
                continue
            if reference[0] == "def":
                binding = self.names(reference[1]).get(reference[2])
                if binding is not None and binding.kind == "value":
                    made = self.value(reference[1], reference[2], binding, {})
                    if made[0] != "c":
                        openness = "b"
            name = self.path_of(reference)
            if name not in ("builtins.object",):
                found.append(name)
            if reference[0] == "external" and not reference[1].startswith("builtins."):
                openness = openness or "e"
        if found:
            data["b"] = found
        if openness:
            data["o"] = openness

    def member(
        self,
        module: str,
        qualified: str,
        name: str,
        binding: Binding,
        extras: dict[str, Any],
        local: set[str],
    ) -> Entry:
        node = binding.node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            return self.function(module, node, extras, _method_kind(node, name))
        if isinstance(node, ast.ClassDef):
            return [
                "c",
                self.class_data(module, node, f"{qualified}.{name}"),
                self._class_extras(module, node, extras),
            ]
        if binding.kind == "import":
            return ["a", binding.target, "", extras]
        if not isinstance(node, ast.expr):
            return ["a", "", "", extras]
        path = dotted(node)
        if path in local and path != name:
            return ["l", path, extras]
        if isinstance(node, ast.Call):
            last = dotted(node.func).rpartition(".")[2]
            first = dotted(node.args[0]) if node.args else ""
            if last in ("property", "cached_property"):
                return ["p" if last == "property" else "q", "", extras]
            if last in ("staticmethod", "classmethod") and first:
                before = binding.before
                if before is not None and isinstance(before.node, ast.FunctionDef):
                    return self.function(module, before.node, extras, "s" if last == "staticmethod" else "k")
                reference = self.resolve(module, first)
                if reference and reference[0] == "def":
                    target = self.names(reference[1])[reference[2]]
                    if isinstance(target.node, ast.FunctionDef):
                        return ["s", signature_source(target.node.args), extras]
            if first == name and binding.before is not None:
                before = binding.before
                if isinstance(before.node, ast.FunctionDef | ast.AsyncFunctionDef):
                    return self.function(module, before.node, extras, _method_kind(before.node, name))
        if path:
            reference = self.resolve(module, path)
            if reference and reference[0] in ("def", "external"):
                return ["a", _short(node), f"={self.path_of(reference)}", extras]
        return ["a", _short(node), self.instance_type(module, node), extras]

    def _add_instance_attributes(
        self, node: ast.ClassDef, data: dict[str, Any], members: dict[str, Entry]
    ) -> None:
        for name, entry in data.pop("m0", {}).items():
            members.setdefault(name, entry)
        for method in _methods(node):
            own = _first_parameter(method)
            kind = _method_kind(method, method.name)
            if not own or kind == "s":
                continue
            for item in ast.walk(method):
                attribute = _set_attribute(item, own)
                if attribute == "*":
                    data["o"] = "s" + data.get("o", "").replace("s", "")
                elif attribute and attribute not in members:
                    members[attribute] = ["a" if kind == "k" else "I", "", "", {}]

    def _class_extras(self, module: str, node: ast.ClassDef, extras: dict[str, Any]) -> dict[str, Any]:
        decorators = []
        for decorator in node.decorator_list:
            path = dotted(decorator.func if isinstance(decorator, ast.Call) else decorator)
            if path:
                decorators.append(self.path_of(self.resolve(module, path)) or path)
        if decorators:
            extras["d"] = decorators
        for item in node.body:
            if isinstance(item, ast.FunctionDef) and item.name in (
                "__init__",
                "__new__",
                "__init_subclass__",
            ):
                always, sometimes = self._warnings_in(module, item)
                if always:
                    extras["w"] = sorted({*extras.get("w", []), *always})
                if sometimes:
                    extras["u"] = sorted({*extras.get("u", []), *sometimes})
            if isinstance(item, ast.Assign) and dotted(item.targets[0]) in (
                "system_check_deprecated_details",
                "system_check_removed_details",
            ):
                ids = [
                    str(part.value)
                    for part in ast.walk(item.value)
                    if isinstance(part, ast.Constant) and str(part.value).startswith("fields.")
                ]
                extras["w"] = [*extras.get("w", []), *(f"system check {each}" for each in ids)]
        return extras

    # Things set from elsewhere

    def _collect_outside(self) -> None:
        for module, body in self.bodies.items():
            for owner, attribute, value in body.outside:
                reference = self.resolve(module, owner)
                if reference and reference[0] == "def":
                    key = (reference[1], reference[2])
                    self._outside.setdefault(key, {}).setdefault(attribute, value)
            for node in ast.walk(self.sdist.modules[module]):
                if isinstance(node, ast.Assign):
                    for target in node.targets:
                        self._note_known(target)
                elif isinstance(node, ast.AugAssign | ast.AnnAssign):
                    self._note_known(node.target)

    def _note_known(self, target: ast.expr) -> None:
        if isinstance(target, ast.Tuple):
            for part in target.elts:
                self._note_known(part)
        if isinstance(target, ast.Attribute):
            owner = dotted(target.value).rpartition(".")[2]
            key = _KNOWN_PARAMETERS.get(owner)
            if key is not None:
                self._instance.setdefault(key, set()).add(target.attr)

    def _spread_metaclasses(self) -> None:
        """What a metaclass puts on the classes that it makes are attributes of the class that names it."""
        for module in sorted(self._data):
            for name, entry in self._data[module]["names"].items():
                if entry[0] != "c" or "k" not in entry[1]:
                    continue
                members = entry[1].setdefault("m", {})
                for attribute in sorted(self._metaclass_sets(entry[1]["k"], module, name, frozenset())):
                    members.setdefault(attribute, ["a", "", "", {"mc": 1}])
                entry[1]["m"] = dict(sorted(members.items()))
        for module in sorted(self._data):
            for entry in self._data[module]["names"].values():
                if entry[0] == "c":
                    self._add_renamed_methods(entry[1])

    def _add_renamed_methods(self, data: dict[str, Any]) -> None:
        """``RenameMethodsBase`` gives each class that has one of two names of a method the other one too."""
        metaclass = self._metaclass(data, 0)
        reference = self.absolute(metaclass) if metaclass.startswith("django.") else None
        binding = self.names(reference[1]).get(reference[2]) if reference and reference[0] == "def" else None
        if binding is None or not isinstance(binding.node, ast.ClassDef):
            return
        members = data.get("m", {})
        for statement in binding.node.body:
            if not isinstance(statement, ast.Assign) or dotted(statement.targets[0]) != "renamed_methods":
                continue
            for renamed in statement.value.elts if isinstance(statement.value, ast.Tuple) else []:
                if not isinstance(renamed, ast.Tuple):
                    continue
                old, new = (str(part.value) for part in renamed.elts[:2] if isinstance(part, ast.Constant))
                if new in members:
                    members.setdefault(old, ["l", new, {}])
                elif old in members:
                    members.setdefault(new, ["l", old, {}])

    def _metaclass(self, data: dict[str, Any], depth: int) -> str:
        """The metaclass of a class, its own or that of a base."""
        if "k" in data:
            return str(data["k"])
        for base in data.get("b", ()):
            module, _, name = base.rpartition(".")
            entry = self._data.get(module, {}).get("names", {}).get(name)
            if entry is not None and entry[0] == "c" and depth < 20:
                found = self._metaclass(entry[1], depth + 1)
                if found:
                    return found
        return ""

    def _metaclass_sets(self, path: str, module: str, name: str, seen: frozenset[str]) -> set[str]:
        reference = self.absolute(path) if path.startswith("django.") else None
        if path in seen or reference is None or reference[0] != "def":
            return set()
        binding = self.names(reference[1]).get(reference[2])
        if binding is None or not isinstance(binding.node, ast.ClassDef):
            return set()
        found: set[str] = set()
        for method in _methods(binding.node):
            for item in ast.walk(method):
                found |= set(_put_on_class(item))
        found -= _ONLY_ON_SOME_MODELS
        for base in binding.node.bases:
            above = self.path_of(self.resolve(reference[1], dotted(base)))
            found |= self._metaclass_sets(above, module, name, seen | {path})
        return found

    def _lazy_names(self, module: str, node: ast.FunctionDef, entries: dict[str, Entry]) -> None:
        """Names that a module's ``__getattr__`` answers to: compared with a literal, or keys of a module's table."""
        _always, sometimes = self._warnings_in(module, node)
        extras: dict[str, Any] = {"w": sometimes or _always} if sometimes or _always else {}
        names: dict[str, str] = {}
        returned = [
            self.path_of(self.resolve(module, dotted(item.value)))
            for item in ast.walk(node)
            if isinstance(item, ast.Return) and item.value is not None and dotted(item.value)
        ]
        for item in ast.walk(node):
            if isinstance(item, ast.Compare):
                for part in item.comparators:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        names[part.value] = returned[0] if returned else ""
            elif isinstance(item, ast.Subscript) and isinstance(item.value, ast.Name):
                table = self.names(module).get(item.value.id)
                if table is not None and isinstance(table.node, ast.Dict):
                    for key in table.node.keys:
                        if isinstance(key, ast.Constant):
                            names[str(key.value)] = ""
        for item in ast.walk(node):
            # ``return getattr(message, name)`` after ``from django.core.mail import message``
            if isinstance(item, ast.ImportFrom) and names:
                for alias in item.names:
                    source = f"{item.module}.{alias.name}"
                    if source in self.bodies:
                        for name, target in list(names.items()):
                            if not target:
                                names[name] = self.path_of(self.attribute(source, name))
        for name, target in sorted(names.items()):
            if name not in entries:
                entries[name] = ["i", target, dict(extras)] if target else ["v", "", "", dict(extras)]

    def _read_six_moves(self) -> None:
        """``django.utils.six.moves`` is made at run time, from tables in the source."""
        tree = self.sdist.modules.get("django.utils.six")
        if tree is None:
            return
        moves: dict[str, str] = {}
        parts: dict[str, dict[str, str]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.List):
                table = dotted(node.targets[0])
                if table.startswith("_urllib_"):
                    parts.setdefault(table.split("_")[2], {}).update(_moved(node.value))
                elif table == "_moved_attributes":
                    moves.update(_moved(node.value))
            elif isinstance(node, ast.Call) and dotted(node.func) == "add_move" and node.args:
                moves.update(_moved(ast.List([node.args[0]], ast.Load())))
        base = "django.utils.six.moves"
        entries: dict[str, Entry] = {}
        made: dict[str, dict[str, Entry]] = {base: entries, f"{base}.urllib": {}}
        for part, attributes in parts.items():
            names: dict[str, Entry] = {name: ["i", target, {}] for name, target in attributes.items()}
            made[f"{base}.urllib.{part}"] = names
            made[f"{base}.urllib_{part}"] = names
            made[f"{base}.urllib"][part] = ["i", f"{base}.urllib.{part}", {}]
            moves.pop(f"urllib_{part}", None)
            entries[f"urllib_{part}"] = ["i", f"{base}.urllib_{part}", {}]
        moves.pop("urllib", None)
        entries["urllib"] = ["i", f"{base}.urllib", {}]
        entries.update({name: ["i", target, {}] for name, target in moves.items()})
        for module, found in made.items():
            self._six[module] = ""
            self._six_modules[module] = {"names": dict(sorted(found.items())), "warns": [], "open": False}
            for name, entry in found.items():
                if entry[1] not in made:
                    self._six[f"{module}.{name}"] = entry[1]

    def _add_six_moves(self) -> None:
        if self._six_modules:
            self._data.update(self._six_modules)
            self._data["django.utils.six"]["names"]["moves"] = ["i", "django.utils.six.moves", {}]

    # Warnings

    def _warnings_in(
        self, module: str, function: ast.FunctionDef | ast.AsyncFunctionDef
    ) -> tuple[list[str], list[str]]:
        """The deprecation warnings that every call of a function issues, and those that some calls issue."""
        always: set[str] = set()
        sometimes: set[str] = set()
        for statement in function.body:
            certain = isinstance(statement, ast.Expr | ast.Return)
            for node in ast.walk(statement):
                if isinstance(node, ast.Call):
                    warning = self._warning_of(module, node)
                    if warning:
                        (always if certain else sometimes).add(warning)
        return sorted(always), sorted(sometimes - always)

    def _warning_of(self, module: str, call: ast.Call) -> str:
        """The class of deprecation warning that a call issues, or ``""``."""
        last = dotted(call.func).rpartition(".")[2]
        if not (last == "warn" or last.startswith(("warn_", "_warn", "deprecate"))):
            return ""
        for part in [*call.args, *(keyword.value for keyword in call.keywords)]:
            path = dotted(part)
            name = path.rpartition(".")[2]
            if name.startswith("Removed") or name.endswith(("DeprecationWarning", "_warning")):
                reference = self.resolve(module, path)
                final = self.path_of(reference).rpartition(".")[2]
                if final.endswith("Warning"):
                    return final
        return ""


def _short(node: ast.expr | None, longest: int = _LONGEST_VALUE) -> str:
    if node is None:
        return ""
    if (
        isinstance(node, ast.Lambda | ast.Dict | ast.ListComp | ast.DictComp)
        and sum(1 for _ in ast.walk(node)) > 12
    ):
        return ""
    text = ast.unparse(node)
    return text if len(text) <= longest and "\n" not in text else ""


def _methods(node: ast.ClassDef) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    todo: list[ast.stmt] = list(node.body)
    while todo:
        item = todo.pop(0)
        if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef):
            yield item
        elif isinstance(item, ast.If):
            todo = [*item.body, *item.orelse, *todo]
        elif isinstance(item, ast.Try):
            todo = [*item.body, *(s for h in item.handlers for s in h.body), *todo]


def _method_kind(node: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> str:
    for decorator in node.decorator_list:
        last = dotted(decorator.func if isinstance(decorator, ast.Call) else decorator).rpartition(".")[2]
        if last == "staticmethod":
            return "s"
        if last == "classmethod":
            return "k"
        if last in ("property", "setter", "getter", "deleter", "classproperty"):
            return "p"
        if last == "cached_property":
            return "q"
    if name == "__new__":
        return "s"
    if name in ("__init_subclass__", "__class_getitem__"):
        return "k"
    return "m"


def _first_parameter(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    positional = [*node.args.posonlyargs, *node.args.args]
    return positional[0].arg if positional else ""


def _set_attribute(node: ast.AST, own: str) -> str:
    """The attribute of ``own`` that a node sets; ``*`` for one whose name is not in the source; ``""`` for none."""
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        if isinstance(node.value, ast.Name) and node.value.id == own:
            return node.attr
    if isinstance(node, ast.Call):
        function = dotted(node.func)
        if function == "setattr" and len(node.args) == 3 and dotted(node.args[0]) == own:
            name = node.args[1]
            return name.value if isinstance(name, ast.Constant) and isinstance(name.value, str) else "*"
        if function == f"{own}.__dict__.update":
            return "*"
        if function == f"{own}.__dict__.setdefault" and isinstance(node.args[0], ast.Constant):
            return str(node.args[0].value)
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
        if dotted(node.value) == f"{own}.__dict__":
            return str(node.slice.value) if isinstance(node.slice, ast.Constant) else "*"
    return ""


def _put_on_class(node: ast.AST) -> Iterator[str]:
    """Names that a statement inside a metaclass puts on the class that it makes."""
    if (
        isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
    ):
        if node.value.id in ("new_class", "cls", "klass", "new_cls", "base"):
            yield node.attr
    if isinstance(node, ast.Call):
        function = dotted(node.func)
        last = function.rpartition(".")[2]
        if last == "add_to_class" and node.args and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)
        if last == "setdefault" and node.args and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)
        if last == "setattr" and len(node.args) == 3 and isinstance(node.args[1], ast.Constant):
            yield str(node.args[1].value)
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
        if dotted(node.value) in ("attrs", "namespace") and isinstance(node.slice, ast.Constant):
            yield str(node.slice.value)


def _namedtuple(fields: ast.expr) -> dict[str, Any]:
    names: list[str] = []
    if isinstance(fields, ast.Constant):
        names = str(fields.value).replace(",", " ").split()
    elif isinstance(fields, ast.List | ast.Tuple):
        names = [str(item.value) for item in fields.elts if isinstance(item, ast.Constant)]
    else:
        return {"b": ["builtins.tuple"], "o": "b", "m": {}}
    members: dict[str, Entry] = {name: ["p", "", {}] for name in names}
    for name in ("_asdict", "_replace", "_make", "_fields", "_field_defaults", "_fields_defaults"):
        members[name] = ["a", "", "", {}]
    members["__new__"] = ["s", ", ".join(["_cls", *names]), {}]
    return {"b": ["builtins.tuple"], "m": members}


def _dataclass_signature(fields: list[tuple[str, ast.expr | None]], call: ast.Call | None) -> str:
    keyword_only = call is not None and any(
        k.arg == "kw_only" and isinstance(k.value, ast.Constant) and k.value.value for k in call.keywords
    )
    parts = ["self"]
    if keyword_only:
        parts.append("*")
    for name, value in fields:
        if isinstance(value, ast.Call) and dotted(value.func).rpartition(".")[2] == "field":
            settings = {k.arg: k.value for k in value.keywords}
            init = settings.get("init")
            if isinstance(init, ast.Constant) and init.value is False:
                continue
            if "default" in settings:
                parts.append(f"{name}={ast.unparse(settings['default'])}")
            elif "default_factory" in settings:
                parts.append(f"{name}={ast.unparse(settings['default_factory'])}()")
            else:
                parts.append(name)
        else:
            parts.append(name if value is None else f"{name}={ast.unparse(value)}")
    return ", ".join(parts)


def _moved(table: ast.List) -> dict[str, str]:
    """Read one of six's tables: name of the move -> where it leads on Python 3."""
    found: dict[str, str] = {}
    for item in table.elts:
        if not isinstance(item, ast.Call):
            continue
        arguments = [part.value if isinstance(part, ast.Constant) else "" for part in item.args]
        name = str(arguments[0])
        if dotted(item.func) == "MovedModule":
            found[name] = str(arguments[2]) if len(arguments) > 2 else name
        elif dotted(item.func) == "MovedAttribute":
            module = str(arguments[2]) if len(arguments) > 2 else name
            attribute = name
            if len(arguments) > 3 and arguments[3]:
                attribute = str(arguments[3])
            if len(arguments) > 4 and arguments[4]:
                attribute = str(arguments[4])
            found[name] = f"{module or 'importlib'}.{attribute}"
    return found
