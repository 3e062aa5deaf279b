"""What one file contributes to the index: plain data that can be pickled, cached by content and sent to other processes."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import lru_cache

from codemods.index.chains import chain_from_self
from codemods.index.libraries import LibraryFacts, library_of
from codemods.index.rendered import Rendered, rendered_by
from codemods.index.reversals import reversed_in
from codemods.index.routes import Route, routes_of
from codemods.index.settings import settings_of
from codemods.index.unicode_texts import asking_unicode
from codemods.index.zones import zones_in
from codemods.source.bases import base_expressions, likeliest
from codemods.source.guards import guards_of
from codemods.source.module import Module, chain_of
from codemods.source.scopes import BindingKind, Scope, ScopeKind

__all__ = ["CallFacts", "ClassFacts", "FunctionFacts", "ModuleFacts", "collect"]


@dataclass(slots=True)
class FunctionFacts:
    """A function's or method's parameters (``self`` included), as far as calls and overrides need them.

    ``hands_on`` tells of a method whether it calls one of its own name, as overrides do with that of a base.
    """

    positional: tuple[str, ...]
    defaults: int  # how many of the positional ones have a default
    keyword_only: tuple[str, ...]
    var_positional: bool
    var_keyword: bool
    decorators: tuple[str, ...]
    hands_on: bool = False

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:  # much quicker than what dataclasses do
        return type(self), (
            self.positional,
            self.defaults,
            self.keyword_only,
            self.var_positional,
            self.var_keyword,
            self.decorators,
            self.hands_on,
        )


@dataclass(slots=True)
class CallFacts:
    """A call that a class attribute is given, as models declare fields: what is called, and what is given by name.

    ``callee`` is an absolute name; ``first`` the first argument, an absolute name or the text of a string literal
    ("" for anything else); ``texts`` the keywords with such values, and ``primary_key`` where it is one.
    """

    callee: str
    first: str
    texts: dict[str, str]

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:  # much quicker than what dataclasses do
        return type(self), (self.callee, self.first, self.texts)


@dataclass(slots=True)
class ClassFacts:
    """A class: where its bases lead (absolute names, None for what is no plain name) and what its body binds.

    ``calls`` are the attributes that are given a call, ``texts`` those that are given a string literal, ``names`` those
    that are given a name (an absolute one). ``chains`` are the methods that return a chain of calls begun at ``self``,
    with the names of what it calls.
    """

    qualname: str
    bases: tuple[str | None, ...]
    members: dict[str, str]  # name -> "method", "class", "value"
    methods: dict[str, FunctionFacts]
    calls: dict[str, CallFacts] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    chains: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:  # much quicker than what dataclasses do
        return type(self), (
            self.qualname,
            self.bases,
            self.members,
            self.methods,
            self.calls,
            self.texts,
            self.names,
            self.chains,
        )


@dataclass(slots=True)
class ModuleFacts:
    """What a module offers to the others, and what it takes from them.

    ``bindings`` maps each module-level name to the absolute names it may stand for (its own ``module.name`` for what
    is defined here). ``uses`` holds every absolute dotted name that the file imports or reaches through an import.
    """

    path: str
    names: tuple[str, ...]
    bindings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stars: tuple[str, ...] = ()
    exported: tuple[str, ...] | None = None
    classes: dict[str, ClassFacts] = field(default_factory=dict)
    functions: dict[str, FunctionFacts] = field(default_factory=dict)
    uses: frozenset[str] = frozenset()
    strings: frozenset[str] = frozenset()
    views: tuple[str, ...] = ()
    made_by: dict[str, str] = field(default_factory=dict)
    """Module-level name -> absolute name of what is called to make its only value."""
    guards: dict[str, str] = field(default_factory=dict)
    """Module-level name -> what it holds of the version, as an expression whose names are absolute."""
    routes: tuple[Route, ...] = ()
    library: LibraryFacts | None = None
    settings: dict[str, object] = field(default_factory=dict)
    rendered: tuple[Rendered, ...] = ()
    extends: str | None = None
    """For a template, which the index has for what it tells of Python files: the name of what it extends."""
    reversed: frozenset[str] = frozenset()
    """Dotted paths of views that the file gives to what makes URLs of them."""
    zones: frozenset[str] = frozenset()
    """Names of attributes that the file hands to Django's functions as time zones."""
    asking_unicode: frozenset[str] = frozenset()
    """Names, within the module, of classes whose ``__str__()`` is made of what ``__unicode__()`` gives."""
    app_name: str = ""
    """The application namespace of a URLconf that sets one in so many words."""
    writable: bool = True
    """Whether the run may change the file."""


def collect(module: Module) -> ModuleFacts:
    """The facts of one parsed file."""
    walk = module.walk
    bindings: dict[str, tuple[str, ...]] = {}
    for name in walk.root.bindings:
        found = module.lookup(name, walk.root)
        bindings[name] = found.targets
    classes: dict[str, ClassFacts] = {}
    handing_on = _handing_on(module)
    for node, scope, _ in walk.classes:
        qualname = module.qualname(node.name, scope, local=True)
        if qualname is not None:
            classes[qualname] = _class(module, node, scope, qualname, handing_on)
    functions: dict[str, FunctionFacts] = {}
    for function, scope in walk.functions:
        if scope.kind is ScopeKind.MODULE:
            functions[function.name] = _function(function)
    exported = module.dunder_all
    return ModuleFacts(
        path=module.path,
        names=module.names,
        bindings=bindings,
        stars=tuple(star for star, _ in walk.stars),
        exported=None if exported is None else tuple(exported),
        classes=classes,
        functions=functions,
        uses=_uses(module),
        strings=frozenset(str(node.value) for node, _ in walk.strings),
        views=_views(module),
        made_by=_made_by(module),
        guards=guards_of(module),
        routes=routes_of(module),
        library=library_of(module),
        settings=settings_of(module),
        rendered=rendered_by(module),
        reversed=reversed_in(module),
        zones=zones_in(module),
        asking_unicode=asking_unicode(module),
        app_name=_app_name(module),
    )


def _app_name(module: Module) -> str:
    bindings = module.walk.root.bindings.get("app_name", ())
    value = bindings[0].value if len(bindings) == 1 else None
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def _made_by(module: Module) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, bindings in module.walk.root.bindings.items():
        value = bindings[0].value if len(bindings) == 1 else None
        if isinstance(value, ast.Call):
            callee = module.resolve(value.func, module.walk.root)
            if callee.certain:
                found[name] = callee.targets[0]
    return found


def _uses(module: Module) -> frozenset[str]:
    """Absolute names that reach into other modules, attribute chains included."""
    found: set[str] = set()
    walk = module.walk
    for statement, _, _ in walk.imports:
        if isinstance(statement, ast.ImportFrom):
            source = walk.absolute(statement)
            found.update(f"{source}.{alias.name}" for alias in statement.names)
        else:
            found.update(alias.name for alias in statement.names)
    for name, target in _imported(module):
        attributes: set[str] = set()
        for node, _ in walk.names.get(name, ()):
            if node.__class__ is not ast.Attribute:
                continue
            if node.value.__class__ is ast.Name:
                attributes.add(node.attr)
                continue
            chain = chain_of(node)
            if chain is not None:
                attributes.add(".".join(chain[1][:4]))
        found.update(f"{target}.{attribute}" for attribute in attributes)
    if walk.stars:  # a name that nothing here binds comes from one of them
        for name, loads in walk.names.items():
            if any(scope.owner(name) is None for _, scope in loads):
                found.update(f"{star}.{name}" for star, _ in walk.stars)
    return frozenset(found)


def _imported(module: Module) -> set[tuple[str, str]]:
    """The names that imports bind anywhere in a file, each with what it may stand for."""
    found: set[tuple[str, str]] = set()
    for statement, _, _ in module.walk.imports:
        source = module.walk.absolute(statement) if isinstance(statement, ast.ImportFrom) else ""
        for alias in statement.names:
            if alias.name == "*":
                continue
            if isinstance(statement, ast.ImportFrom):
                found.add((alias.asname or alias.name, f"{source}.{alias.name}" if source else alias.name))
            else:
                top = alias.name.partition(".")[0]
                found.add((alias.asname, alias.name) if alias.asname else (top, top))
    return found


def _handing_on(module: Module) -> set[ast.AST]:
    """The methods that call the one of their own name of a base: ``super().save()``, ``Base.save(self)``."""
    walk = module.walk
    found: set[ast.AST] = set()
    for name in {function.name for function, _ in walk.functions} & walk.attributes.keys():
        for node, scope in walk.attributes[name]:
            function, call = scope.node, walk.calls.get(node)
            if call is None or getattr(function, "name", "") != name:
                continue
            whose = node.value
            given = getattr(call.args[0], "id", "") if call.args else ""
            if isinstance(whose, ast.Call):
                if getattr(whose.func, "id", "") == "super":
                    found.add(function)
            elif given and given == next((one.arg for one in function.args.args), ""):  # type: ignore[attr-defined]
                found.add(function)
    return found


def _class(
    module: Module, node: ast.ClassDef, scope: Scope, qualname: str, handing_on: set[ast.AST]
) -> ClassFacts:
    bases = [_base(module, expression, scope) for expression in base_expressions(node)]
    members: dict[str, str] = {}
    methods: dict[str, FunctionFacts] = {}
    calls: dict[str, CallFacts] = {}
    texts: dict[str, str] = {}
    names: dict[str, str] = {}
    chains: dict[str, tuple[str, ...]] = {}
    inner = module.walk.scope_of[node]
    for name, found in inner.bindings.items():
        last = found[-1]
        if isinstance(last.value, ast.Call):
            call = _call(module, last.value, inner)
            if call is not None:
                calls[name] = call
        elif isinstance(last.value, ast.Constant) and isinstance(last.value.value, str):
            texts[name] = last.value.value
        elif isinstance(last.value, ast.Name | ast.Attribute):
            value = module.resolve(last.value, inner)
            if value.targets:
                names[name] = value.targets[0]
        if last.kind is BindingKind.FUNCTION:
            members[name] = "method"
            methods[name] = _function(last.node, last.node in handing_on)  # type: ignore[arg-type]
            chain = chain_from_self(last.node)  # type: ignore[arg-type]
            if chain:
                chains[name] = chain
        elif last.kind is BindingKind.CLASS:
            members[name] = "class"
        else:
            members[name] = "value"
    return ClassFacts(qualname, tuple(bases), members, methods, calls, texts, names, chains)


def _call(module: Module, node: ast.Call, scope: Scope) -> CallFacts | None:
    callee = module.resolve(node.func, scope)
    if not callee.targets:
        return None
    first = _named(module, node.args[0], scope) if node.args else ""
    texts = {keyword.arg: _named(module, keyword.value, scope) for keyword in node.keywords if keyword.arg}
    if "primary_key" in texts and not any(
        _is_false(one) for one in node.keywords if one.arg == "primary_key"
    ):
        texts["primary_key"] = "True"
    return CallFacts(callee.targets[0], first, {name: text for name, text in texts.items() if text})


def _is_false(keyword: ast.keyword) -> bool:
    return isinstance(keyword.value, ast.Constant) and not keyword.value.value


def _named(module: Module, node: ast.expr, scope: Scope) -> str:
    """The text of a string literal, the absolute name of a name; "" for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    found = module.resolve(node, scope)
    return found.targets[0] if found.targets else ""


def _base(module: Module, expression: ast.expr, scope: Scope) -> str | None:
    if isinstance(expression, ast.Name) and expression.id == "object" and scope.owner("object") is None:
        return "object"
    found = module.resolve(expression, scope)
    if not found.targets:
        return None
    base = likeliest(found.targets)
    return "object" if base == "builtins.object" else base


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef, hands_on: bool = False) -> FunctionFacts:
    arguments = node.args
    decorators = []
    for decorator in node.decorator_list:
        expression = decorator.func if isinstance(decorator, ast.Call) else decorator
        if isinstance(expression, ast.Attribute):
            decorators.append(expression.attr)
        elif isinstance(expression, ast.Name):
            decorators.append(expression.id)
    return _function_facts(
        tuple([argument.arg for argument in [*arguments.posonlyargs, *arguments.args]]),
        len(arguments.defaults),
        tuple([argument.arg for argument in arguments.kwonlyargs]) if arguments.kwonlyargs else (),
        arguments.vararg is not None,
        arguments.kwarg is not None,
        tuple(decorators),
        hands_on,
    )


# Most functions look like many others: what is one object is sent to the other processes once.
_function_facts = lru_cache(maxsize=8192)(FunctionFacts)


_ROUTES = frozenset({"path", "re_path", "url"})


def _views(module: Module) -> tuple[str, ...]:
    """Absolute names of what a URLconf's routes call (``views.index``, ``Index.as_view()``, decorated views)."""
    if "urlpatterns" not in module.walk.root.bindings:
        return ()
    found: list[str] = []
    for route in _ROUTES:
        for node, scope in module.walk.names.get(route, ()):
            call = module.parents.get(node)
            if not isinstance(call, ast.Call) or call.func is not node:
                continue
            view = next((k.value for k in call.keywords if k.arg == "view"), None)
            if view is None and len(call.args) > 1:
                view = call.args[1]
            while isinstance(view, ast.Call):
                if isinstance(view.func, ast.Attribute) and view.func.attr == "as_view":
                    view = view.func.value
                elif view.args:
                    view = view.args[0]
                else:
                    view = None
            if view is not None:
                found += module.resolve(view, scope).targets
    return tuple(dict.fromkeys(found))
