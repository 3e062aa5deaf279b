"""Views named by a string: where it leads, how the view is written in its place, and the name that reverses to it."""

from __future__ import annotations

import ast
import re

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.site import Site
from codemods.source.scopes import BindingKind

__all__ = ["of_shim", "prefix_of", "reversed_by_name", "view_expression"]

_PATTERNS = ("django.conf.urls.patterns", "django.conf.urls.defaults.patterns")
_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")


def of_shim(site: Site) -> bool:
    """Whether a name is bound in several ways which all bring it from one of the homes that ``django.conf.urls`` had."""
    binding = site.binding
    if binding is None or binding.kind is not BindingKind.IMPORT:
        return False
    owner = site.module.scope_at(binding.node).owner(binding.name)
    bindings = owner.bindings[binding.name] if owner is not None else []
    return bool(bindings) and all((one.target or "").startswith("django.conf.urls.") for one in bindings)


def prefix_of(site: Site, entry: ast.AST) -> str:
    """The prefix that ``patterns()`` puts in front of string views of its entry; raise ``CannotRewrite`` if computed."""
    call = site.module.parents.get(entry)
    if not isinstance(call, ast.Call) or entry not in call.args[1:]:
        return ""
    if site.resolve(call.func, certain=False) not in _PATTERNS:
        return ""
    first = call.args[0]
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        return first.value
    raise CannotRewrite("the prefix is computed")


def view_expression(site: Site, path: str) -> tuple[str, bool]:
    """What stands for the view of a dotted path, imported; and whether the view was found (so that it is certain).

    Raises ``CannotRewrite`` where the path leads nowhere.
    """
    if not _DOTTED.fullmatch(path):
        raise CannotRewrite(f"{path!r} is no dotted path to a view")
    module, _, name = path.rpartition(".")
    index = site.index
    if module in index.unread:
        raise CannotRewrite(f"{module} cannot be read, so that nothing tells whether it has {name}")
    facts, rest = index._split(path)
    if facts is not None:
        if not rest or "." in rest:
            raise CannotRewrite(f"there is no view {path} in the repository")
        offered = rest in facts.bindings or any(index._offers(star, rest) for star in facts.stars)
        if not offered:
            raise CannotRewrite(f"{module} has no {name}")
        if module in site.module.names:
            return name, True
        return f"{site.need(module)}.{name}", True
    if module.partition(".")[0] in {one.partition(".")[0] for one in index.modules}:
        raise CannotRewrite(f"there is no module {module} in the repository")
    if path.startswith("django."):
        from codemods.django import api

        if not all(api.exists(module, release) for release in site.range.supported) or not api.lived(path):
            raise CannotRewrite(f"{path} is gone")
        return f"{site.need(module)}.{name}", True
    return f"{site.need(module)}.{name}", False


def reversed_by_name(site: Site, node: ast.expr | None, advice: str) -> Answer | None:
    """The answer where a view's dotted path is given to be reversed; None where ``node`` is no such path."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return None
    path = node.value
    if "." not in path or path.startswith("admin."):
        return None
    found = site.index.urls.name_of(path)
    if found is None:
        if not _looks_like_view(site, path):
            return None
        return site.flag(
            node=node,
            message=f"{path!r} looks like the dotted path of a view, not like a name",
            advice=f"{advice} The view was not found in this repository.",
        )
    message = f"{path!r} is the dotted path of a view, not a name"
    if not found.name:
        return site.flag(node=node, message=message, advice=f"{advice} Not rewritten: {found.reason}.")
    edit = site.replace_in_string(node, path, found.name)
    if found.sure:
        site.certain = site.certain or _of_django(site)
        return site.fix(edit, node=node, message=message)
    return site.suggest(
        edit,
        node=node,
        message=message,
        advice="The view is behind a namespace, where its path led nowhere; take this if the URL is meant to be there.",
    )


def _looks_like_view(site: Site, path: str) -> bool:
    """Whether a path that leads to nothing known goes through a module of views, and is no name of a pattern."""
    dotted = path.rpartition(":")[2]
    if not _DOTTED.fullmatch(dotted) or path in site.index.urls.names:
        return False
    return any(part == "views" or part.endswith("_views") for part in dotted.split(".")[1:-1])


def _of_django(site: Site) -> bool:
    """Whether a name is bound in several ways which all bring it from Django."""
    binding = site.binding
    if binding is None or binding.kind is not BindingKind.IMPORT:
        return False
    owner = site.module.scope_at(binding.node).owner(binding.name)
    bindings = owner.bindings[binding.name] if owner is not None else []
    return bool(bindings) and all((one.target or "").startswith("django.") for one in bindings)
