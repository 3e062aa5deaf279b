"""What a release offers besides Python names: settings, template tags and filters, commands, templates, apps."""

from __future__ import annotations

import ast
import re
from typing import Any

from api_bind import dotted
from api_resolve import Resolver
from api_sdist import Sdist

__all__ = ["apps", "commands", "settings", "template_libraries", "templates"]

_BLOCK = re.compile(r"\{%-?\s*block\s+([^\s%}]+)")
_BUILTIN_LIBRARIES = (
    "django.template.defaulttags",
    "django.template.defaultfilters",
    "django.template.loader_tags",
)


def settings(sdist: Sdist) -> dict[str, list[Any]]:
    """Name -> ``[source of the default, is it a literal]``; no source for what Django reads without a default."""
    found: dict[str, list[Any]] = {}
    tree = sdist.modules["django.conf.global_settings"]
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                name = dotted(target)
                if name.isupper():
                    value = _Plain().visit(node.value)
                    found[name] = [ast.unparse(value), _is_literal(value)]
    for module in sorted(sdist.modules):
        if module.startswith("django.core.checks"):
            continue  # checks look for settings that are gone
        for name in _read_settings(sdist.modules[module]):
            found.setdefault(name, ["", False])
    return dict(sorted(found.items()))


class _Plain(ast.NodeTransformer):
    """``gettext_noop("x")`` is ``"x"``."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if dotted(node.func) == "gettext_noop" and len(node.args) == 1:
            return node.args[0]
        return node


def _is_literal(node: ast.expr) -> bool:
    try:
        ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError):
        return False
    return True


def _read_settings(tree: ast.Module) -> set[str]:
    """Names in capitals that a module reads from ``settings`` (or asks for with ``getattr``/``hasattr``)."""
    imported = any(
        isinstance(node, ast.ImportFrom)
        and node.module == "django.conf"
        and any(alias.name == "settings" and not alias.asname for alias in node.names)
        for node in ast.walk(tree)
    )
    if not imported:
        return set()
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and dotted(node.value) == "settings":
            found.add(node.attr)
        elif (
            isinstance(node, ast.Call) and dotted(node.func) in ("getattr", "hasattr") and len(node.args) > 1
        ):
            name = node.args[1]
            if dotted(node.args[0]) == "settings" and isinstance(name, ast.Constant):
                found.add(str(name.value))
    return {name for name in found if name.isupper() and not name.startswith("_")}


def template_libraries(sdist: Sdist) -> dict[str, dict[str, list[str]]]:
    """``{"tags": {library: names}, "filters": ...}``; the library ``""`` holds what needs no ``{% load %}``."""
    tags: dict[str, set[str]] = {}
    filters: dict[str, set[str]] = {}
    for module, tree in sorted(sdist.modules.items()):
        if module in _BUILTIN_LIBRARIES:
            library = ""
        elif ".templatetags." in module:
            library = module.rpartition(".")[2]
        else:
            continue
        found_tags, found_filters = _registered(tree)
        if found_tags or found_filters or library:
            tags.setdefault(library, set()).update(found_tags)
            filters.setdefault(library, set()).update(found_filters)
    return {
        "tags": {library: sorted(names) for library, names in sorted(tags.items())},
        "filters": {library: sorted(names) for library, names in sorted(filters.items())},
    }


_TAG_MAKERS = {"tag", "simple_tag", "inclusion_tag", "assignment_tag", "simple_block_tag", "tag_function"}
_FILTER_MAKERS = {"filter", "filter_function"}


def _registered(tree: ast.Module) -> tuple[set[str], set[str]]:
    tags: set[str] = set()
    filters: set[str] = set()

    def note(maker: str, name: str) -> None:
        if name:
            (tags if maker in _TAG_MAKERS else filters).add(name)

    decorators: set[int] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            call = decorator if isinstance(decorator, ast.Call) else None
            owner, _, maker = dotted(call.func if call else decorator).rpartition(".")
            if owner == "register" and maker in _TAG_MAKERS | _FILTER_MAKERS:
                decorators.add(id(decorator))
                note(maker, _given_name(call, maker) or node.name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and id(node) not in decorators:
            owner, _, maker = dotted(node.func).rpartition(".")
            if owner == "register" and maker in _TAG_MAKERS | _FILTER_MAKERS:
                name = _given_name(node, maker)
                if not name and node.args:
                    name = dotted(node.args[0]).rpartition(".")[2]
                note(maker, name)
    return tags, filters


def _given_name(call: ast.Call | None, maker: str) -> str:
    if call is None:
        return ""
    for keyword in call.keywords:
        if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
            return str(keyword.value.value)
    if maker in ("tag", "filter") and call.args and isinstance(call.args[0], ast.Constant):
        return str(call.args[0].value)
    return ""


def commands(sdist: Sdist, resolver: Resolver) -> dict[str, list[str]]:
    """Command name -> its option flags and positional arguments, those of its base classes included, sorted."""
    found: dict[str, set[str]] = {}
    for module in sorted(sdist.modules):
        owner, _, name = module.rpartition(".")
        if not owner.endswith(".management.commands") or name.startswith("_"):
            continue
        options = _command_options(resolver, module, "Command", frozenset())
        if options is not None:
            found.setdefault(name, set()).update(options)
    return {name: sorted(options) for name, options in sorted(found.items())}


def _command_options(resolver: Resolver, module: str, name: str, seen: frozenset[str]) -> set[str] | None:
    reference = resolver.resolve(module, name)
    if reference is None or reference[0] != "def" or ".".join(reference[1:]) in seen:
        return None
    binding = resolver.names(reference[1]).get(reference[2])
    if binding is None or not isinstance(binding.node, ast.ClassDef):
        return None
    options: set[str] = set()
    for node in ast.walk(binding.node):
        if isinstance(node, ast.Call):
            last = dotted(node.func).rpartition(".")[2]
            if isinstance(node.func, ast.Attribute):
                last = node.func.attr
            if last in ("add_argument", "make_option", "add_base_argument"):
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        options.add(argument.value)
    for base in binding.node.bases:
        above = _command_options(resolver, reference[1], dotted(base), seen | {".".join(reference[1:])})
        options |= above or set()
    return options


def templates(sdist: Sdist) -> dict[str, list[str]]:
    """Template name -> its ``{% block %}`` names, in order of first use."""
    found: dict[str, list[str]] = {}
    for (_app, name), source in sorted(sdist.templates.items()):
        blocks = found.setdefault(name, [])
        for block in _BLOCK.findall(source):
            if block not in blocks:
                blocks.append(block)
    return dict(sorted(found.items()))


def apps(sdist: Sdist) -> list[str]:
    """The apps under ``django.contrib``: packages that something can be put into ``INSTALLED_APPS`` of."""
    found = []
    for package in sorted(sdist.packages):
        parts = package.split(".")
        if len(parts) == 3 and parts[:2] == ["django", "contrib"]:
            found.append(package)
    return found
