"""A callable's parameters as data, read from the source of its parameter list."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from typing import Literal

__all__ = ["Parameter", "ParameterKind", "Signature", "parse_signature"]

ParameterKind = Literal[
    "positional_only", "positional_or_keyword", "var_positional", "keyword_only", "var_keyword"
]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; ``default`` is the source of its default, None where it has none."""

    name: str
    kind: ParameterKind
    default: str | None = None

    @property
    def required(self) -> bool:
        return self.default is None and self.kind not in ("var_positional", "var_keyword")

    def __str__(self) -> str:
        stars = {"var_positional": "*", "var_keyword": "**"}.get(self.kind, "")
        return f"{stars}{self.name}" if self.default is None else f"{self.name}={self.default}"


@dataclass(frozen=True, slots=True)
class Signature:
    """What a caller may pass.

    ``bound`` says that a first parameter (``self`` or ``cls``) was dropped. ``deprecated_positional`` names the
    keyword-only parameters that are still taken by position, in that order, with a warning. ``decorators`` are the
    dotted names of the decorators around the callable; one of them may change what it takes.
    """

    parameters: tuple[Parameter, ...]
    bound: bool = False
    deprecated_positional: tuple[str, ...] = ()
    decorators: tuple[str, ...] = ()
    is_async: bool = False

    def find(self, name: str) -> Parameter | None:
        """The named parameter, or None; ``*args`` and ``**kwargs`` are not found by name."""
        for parameter in self.parameters:
            if parameter.name == name and parameter.kind not in ("var_positional", "var_keyword"):
                return parameter
        return None

    @property
    def positional(self) -> tuple[Parameter, ...]:
        """The parameters that can be given by position, in order (``*args`` aside)."""
        return tuple(p for p in self.parameters if p.kind in ("positional_only", "positional_or_keyword"))

    @property
    def takes_any_positional(self) -> bool:
        return any(parameter.kind == "var_positional" for parameter in self.parameters)

    @property
    def takes_any_keyword(self) -> bool:
        return any(parameter.kind == "var_keyword" for parameter in self.parameters)

    @property
    def most_positional(self) -> int | None:
        """How many positional arguments are taken at most, deprecated ones included; None for any number."""
        if self.takes_any_positional:
            return None
        return len(self.positional) + len(self.deprecated_positional)

    @property
    def required(self) -> tuple[str, ...]:
        """The parameters that every call must give."""
        return tuple(parameter.name for parameter in self.parameters if parameter.required)

    def accepts_keyword(self, name: str) -> bool:
        found = self.find(name)
        return (
            self.takes_any_keyword
            if found is None
            else found.kind != "positional_only" or self.takes_any_keyword
        )

    def __str__(self) -> str:
        parts: list[str] = []
        keyword_only = only = False
        for parameter in self.parameters:
            if only and parameter.kind != "positional_only":
                parts.append("/")
            only = parameter.kind == "positional_only"
            if parameter.kind == "var_positional":
                keyword_only = True
            if parameter.kind == "keyword_only" and not keyword_only:
                parts.append("*")
                keyword_only = True
            parts.append(str(parameter))
        if only:
            parts.append("/")
        return f"({', '.join(parts)})"


@cache  # most are the same in every release
def parse_signature(
    source: str,
    *,
    drop_first: bool = False,
    deprecated_positional: tuple[str, ...] = (),
    decorators: tuple[str, ...] = (),
    is_async: bool = False,
) -> Signature:
    """Read ``self, using=None, *, force=False``; with ``drop_first`` the first positional parameter is left out."""
    arguments = ast.parse(f"lambda {source}: 0", mode="eval").body
    assert isinstance(arguments, ast.Lambda)
    found = arguments.args
    positional = [*found.posonlyargs, *found.args]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(found.defaults))
    defaults.extend(found.defaults)
    parameters: list[Parameter] = []
    for position, (argument, default) in enumerate(zip(positional, defaults, strict=True)):
        kind: ParameterKind = (
            "positional_only" if position < len(found.posonlyargs) else "positional_or_keyword"
        )
        parameters.append(Parameter(argument.arg, kind, _source(default)))
    bound = bool(drop_first and parameters)
    if bound:
        del parameters[0]
    if found.vararg:
        parameters.append(Parameter(found.vararg.arg, "var_positional"))
    for argument, value in zip(found.kwonlyargs, found.kw_defaults, strict=True):
        parameters.append(Parameter(argument.arg, "keyword_only", _source(value)))
    if found.kwarg:
        parameters.append(Parameter(found.kwarg.arg, "var_keyword"))
    return Signature(tuple(parameters), bound, deprecated_positional, decorators, is_async)


def _source(node: ast.expr | None) -> str | None:
    return None if node is None else ast.unparse(node)
