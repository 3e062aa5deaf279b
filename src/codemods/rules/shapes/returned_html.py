"""Functions whose HTML is taken for plain text, and escaped, unless it says that it is safe."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.source.names import last_name

__all__ = ["ReturnedHtml"]

_HTML = re.compile(r"<[A-Za-z/!]|&(?:\w+|#\d+);")
_PERCENT = re.compile(r"%(?:%|s|[^%s])")
_BRACES = re.compile(r"\{(?:\w*)\}")
_NEW = {"%%": "%", "%s": "{}", "{": "{{", "}": "}}"}
_SAFE = frozenset(
    {
        "Markup",
        "SafeString",
        "SafeText",
        "conditional_escape",
        "escape",
        "format_html",
        "format_html_join",
        "mark_safe",
    }
)


class ReturnedHtml(Rule):
    """HTML that a function returns as plain text goes through ``format_html()`` or ``mark_safe()``."""

    needs: ClassVar[tuple[str, ...]] = ("django.utils.html.format_html", "django.utils.safestring.mark_safe")

    def in_function(self, site: Site, function: ast.FunctionDef | ast.Lambda) -> Iterator[Answer]:
        """An answer for each value that a function returns."""
        texts = _texts(function)
        if isinstance(function, ast.Lambda):
            yield from self._returned(site, function.body, texts)
            return
        for statement in ast.walk(function):
            if isinstance(statement, ast.Return) and statement.value is not None:
                if site.module.scope_at(statement.value).node is function:
                    yield from self._returned(site, statement.value, texts)

    def _returned(self, site: Site, value: ast.expr, texts: dict[str, list[ast.expr]]) -> Iterator[Answer]:
        if isinstance(value, ast.Constant):
            if isinstance(value.value, str) and _HTML.search(value.value):
                yield self._wrapped(
                    site, value, f"{site.need('django.utils.safestring.mark_safe')}({site.source(value)})"
                )
            return
        if not self._is_html(value, texts) and not self._helped(site, value, texts, ()):
            return
        literal, arguments = _formatted(value, texts)
        source = site.source(literal) if literal is not None else ""
        torn = literal is not None and _PERCENT.findall(source) != _PERCENT.findall(str(literal.value))
        if literal is None or site.module.in_fstring(literal) or torn or "\\N{" in source:
            yield site.flag(node=value)
            return
        if isinstance(value, ast.BinOp):
            source = re.sub("%%|%s|[{}]", lambda found: _NEW[found[0]], source)
        given = ", ".join([source, *(site.source(one) for one in arguments)])
        yield self._wrapped(site, value, f"{site.need('django.utils.html.format_html')}({given})")

    def _wrapped(self, site: Site, value: ast.expr, text: str) -> Answer:
        return site.suggest(site.replace(value, text), node=value)

    def _is_html(self, value: ast.expr, texts: dict[str, list[ast.expr]]) -> bool:
        """Whether an expression puts HTML together as plain text."""
        if isinstance(value, ast.Name):
            return any(self._is_html(one, {}) for one in texts.get(value.id, ()))
        if isinstance(value, ast.Call):
            name = last_name(value.func)
            if name in _SAFE:
                return False
            if not isinstance(value.func, ast.Attribute) or name not in (
                "format",
                "join",
                "replace",
                "strip",
            ):
                return False
        if isinstance(value, ast.IfExp):
            return self._is_html(value.body, texts) or self._is_html(value.orelse, texts)
        return any(
            isinstance(one, ast.Constant) and isinstance(one.value, str) and _HTML.search(one.value)
            for one in _parts(value)
        )

    def _helped(
        self, site: Site, value: ast.expr, texts: dict[str, list[ast.expr]], seen: tuple[ast.AST, ...]
    ) -> bool:
        """Whether an expression is what another function of the module puts together so, or is made of that."""
        if isinstance(value, ast.Name):
            return any(self._helped(site, one, {}, seen) for one in texts.get(value.id, ()))
        for call in _asked(value):
            name = last_name(call.func)
            found = [one for one, _ in site.module.walk.functions if one.name == name]
            if len(found) != 1 or found[0] in seen or not isinstance(found[0], ast.FunctionDef):
                continue
            inside = _texts(found[0])
            for part in ast.walk(found[0]):
                if isinstance(part, ast.Return | ast.Yield) and part.value is not None:
                    if self._is_html(part.value, inside):
                        return True
                    if self._helped(site, part.value, inside, (*seen, found[0])):
                        return True
        return False


def _asked(value: ast.AST) -> Iterator[ast.Call]:
    """The calls of functions by their names, and of methods of the same object, that make up an expression."""
    if isinstance(value, ast.Call):
        if (
            isinstance(value.func, ast.Name)
            or getattr(getattr(value.func, "value", None), "id", "") == "self"
        ):
            yield value
        elif isinstance(value.func, ast.Attribute) and value.func.attr in ("join", "strip", "replace"):
            for part in (value.func.value, *value.args[:1]):
                yield from _asked(part)
    elif isinstance(value, ast.Subscript):
        yield from _asked(value.value)
    elif isinstance(value, ast.BinOp | ast.IfExp | ast.BoolOp):
        for inner in ast.iter_child_nodes(value):
            yield from _asked(inner)


def _parts(value: ast.AST) -> Iterator[ast.AST]:
    """What an expression is put together of, without what other functions are given."""
    yield value
    for inner in ast.iter_child_nodes(value):
        if isinstance(inner, ast.Call):
            name = inner.func.attr if isinstance(inner.func, ast.Attribute) else ""
            if name not in ("format", "join"):
                continue
        yield from _parts(inner)


def _texts(function: ast.FunctionDef | ast.Lambda) -> dict[str, list[ast.expr]]:
    """What each local variable is given."""
    found: dict[str, list[ast.expr]] = {}
    if function.args.vararg is not None:
        found[function.args.vararg.arg] = [ast.Tuple([])]
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            found.setdefault(node.target.id, []).append(node.value)
    return found


def _formatted(
    value: ast.expr, given: dict[str, list[ast.expr]]
) -> tuple[ast.Constant | None, list[ast.expr]]:
    """The literal and the values of ``"…" % values`` and ``"…".format(values)`` that ``format_html()`` can do."""
    if (
        isinstance(value, ast.BinOp)
        and isinstance(value.op, ast.Mod)
        and isinstance(value.left, ast.Constant)
    ):
        text = value.left.value
        if not isinstance(text, str) or set(_PERCENT.findall(text)) - {"%s", "%%"}:
            return None, []
        values = list(value.right.elts) if isinstance(value.right, ast.Tuple) else [value.right]
        if len(values) != text.replace("%%", "").count("%s"):
            return None, []
        if any(isinstance(one, ast.Starred) for one in values) or _is_tuple(value.right, given):
            return None, []
        return value.left, values
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "format":
        literal = value.func.value
        if isinstance(literal, ast.Constant) and isinstance(literal.value, str) and not value.keywords:
            rest = _BRACES.sub("", literal.value.replace("{{", "").replace("}}", ""))
            if "{" not in rest and not any(isinstance(one, ast.Starred) for one in value.args):
                return literal, value.args
    return None, []


def _is_tuple(value: ast.expr, given: dict[str, list[ast.expr]]) -> bool:
    """Whether a name stands for a tuple, which gives as many values as it has."""
    return isinstance(value, ast.Name) and any(
        isinstance(one, ast.Tuple) or getattr(getattr(one, "func", None), "id", "") == "tuple"
        for one in given.get(value.id, ())
    )
