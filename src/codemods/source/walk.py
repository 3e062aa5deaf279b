"""The one walk over a file's syntax tree that everything else reads from.

The walk costs more than anything else in a run over a clean code base, so it records and decides nothing: bindings by
scope, loads by root name, attributes by name, classes, functions, imports, and strings that look like dotted names.
"""

from __future__ import annotations

import ast
from typing import Any

from codemods.source.scopes import Binding, BindingKind, Branch, Scope, ScopeKind

__all__ = ["Walk"]

_IMPORT = BindingKind.IMPORT
_ASSIGN = BindingKind.ASSIGN
_OTHER = BindingKind.OTHER
_PARAMETER = BindingKind.PARAMETER

# Fields that hold no expressions or statements worth a visit.
_DULL = {
    "ctx",
    "op",
    "ops",
    "kind",
    "type_comment",
    "type_ignores",
    "id",
    "attr",
    "arg",
    "name",
    "asname",
    "level",
}
_COMMON = (ast.Name, ast.Attribute, ast.Call, ast.Constant)
_BRANCHING: list[type[ast.AST]] = [
    ast.If,
    ast.IfExp,
    ast.Compare,
    ast.Assert,
    ast.While,
    ast.For,
    ast.AsyncFor,
    ast.Try,
]
if hasattr(ast, "TryStar"):
    _BRANCHING.append(ast.TryStar)
_FIELDS: dict[type, tuple[str, ...]] = {}


def _fields(cls: type) -> tuple[str, ...]:
    names = tuple(name for name in getattr(cls, "_fields", ()) if name not in _DULL)
    _FIELDS[cls] = names
    return names


class Walk:
    """What one pass over ``tree`` saw. ``package`` is the dotted package that relative imports start from."""

    __slots__ = (
        "attributes",
        "branching",
        "bytes",
        "calls",
        "classes",
        "fstrings",
        "functions",
        "imports",
        "keywords",
        "named",
        "names",
        "package",
        "root",
        "scope_of",
        "stars",
        "strings",
        "texts",
        "tree",
    )

    def __init__(self, tree: ast.Module, package: str) -> None:
        self.tree = tree
        self.package = package
        self.root = Scope(ScopeKind.MODULE, tree, None)
        self.scope_of: dict[ast.AST, Scope] = {tree: self.root}
        self.names: dict[str, list[tuple[ast.expr, Scope]]] = {}
        """Root name -> the outermost attribute chain (or the name itself) that starts with it, and its scope."""
        self.named: set[str] = set()
        """Names that an import, a class or an alias of another name binds in some scope."""
        self.attributes: dict[str, list[tuple[ast.Attribute, Scope]]] = {}
        self.calls: dict[ast.AST, ast.Call] = {}
        """Callee -> its call, for callees that are names or attributes."""
        self.keywords: dict[str, list[tuple[ast.Call, Scope]]] = {}
        self.branching: dict[type[ast.AST], list[ast.AST]] = {kind: [] for kind in _BRANCHING}
        """The conditions, comparisons, assertions, loops and ``try`` statements of every kind."""
        self.classes: list[tuple[ast.ClassDef, Scope, Branch | None]] = []
        self.functions: list[tuple[ast.FunctionDef | ast.AsyncFunctionDef, Scope]] = []
        self.imports: list[tuple[ast.Import | ast.ImportFrom, Scope, Branch | None]] = []
        self.stars: list[tuple[str, Binding]] = []
        self.strings: list[tuple[ast.Constant, Scope]] = []
        """Strings that look like dotted names."""
        self.texts: list[ast.Constant] = []
        """All strings."""
        self.bytes: list[ast.Constant] = []
        self.fstrings: list[ast.JoinedStr] = []
        self._body(tree.body, self.root, None)

    # -- statements ----------------------------------------------------------------------------------------------

    def _body(self, body: list[ast.stmt], scope: Scope, branch: Branch | None) -> None:
        handlers = _STATEMENTS
        for statement in body:
            handler = handlers.get(statement.__class__)
            if handler is None:
                self._expression(statement, scope)
            else:
                handler(self, statement, scope, branch)

    def _bind(self, scope: Scope, binding: Binding) -> None:
        name = binding.name
        declared = scope.declared
        if declared is not None and name in declared:
            scope = scope.module if declared[name] == "global" else (scope.owner(name) or scope)
        known = scope.bindings.get(name)
        if known is None:
            scope.bindings[name] = [binding]
        else:
            known.append(binding)

    def _function(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        for decorator in node.decorator_list:
            self._expression(decorator, scope)
        if node.returns is not None:
            self._expression(node.returns, scope)
        self._bind(scope, Binding(BindingKind.FUNCTION, node.name, node, branch))
        self.functions.append((node, scope))
        inner = self._arguments(node, scope)
        self._type_parameters(node, scope, inner)
        self._declarations(node.body, inner)
        self._body(node.body, inner, None)

    def _declarations(self, body: list[ast.stmt], scope: Scope) -> None:
        # ``global x`` counts for the whole function, wherever it stands; it nearly always stands at the top level.
        for statement in body:
            if statement.__class__ is ast.Global or statement.__class__ is ast.Nonlocal:
                self._declare(statement, scope, None)

    def _declare(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        if scope.declared is None:
            scope.declared = {}
        for name in node.names:
            scope.declared[name] = "global" if node.__class__ is ast.Global else "nonlocal"

    def _arguments(self, node: Any, scope: Scope) -> Scope:
        arguments = node.args
        for default in arguments.defaults:
            self._expression(default, scope)
        for default in arguments.kw_defaults:
            if default is not None:
                self._expression(default, scope)
        inner = Scope(ScopeKind.FUNCTION, node, scope)
        self.scope_of[node] = inner
        bindings = inner.bindings
        for group in (arguments.posonlyargs, arguments.args, arguments.kwonlyargs):
            for argument in group:
                if argument.annotation is not None:
                    self._expression(argument.annotation, scope)
                bindings[argument.arg] = [Binding(_PARAMETER, argument.arg, argument, None)]
        for argument in (arguments.vararg, arguments.kwarg):
            if argument is not None:
                if argument.annotation is not None:
                    self._expression(argument.annotation, scope)
                bindings[argument.arg] = [Binding(_PARAMETER, argument.arg, argument, None)]
        return inner

    def _class(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        for decorator in node.decorator_list:
            self._expression(decorator, scope)
        for base in node.bases:
            self._expression(base, scope)
        for keyword in node.keywords:
            self._expression(keyword.value, scope)
        self._bind(scope, Binding(BindingKind.CLASS, node.name, node, branch))
        self.named.add(node.name)
        self.classes.append((node, scope, branch))
        inner = Scope(ScopeKind.CLASS, node, scope)
        self.scope_of[node] = inner
        self._type_parameters(node, scope, inner)
        self._body(node.body, inner, None)

    def _type_parameters(self, node: Any, scope: Scope, inner: Scope) -> None:
        """``T`` of ``def first[T: Model](…)``, which Python 3.12 brought; its bound is read outside."""
        for parameter in getattr(node, "type_params", ()):
            for field in ("bound", "default_value"):
                value = getattr(parameter, field, None)
                if value is not None:
                    self._expression(value, scope)
            inner.bindings[parameter.name] = [Binding(_PARAMETER, parameter.name, parameter, None)]

    def _type_alias(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        inner = scope
        if node.type_params:
            inner = self.scope_of[node] = Scope(ScopeKind.COMPREHENSION, node, scope)
            self._type_parameters(node, scope, inner)
        self._expression(node.value, inner)
        self._bind(scope, Binding(_OTHER, node.name.id, node.name, branch))

    def _assign(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        self._expression(node.value, scope)
        for target in node.targets:
            if target.__class__ is ast.Name:
                self._bind(scope, Binding(_ASSIGN, target.id, target, branch, value=node.value))
                if node.value.__class__ is ast.Attribute or node.value.__class__ is ast.Name:
                    self.named.add(target.id)
            else:
                self._target(target, scope, branch)

    def _annotated(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        self._expression(node.annotation, scope)
        if node.value is not None:
            self._expression(node.value, scope)
        if node.target.__class__ is ast.Name:
            self._bind(scope, Binding(_ASSIGN, node.target.id, node.target, branch, value=node.value))
        else:
            self._target(node.target, scope, branch)

    def _augmented(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        self._expression(node.value, scope)
        self._target(node.target, scope, branch)
        if node.target.__class__ is ast.Name:
            self._load(node.target.id, node.target, scope)

    def _target(self, target: Any, scope: Scope, branch: Branch | None) -> None:
        cls = target.__class__
        if cls is ast.Name:
            self._bind(scope, Binding(_OTHER, target.id, target, branch))
        elif cls is ast.Tuple or cls is ast.List:
            for element in target.elts:
                self._target(element, scope, branch)
        elif cls is ast.Starred:
            self._target(target.value, scope, branch)
        else:
            self._expression(target, scope)

    def _loop(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        self.branching[node.__class__].append(node)
        self._expression(node.iter, scope)
        arm = Branch(branch, node, "body")
        self._target(node.target, scope, arm)
        self._body(node.body, scope, arm)
        if node.orelse:
            self._body(node.orelse, scope, Branch(branch, node, "orelse"))

    def _condition(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        self.branching[node.__class__].append(node)
        self._expression(node.test, scope)
        self._body(node.body, scope, Branch(branch, node, "body"))
        if node.orelse:
            self._body(node.orelse, scope, Branch(branch, node, "orelse"))

    def _assertion(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        self.branching[ast.Assert].append(node)
        self._expression(node.test, scope)
        if node.msg is not None:
            self._expression(node.msg, scope)

    def _with(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        for item in node.items:
            self._expression(item.context_expr, scope)
            if item.optional_vars is not None:
                self._target(item.optional_vars, scope, branch)
        self._body(node.body, scope, branch)

    def _try(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        self.branching[node.__class__].append(node)
        self._body(node.body, scope, Branch(branch, node, "body"))
        for number, handler in enumerate(node.handlers):
            arm = Branch(branch, node, f"handler{number}")
            if handler.type is not None:
                self._expression(handler.type, scope)
            if handler.name:
                self._bind(scope, Binding(_OTHER, handler.name, handler, arm))
            self._body(handler.body, scope, arm)
        if node.orelse:
            self._body(node.orelse, scope, Branch(branch, node, "orelse"))
        if node.finalbody:
            self._body(node.finalbody, scope, branch)

    def _match(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        self._expression(node.subject, scope)
        for number, case in enumerate(node.cases):
            arm = Branch(branch, node, f"case{number}")
            for part in ast.walk(case.pattern):
                name = getattr(part, "name", None) or getattr(part, "rest", None)
                if isinstance(name, str):
                    self._bind(scope, Binding(_OTHER, name, part, arm))
                elif isinstance(part, ast.MatchValue | ast.MatchClass):
                    self._expression(part.value if isinstance(part, ast.MatchValue) else part.cls, scope)
            if case.guard is not None:
                self._expression(case.guard, scope)
            self._body(case.body, scope, arm)

    def _import(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        self.imports.append((node, scope, branch))
        for alias in node.names:
            name = alias.name
            self.named.add(alias.asname or name.partition(".")[0])
            if alias.asname:
                self._bind(scope, Binding(_IMPORT, alias.asname, node, branch, name, None, alias))
            else:
                top = name.partition(".")[0]
                self._bind(scope, Binding(_IMPORT, top, node, branch, top, None, alias))

    def _import_from(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        self.imports.append((node, scope, branch))
        module = self.absolute(node)
        for alias in node.names:
            name = alias.name
            if name == "*":
                self.stars.append((module, Binding(_IMPORT, "*", node, branch, module, None, alias)))
            else:
                target = f"{module}.{name}" if module else name
                self.named.add(alias.asname or name)
                self._bind(scope, Binding(_IMPORT, alias.asname or name, node, branch, target, None, alias))

    def absolute(self, node: ast.ImportFrom) -> str:
        """The absolute module that a ``from`` import names; a relative one counts from ``package``."""
        module = node.module or ""
        if not node.level:
            return module
        parts = self.package.split(".") if self.package else []
        base = parts[: len(parts) - (node.level - 1)] if node.level > 1 else parts
        if node.level - 1 > len(parts):
            return "?." + module
        return ".".join([*base, module] if module else base) or module

    def _delete(self, node: Any, scope: Scope, branch: Branch | None) -> None:
        for target in node.targets:
            if target.__class__ is ast.Name:
                self._bind(scope, Binding(BindingKind.DELETE, target.id, target, branch))
            else:
                self._expression(target, scope)

    # -- expressions ---------------------------------------------------------------------------------------------

    def _load(self, name: str, node: ast.expr, scope: Scope) -> None:
        known = self.names.get(name)
        if known is None:
            self.names[name] = [(node, scope)]
        else:
            known.append((node, scope))

    def _expression(self, node: Any, scope: Scope) -> None:
        stack = [node]
        pop = stack.pop
        push = stack.append
        names = self.names
        attributes = self.attributes
        fields_of = _FIELDS
        name_class, attribute_class, call_class, constant_class = _COMMON
        known: Any
        while stack:
            node = pop()
            cls = node.__class__
            if cls is name_class:
                if node.ctx.__class__ is ast.Store:
                    self._target(node, scope, None)
                    continue
                known = names.get(node.id)
                if known is None:
                    names[node.id] = [(node, scope)]
                else:
                    known.append((node, scope))
            elif cls is attribute_class:
                seen = outermost = (node, scope)
                while True:
                    known = attributes.get(node.attr)
                    if known is None:
                        attributes[node.attr] = [seen]
                    else:
                        known.append(seen)
                    node = node.value
                    if node.__class__ is not attribute_class:
                        break
                    seen = (node, scope)
                if node.__class__ is name_class:
                    known = names.get(node.id)
                    if known is None:
                        names[node.id] = [outermost]
                    else:
                        known.append(outermost)
                else:
                    push(node)
            elif cls is constant_class:
                value = node.value
                if value.__class__ is str:
                    self.texts.append(node)
                    if "." in value and value[0] != "." and len(value) < 120:
                        if value.replace(".", "").replace("_", "").isalnum():
                            self.strings.append((node, scope))
                elif value.__class__ is bytes:
                    self.bytes.append(node)
            elif cls is call_class:
                func = node.func
                push(func)
                self.calls[func] = node
                if node.args:
                    stack += node.args
                for keyword in node.keywords:
                    push(keyword.value)
                    if keyword.arg is None:  # **arguments
                        continue
                    known = self.keywords.get(keyword.arg)
                    if known is None:
                        self.keywords[keyword.arg] = [(node, scope)]
                    else:
                        known.append((node, scope))
            elif cls is ast.Lambda:
                inner = self._arguments(node, scope)
                self._expression(node.body, inner)
            elif cls is ast.ListComp or cls is ast.GeneratorExp or cls is ast.SetComp or cls is ast.DictComp:
                self._comprehension(node, scope)
            elif cls is ast.NamedExpr:
                push(node.value)
                owner = scope
                while owner.kind is ScopeKind.COMPREHENSION and owner.parent is not None:
                    owner = owner.parent
                self._bind(owner, Binding(_OTHER, node.target.id, node.target, None))
            else:
                if cls is ast.Compare or cls is ast.IfExp:
                    self.branching[cls].append(node)
                elif cls is ast.JoinedStr:
                    self.fstrings.append(node)
                for field in fields_of.get(cls) or _fields(cls):
                    child = getattr(node, field, None)
                    if child.__class__ is list:
                        for element in child:
                            if element is not None:
                                push(element)
                    elif child is not None and child.__class__ is not int and child.__class__ is not str:
                        push(child)

    def _comprehension(self, node: Any, scope: Scope) -> None:
        inner = Scope(ScopeKind.COMPREHENSION, node, scope)
        self.scope_of[node] = inner
        for number, generator in enumerate(node.generators):
            self._expression(generator.iter, inner if number else scope)
            self._target(generator.target, inner, None)
            for test in generator.ifs:
                self._expression(test, inner)
        if node.__class__ is ast.DictComp:
            if node.key is not None:
                self._expression(node.key, inner)
            if node.value is not None:
                self._expression(node.value, inner)
        else:
            self._expression(node.elt, inner)


_STATEMENTS: dict[type, Any] = {
    ast.FunctionDef: Walk._function,
    ast.AsyncFunctionDef: Walk._function,
    ast.ClassDef: Walk._class,
    ast.Assign: Walk._assign,
    ast.AnnAssign: Walk._annotated,
    ast.AugAssign: Walk._augmented,
    ast.For: Walk._loop,
    ast.AsyncFor: Walk._loop,
    ast.While: Walk._condition,
    ast.If: Walk._condition,
    ast.Assert: Walk._assertion,
    ast.With: Walk._with,
    ast.AsyncWith: Walk._with,
    ast.Try: Walk._try,
    ast.Match: Walk._match,
    ast.Import: Walk._import,
    ast.ImportFrom: Walk._import_from,
    ast.Global: Walk._declare,
    ast.Nonlocal: Walk._declare,
    ast.Delete: Walk._delete,
}
if hasattr(ast, "TryStar"):
    _STATEMENTS[ast.TryStar] = Walk._try
if hasattr(ast, "TypeAlias"):
    _STATEMENTS[ast.TypeAlias] = Walk._type_alias
