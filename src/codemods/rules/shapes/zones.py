"""Where time zones go, and the times that are made with them: to Django, to pytz, to functions of the project's own."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rules.shapes.values import bindings_of
from codemods.rules.site import Site
from codemods.source.names import last_name
from codemods.source.scopes import BindingKind, ScopeKind

__all__ = ["TAKING", "kept_for_django", "may_be_own", "normalized"]

Function = ast.FunctionDef | ast.AsyncFunctionDef

TAKING = frozenset(
    [
        "astimezone",
        "now",
        "fromtimestamp",
        "make_aware",
        "make_naive",
        "localtime",
        "localdate",
        "activate",
        "override",
        "datetime",
        "time",
        "replace",
    ]
)
"""Functions and methods of the standard library's and Django's that take a zone and want no more of it than tzinfo."""


def may_be_own(site: Site, func: ast.expr) -> bool:
    """Whether what is called may be the repository's own, which can ask a zone for anything."""
    qname = site.resolve(func, certain=False)
    if qname is None:
        mine = isinstance(func, ast.Attribute) and getattr(func.value, "id", "") in ("self", "cls")
        return (mine or last_name(func) not in TAKING) and bool(site.index.owners(last_name(func)))
    if site.index.class_facts(qname) is not None:
        return not any(one.startswith("django.") for one in site.index.ancestry(qname))
    return qname.startswith("?.") or site.index.function_facts(qname) is not None


def normalized(site: Site, use: ast.expr) -> bool:
    """Whether a time that is made with the zone ``use`` goes into ``normalize()`` of another zone.

    That of pytz reads of the time's zone what only its own zones have.
    """
    module = site.module
    attributes = module.walk.attributes.get("normalize", ())
    if not attributes:
        return False
    made = module.parents.get(use)
    if isinstance(made, ast.keyword | ast.Attribute):  # tzinfo=utc, utc.localize(…)
        made = module.parents.get(made)
    if not isinstance(made, ast.Call):
        return False
    for node, _ in attributes:
        call = module.walk.calls.get(node)
        if call is None or not call.args or node.value is use or _asks_no_offset(site, node):
            continue
        if any(one is made for one in _origins(site, call.args[0], 0)):
            return True
    return False


def _asks_no_offset(site: Site, normalize: ast.Attribute) -> bool:
    return site.is_name(normalize, "unicodedata.normalize") or site.is_name(
        normalize.value, "pytz.utc", "pytz.UTC", "django.utils.timezone.utc"
    )


def _origins(site: Site, value: ast.expr, depth: int) -> Iterator[ast.expr]:
    """The expressions that a time may come from with its zone unchanged, as far as the file shows them."""
    yield value
    if depth > 6:
        return
    module = site.module
    before: list[ast.expr] = []
    if isinstance(value, ast.BinOp):
        before = [value.left, value.right]
    elif isinstance(value, ast.IfExp):
        before = [value.body, value.orelse]
    elif isinstance(value, ast.BoolOp):
        before = value.values
    elif isinstance(value, ast.Name):
        for binding in bindings_of(site, value):
            if binding.kind is BindingKind.ASSIGN and binding.value is not None:
                before.append(binding.value)
            elif binding.kind is BindingKind.PARAMETER and isinstance(binding.node, ast.arg):
                before += _given(site, binding.node)
    elif isinstance(value, ast.Attribute):
        for node, _ in module.walk.attributes.get(value.attr, ()):
            statement = module.parents.get(node)
            if isinstance(statement, ast.Assign) and node in statement.targets:
                before.append(statement.value)
    elif isinstance(value, ast.Call) and isinstance(value.func, ast.Name | ast.Attribute):
        if last_name(value.func) == "replace" and isinstance(value.func, ast.Attribute):
            if not any(keyword.arg in ("tzinfo", None) for keyword in value.keywords):
                before = [value.func.value]
        else:
            before = _returned(site, last_name(value.func))
    for one in before:
        yield from _origins(site, one, depth + 1)


def _given(site: Site, parameter: ast.arg) -> list[ast.expr]:
    """What the file's calls give for a parameter of one of its functions."""
    module = site.module
    arguments = module.parents.get(parameter)
    function = module.parents.get(arguments) if isinstance(arguments, ast.arguments) else None
    if not isinstance(function, Function) or not isinstance(arguments, ast.arguments):
        return []
    plain = [*arguments.posonlyargs, *arguments.args]
    place = plain.index(parameter) if parameter in plain else None
    if place is not None and module.scope_at(function).kind is ScopeKind.CLASS:
        place -= 1  # it is called with self before the dot
    found: list[ast.expr] = []
    for func in _named(site, function.name):
        call = module.walk.calls.get(func)
        given = site.argument(call, parameter.arg, place) if call is not None else None
        if given is not None:
            found.append(given)
    return found


def _returned(site: Site, name: str) -> list[ast.expr]:
    """What the file's functions of a name return."""
    return [
        part.value
        for function, _ in site.module.walk.functions
        if function.name == name
        for part in ast.walk(function)
        if isinstance(part, ast.Return) and part.value is not None
    ]


def _named(site: Site, name: str) -> Iterator[ast.expr]:
    walk = site.module.walk
    for node, _ in (*walk.names.get(name, ()), *walk.attributes.get(name, ())):
        yield node


def kept_for_django(site: Site, call: ast.Call) -> bool:
    """Whether a zone is kept on an attribute of a name that the repository hands to Django's functions as a zone."""
    module = site.module
    value: ast.expr = call
    parent = module.parents.get(value)
    while isinstance(parent, ast.IfExp | ast.BoolOp):
        value, parent = parent, module.parents.get(parent)
    if isinstance(parent, ast.Assign) and parent.value is value:
        targets = parent.targets
    elif isinstance(parent, ast.AnnAssign) and parent.value is value:
        targets = [parent.target]
    else:
        return False
    for target in targets:
        in_class = isinstance(target, ast.Name) and module.scope_at(parent).kind is ScopeKind.CLASS
        if isinstance(target, ast.Attribute) or in_class:
            name = last_name(target)
            if name in site.index.zones and not _is_others_too(site, name):
                return True
    return False


def _is_others_too(site: Site, name: str) -> bool:
    """Whether other classes declare an attribute of that name, so that it may be theirs that is handed on."""
    class_ = site.class_
    own = f"{site.module.name}.{class_.name}" if class_ is not None else ""
    return any(
        not (own and (site.index.is_subclass(own, other) or site.index.is_subclass(other, own)))
        for other in site.index.owners(name)
    )
