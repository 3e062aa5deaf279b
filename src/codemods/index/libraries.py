"""What a module of template tags registers, as far as its source says so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from codemods.source.module import Module

__all__ = ["LibraryFacts", "library_of"]

_LIBRARIES = frozenset(
    {"django.template.Library", "django.template.base.Library", "django.template.library.Library"}
)
_TAGS = frozenset({"assignment_tag", "inclusion_tag", "simple_block_tag", "simple_tag", "tag"})
_NAMED_FIRST = frozenset({"filter", "tag"})  # these take the name as their first argument

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class LibraryFacts:
    """The names of the tags and filters that a module registers.

    ``whole`` says that there are no others. ``query_tags`` are tags that print the query string of the page with the
    keys that they are given, ``widget_filters`` filters that give the name of the class of a field's widget.
    """

    tags: frozenset[str] = frozenset()
    filters: frozenset[str] = frozenset()
    whole: bool = True
    query_tags: frozenset[str] = frozenset()
    widget_filters: frozenset[str] = frozenset()


def library_of(module: Module) -> LibraryFacts | None:
    """What a file registers; None for one that is no library of tags."""
    if "/templatetags/" not in f"/{module.path}" and "Library" not in module.text:
        return None
    registers = set(_registers(module))
    if not registers:
        # It may take its ``register`` from elsewhere; in a folder of tags that is a library all the same.
        named = "register" in module.walk.root.bindings or bool(module.walk.stars)
        return LibraryFacts(whole=False) if named and "/templatetags/" in f"/{module.path}" else None
    return _Registrations(module, registers).facts()


def _registers(module: Module) -> Iterator[str]:
    """The names of the module's own libraries."""
    for name, bindings in module.walk.root.bindings.items():
        for binding in bindings:
            if isinstance(binding.value, ast.Call):
                if not _LIBRARIES.isdisjoint(module.resolve(binding.value.func, module.walk.root).targets):
                    yield name


class _Registrations:
    """Goes over the uses of the libraries of one module."""

    def __init__(self, module: Module, registers: set[str]) -> None:
        self.module = module
        self.registers = registers
        self.functions = {function.name: function for function, _ in module.walk.functions}
        self.names: dict[str, dict[str, Function | None]] = {"tags": {}, "filters": {}}
        self.whole = True
        self.seen: set[ast.AST] = set()

    def facts(self) -> LibraryFacts:
        for function, _ in self.module.walk.functions:
            for decorator in function.decorator_list:
                self._decorator(decorator, function)
        for register in self.registers:
            for node, _ in self.module.walk.names.get(register, ()):
                if node not in self.seen:
                    self._call(node)
        if any(len(self.module.walk.root.bindings[name]) > 1 for name in self.registers):
            self.whole = False
        tags, filters = self.names["tags"], self.names["filters"]
        return LibraryFacts(
            frozenset(tags),
            frozenset(filters),
            self.whole,
            frozenset(name for name, function in tags.items() if function and _sets_query(function)),
            frozenset(name for name, function in filters.items() if function and _names_widget(function)),
        )

    def _method(self, node: ast.AST) -> str:
        """The method of a library that an expression stands for."""
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id in self.registers and (node.attr in _TAGS or node.attr == "filter"):
                return node.attr
        return ""

    def _add(self, method: str, name: ast.expr | None, function: Function | None, default: str) -> None:
        text = default
        if name is not None and not (isinstance(name, ast.Constant) and name.value is None):
            text = name.value if isinstance(name, ast.Constant) and isinstance(name.value, str) else ""
        if text:
            self.names["filters" if method == "filter" else "tags"][text] = function
        else:
            self.whole = False

    def _decorator(self, node: ast.expr, function: Function) -> None:
        """``@register.filter``, ``@register.filter("name")``, ``@register.simple_tag(name="name")``."""
        callee = node.func if isinstance(node, ast.Call) else node
        method = self._method(callee)
        if not method:
            return
        self.seen.add(callee)
        name = _keyword(node, "name") if isinstance(node, ast.Call) else None
        if isinstance(node, ast.Call) and name is None and method in _NAMED_FIRST and node.args:
            name = node.args[0]
        self._add(method, name, function, function.name)

    def _call(self, node: ast.expr) -> None:
        """``register.filter("name", function)``, ``register.simple_tag(function)``, ``register.tag(…)(function)``."""
        method = self._method(node)
        call = self.module.walk.calls.get(node)
        if not method or call is None or any(keyword.arg is None for keyword in call.keywords):
            # A library that is merely passed on, or whose dictionaries are written, may get anything.
            self.whole = False
            return
        name = _keyword(call, "name")
        given = [one for one in call.args if not isinstance(one, ast.Starred)]
        if method in _NAMED_FIRST and name is None and given and not isinstance(given[0], ast.Name):
            name = given.pop(0)
        outer = self.module.parents.get(call)
        if isinstance(outer, ast.Call) and outer.func is call:
            given = list(outer.args)
        what = (
            next((one for one in given if isinstance(one, ast.Name)), None)
            or _keyword(call, "compile_function")
            or _keyword(call, "filter_func")
            or _keyword(call, "func")
        )
        default = what.id if isinstance(what, ast.Name) and what.id in self.functions else ""
        self._add(method, name, self.functions.get(default), default)


def _keyword(call: ast.Call, name: str) -> ast.expr | None:
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def _body(function: Function) -> list[ast.stmt]:
    """The statements of a function behind its docstring."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return function.body[1:] if documented else function.body


def _sets_query(function: Function) -> bool:
    """Whether a tag copies ``request.GET``, sets what it is given by name, and returns the query string."""
    body = _body(function)
    last = body[-1] if body else None
    if (
        function.args.kwarg is None
        or not isinstance(last, ast.Return)
        or not isinstance(last.value, ast.Call)
    ):
        return False
    if (
        not isinstance(last.value.func, ast.Attribute)
        or last.value.func.attr != "urlencode"
        or last.value.args
    ):
        return False
    return any(
        isinstance(node, ast.Attribute)
        and node.attr == "copy"
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "GET"
        for node in ast.walk(function)
    )


def _names_widget(function: Function) -> bool:
    """Whether a filter returns ``field.field.widget.__class__.__name__`` and does nothing else."""
    body = _body(function)
    if len(body) != 1 or not isinstance(body[0], ast.Return) or not function.args.args:
        return False
    names: list[str] = []
    node: ast.AST | None = body[0].value
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return (
        names == ["__name__", "__class__", "widget", "field"]
        and isinstance(node, ast.Name)
        and node.id == function.args.args[0].arg
    )
