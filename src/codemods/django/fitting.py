"""Whether a call, or a method that overrides another, fits what a release of Django takes or gives."""

from __future__ import annotations

import ast

from codemods.django.signature import Parameter, Signature

__all__ = ["misfit", "unfit"]


def misfit(
    signature: Signature, positional: int, keywords: tuple[str, ...], whole: bool = True
) -> str | None:
    """Why a call does not fit a signature, None when it does; where it is not ``whole``, what is missing may follow."""
    most = signature.most_positional
    if most is not None and positional > most:
        return f"takes at most {most} positional arguments"
    for keyword in keywords:
        if not signature.accepts_keyword(keyword):
            return f"takes no argument {keyword}"
    by_position = {parameter.name for parameter in signature.positional[:positional]}
    for name in signature.required if whole else ():
        if name not in by_position and name not in keywords:
            return f"must be given {name}"
    return None


def unfit(method: ast.FunctionDef | ast.AsyncFunctionDef, before: Signature, after: Signature) -> str | None:
    """Why an override that took what the method took does not take what it takes now."""
    arguments = method.args
    positional = [one.arg for one in [*arguments.posonlyargs, *arguments.args]][1:]
    known = {*positional, *(one.arg for one in arguments.kwonlyargs)}
    needed = positional[: len(positional) - len(arguments.defaults)]
    old = {parameter.name for parameter in before.parameters}
    new = {parameter.name for parameter in after.parameters}
    for place, parameter in enumerate(after.parameters):
        if parameter.kind in ("var_positional", "var_keyword") or parameter.name in old | known:
            continue
        if place < len(before.parameters) and _renamed(before.parameters[place], parameter, new, known):
            continue
        by_keyword = arguments.kwarg is not None
        by_position = arguments.vararg is not None and parameter.kind != "keyword_only"
        if not by_keyword and not by_position and len(positional) <= len(before.positional):
            return f"the override does not take {parameter.name}"
    most = after.most_positional
    if most is not None and most < len(needed) <= len(before.positional) and not after.takes_any_keyword:
        lost = next((name for name in needed if name not in new), needed[most])
        return f"the override needs {lost}, which is not given any more"
    return None


def _renamed(before: Parameter, after: Parameter, new: set[str], taken: set[str]) -> bool:
    """Whether a parameter only has another name now, under which nobody gives it: callers give it by its place.

    One with a default is given by its name if at all; then that matters to who took it by its old name alone.
    """
    if before.kind != after.kind or after.kind == "keyword_only" or before.name in new:
        return False
    return before.default == after.default and (after.required or before.name not in taken)
