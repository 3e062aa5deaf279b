"""The old settings of templates, read from the statements that set them, and the ``TEMPLATES`` that says the same."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from codemods.rewrite.answer import CannotRewrite
from codemods.rules.site import Site

__all__ = ["OLD", "Part", "engine", "listed", "parts_of"]

OLD = (
    "TEMPLATE_DIRS",
    "TEMPLATE_LOADERS",
    "TEMPLATE_CONTEXT_PROCESSORS",
    "TEMPLATE_DEBUG",
    "TEMPLATE_STRING_IF_INVALID",
    "ALLOWED_INCLUDE_ROOTS",
)
_PROCESSORS = (
    "django.contrib.auth.context_processors.auth",
    "django.template.context_processors.debug",
    "django.template.context_processors.i18n",
    "django.template.context_processors.media",
    "django.template.context_processors.static",
    "django.template.context_processors.tz",
    "django.contrib.messages.context_processors.messages",
)
_LOADERS = ("django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader")


class Part(NamedTuple):
    """A piece of a list of values: a literal, the default of Django (``node`` None), or anything else."""

    kind: str  # "literal", "default", "other"
    node: ast.expr | None = None


def parts_of(site: Site, name: str, value: ast.expr, before: Sequence[Part]) -> list[Part]:
    """The pieces that a setting's value adds up; ``before`` is what the name held until then."""
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        return [*parts_of(site, name, value.left, before), *parts_of(site, name, value.right, before)]
    if isinstance(value, ast.Name) and value.id == name and before:
        return list(before)
    if site.resolve(value, certain=False) == f"django.conf.global_settings.{name}":
        return [Part("default")]
    if isinstance(value, ast.Tuple | ast.List):
        return [Part("literal", value)]
    if (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Name)
        and value.func.id in ("list", "tuple")
    ):
        if len(value.args) == 1 and not value.keywords:
            return parts_of(site, name, value.args[0], before)
    return [Part("other", value)]


def listed(site: Site, name: str, parts: Sequence[Part], indent: str) -> str:
    """The text of a list with the values of the parts; further lines are indented by ``indent``."""
    if len(parts) == 1 and parts[0].kind == "other":
        assert parts[0].node is not None
        return _expression(site, parts[0].node)
    if all(part.kind != "other" for part in parts):
        return _literal([line for part in parts for line in _lines(site, name, part)], indent)
    pieces = []
    for part in parts:
        if part.kind == "other":
            assert part.node is not None
            pieces.append(f"list({_expression(site, part.node)})")
        else:
            pieces.append(_literal(_lines(site, name, part), indent))
    return " + ".join(pieces)


def _expression(site: Site, node: ast.expr) -> str:
    text = site.source(node)
    if "\n" in text:
        raise CannotRewrite("a value is computed on several lines")
    return text


def _literal(lines: Sequence[str], indent: str) -> str:
    if not lines:
        return "[]"
    if len(lines) == 1 and len(lines[0]) + len(indent) < 80 and "#" not in lines[0]:
        return f"[{lines[0].rstrip(',')}]"
    body = "\n".join(f"{indent}    {line}" if line else "" for line in lines)
    return f"[\n{body}\n{indent}]"


def _lines(site: Site, name: str, part: Part) -> list[str]:
    """The elements of a part, line by line as they stood, each ending in a comma; comments and nesting kept."""
    if part.kind == "default":
        if name != "TEMPLATE_CONTEXT_PROCESSORS":
            raise CannotRewrite("it builds on a default of Django's")
        quote = quote_of(site)
        return [f"{quote}{one}{quote}," for one in _PROCESSORS]
    node = part.node
    assert isinstance(node, ast.Tuple | ast.List)
    if any(
        isinstance(inner, ast.Constant | ast.JoinedStr) and (inner.end_lineno or 0) > inner.lineno
        for inner in ast.walk(node)
    ):
        raise CannotRewrite("a text goes over several lines")
    module = site.module
    start, end = module.span(node)
    text = module.text
    inner = text[start:end]
    if inner[0] in "([" and (
        isinstance(node, ast.List) or not node.elts or module.span(node.elts[0])[0] > start
    ):
        start, end = start + 1, end - 1
        inner = text[start:end]
    if not node.elts:
        if "#" in inner:
            return [line.strip() for line in inner.splitlines() if line.strip()]
        return []
    last = module.span(node.elts[-1])[1]
    if not text[last:end].lstrip().startswith(","):
        inner = f"{text[start:last]},{text[last:end]}"
    if "\n" not in inner:
        return [inner.strip()]
    first, _, rest = inner.replace("\r\n", "\n").partition("\n")
    lines = textwrap.dedent(rest.expandtabs(4)).split("\n")
    lines = ([first.strip()] if first.strip() else []) + [line.rstrip() for line in lines]
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        lines.pop(0)
    return lines


def quote_of(site: Site) -> str:
    """The quotation mark that the file prefers."""
    text = site.module.text
    return '"' if text.count('"') > text.count("'") else "'"


def engine(
    site: Site, values: Mapping[str, Sequence[Part] | ast.expr], include_roots: bool, indent: str = ""
) -> str:
    """The text of the one entry of ``TEMPLATES`` that means what the old settings said.

    ``values`` holds what the settings are set to, parts for those that are lists; what is not set has Django's default.
    ``include_roots``: the engine still takes ``allowed_include_roots``.
    """
    q = quote_of(site)
    one, two, three = indent + "    ", indent + "        ", indent + "            "

    def parts(name: str) -> Sequence[Part]:
        found = values.get(name, ())
        assert not isinstance(found, ast.expr)
        return found

    dirs = listed(site, "TEMPLATE_DIRS", parts("TEMPLATE_DIRS"), two) if "TEMPLATE_DIRS" in values else "[]"
    options: list[str] = []
    processors = parts("TEMPLATE_CONTEXT_PROCESSORS") or [Part("default")]
    if "TEMPLATE_CONTEXT_PROCESSORS" in values and not parts("TEMPLATE_CONTEXT_PROCESSORS"):
        processors = []
    text = listed(site, "TEMPLATE_CONTEXT_PROCESSORS", processors, three)
    options.append(f"{q}context_processors{q}: {text},")
    loaders = "TEMPLATE_LOADERS" in values and not _usual(site, parts("TEMPLATE_LOADERS"))
    if loaders:
        text = listed(site, "TEMPLATE_LOADERS", parts("TEMPLATE_LOADERS"), three)
        options.append(f"{q}loaders{q}: {text},")
    for name, option in (
        ("TEMPLATE_DEBUG", "debug"),
        ("TEMPLATE_STRING_IF_INVALID", "string_if_invalid"),
    ):
        value = values.get(name)
        if isinstance(value, ast.expr):
            options.append(f"{q}{option}{q}: {_expression(site, value)},")
    if include_roots and "ALLOWED_INCLUDE_ROOTS" in values:
        text = listed(site, "ALLOWED_INCLUDE_ROOTS", parts("ALLOWED_INCLUDE_ROOTS"), three)
        options.append(f"{q}allowed_include_roots{q}: {text},")
    rows = [
        "[",
        f"{one}{{",
        f"{two}{q}BACKEND{q}: {q}django.template.backends.django.DjangoTemplates{q},",
        f"{two}{q}DIRS{q}: {dirs},",
    ]
    if not loaders:
        rows.append(f"{two}{q}APP_DIRS{q}: True,")
    rows.append(f"{two}{q}OPTIONS{q}: {{")
    rows += [f"{three}{option}" for option in options]
    rows += [f"{two}}},", f"{one}}},", f"{indent}]"]
    return "\n".join(rows).replace("django.core.context_processors.", "django.template.context_processors.")


def _usual(site: Site, parts: Sequence[Part]) -> bool:
    """Whether the loaders are the two that ``APP_DIRS`` stands for, in that order."""
    names: list[str] = []
    for part in parts:
        if part.kind == "default":
            names += _LOADERS
        elif isinstance(part.node, ast.Tuple | ast.List):
            names += [str(one.value) if isinstance(one, ast.Constant) else "" for one in part.node.elts]
        else:
            return False
    return tuple(names) == _LOADERS
