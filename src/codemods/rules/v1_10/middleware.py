"""What the rules about middleware know of a repository's middleware classes: which can be made to fit ``MIDDLEWARE``."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from codemods.index.facts import ModuleFacts
from codemods.index.index import Index
from codemods.rules.site import Site

__all__ = ["HOOKS", "MIXIN", "entries_of", "is_middleware", "is_new_style", "listed_everywhere", "unfit"]

HOOKS = (
    "process_request",
    "process_view",
    "process_template_response",
    "process_response",
    "process_exception",
)
MIXIN = "django.utils.deprecation.MiddlewareMixin"


def entries_of(node: ast.AST) -> Iterator[str]:
    """Dotted names of classes among the string literals below a node."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and _names_class(part.value):
            yield part.value


def listed_everywhere(site: Site) -> frozenset[str]:
    """Every dotted name of a middleware class in the settings modules of the repository, by its look."""
    settings: Iterable[str] = getattr(site.project, "settings", ())
    found: set[str] = set()
    for path in settings:
        facts = site.index.files.get(path)
        if facts is not None:
            found.update(one for one in facts.strings if "iddleware" in one and _names_class(one))
    return frozenset(found)


def _names_class(text: str) -> bool:
    module, _, name = text.rpartition(".")
    return bool(module) and name.isidentifier() and name[:1].isupper()


# How many arguments each is called with.
_ARITY = {
    "process_request": 1,
    "process_view": 4,
    "process_template_response": 2,
    "process_response": 2,
    "process_exception": 2,
}


def is_middleware(site: Site, qname: str) -> bool:
    """Whether a class of the repository is meant as middleware.

    By its name, by what a settings module lists, by the module for middleware that it stands in, or as a class that is
    listed inherits its methods.
    """
    module, _, name = qname.rpartition(".")
    if name.endswith("Middleware") and _is_djangos(site, qname):
        return True
    facts = site.index.modules.get(module)
    if facts is None:
        return False
    if _is_listed(site, facts, module, name):
        return True
    if _is_at_home(site, facts, qname):
        return True
    own = site.index.class_facts(qname)
    if own is None or own.members.keys().isdisjoint(HOOKS):
        return False
    listed = (site.index.name(one).qname for one in listed_everywhere(site))
    return any(one != qname and qname in site.index.ancestry(one) for one in listed)


def _is_at_home(site: Site, facts: ModuleFacts, qname: str) -> bool:
    """Whether a class stands where reusable apps keep their middleware, and has methods of one for requests."""
    path = f"/{facts.path}"
    own = site.index.class_facts(qname)
    if own is None or not (path.endswith("/middleware.py") or "/middleware/" in path):
        return False
    hooks = [own.methods[hook] for hook in HOOKS if hook in own.methods]
    takes_request = bool(hooks) and all(hook.positional[1:2] == ("request",) for hook in hooks)
    return takes_request and _is_djangos(site, qname)


def _is_djangos(site: Site, qname: str) -> bool:
    """Whether the methods of a class can be called as Django calls them: other frameworks have middleware as well."""
    for ancestor in site.index.ancestry(qname):
        facts = site.index.class_facts(ancestor)
        for hook, count in _ARITY.items():
            method = facts.methods.get(hook) if facts is not None else None
            if method is None or method.var_positional:
                continue
            taken = len(method.positional) - 1
            if not taken - method.defaults <= count <= taken:
                return False
    return True


def _is_listed(site: Site, facts: ModuleFacts, module: str, name: str) -> bool:
    names = {f"{path}.{name}" for path in facts.names}
    if "iddleware" in module:
        strings: frozenset[str] = getattr(site.project, "strings", frozenset())
        return not strings.isdisjoint(names)
    settings: Iterable[str] = getattr(site.project, "settings", ())
    return any(not site.index.files[path].strings.isdisjoint(names) for path in settings)


def is_new_style(index: Index, qname: str) -> bool:
    """Whether a class is callable with a request already, by itself or through one of its bases."""
    for ancestor in index.ancestry(qname):
        if ancestor == MIXIN or (ancestor.startswith("django.") and ancestor.endswith("Middleware")):
            return True
        facts = index.class_facts(ancestor)
        if facts is not None and "__call__" in facts.members:
            return True
        start = facts.methods.get("__init__") if facts is not None else None
        if start is not None and start.positional[1:2] == ("get_response",) and not start.defaults:
            return True  # nobody who lists it in MIDDLEWARE_CLASSES could make it
        module, _, name = ancestor.rpartition(".")  # the stand-in for releases that lack the mixin
        offers = index.modules.get(module)
        if offers is not None and MIXIN in offers.bindings.get(name, ()):
            return True
    return False


def unfit(site: Site, qname: str) -> str | None:
    """Why a class of the repository cannot be made new-style by giving it the mixin; None where it can.

    The sentence part reads after "because"; it counts what the class inherits from the repository's own classes too.
    """
    index = site.index
    own = index.name(qname).qname
    for ancestor in index.ancestry(own):
        facts = index.class_facts(ancestor)
        if facts is None:
            if ancestor == qname:
                return "its class was not found"
            if not ancestor.startswith("django.") and ancestor != "object":
                return f"its base {ancestor} is not in this repository"
            continue
        start = facts.methods.get("__init__")
        if start is None:
            continue
        if start.positional[1:2] == ("get_response",):
            continue
        if len(start.positional) != 1 or start.keyword_only or start.var_positional or start.var_keyword:
            return "its __init__() takes arguments of its own"
        if ancestor != own and not (
            is_middleware(site, ancestor) and any(one in facts.members for one in HOOKS)
        ):
            return f"the __init__() of its base {ancestor} takes no get_response"
    return None
