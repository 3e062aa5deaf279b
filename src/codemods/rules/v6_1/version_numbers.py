"""Comparisons of ``django.VERSION`` with releases that will never be."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName


class VersionNumbers(Rule):
    """No 6.2, 7.0 or 7.1 of Django will appear: what follows 6.1 is numbered 2028."""

    change = "6.1/version-number-comparisons"
    advice = "Compare with the release that is meant, (2028,) for what was planned as 7.0."
    triggers = (OnName("django.VERSION"),)
    examples = [
        Flags(
            """\
                import django
                from django import VERSION

                if django.VERSION >= (7, 0):
                    pass
                if VERSION[:2] < (6, 2):
                    pass
                if VERSION[0] == 7:
                    pass
                """,
            lines=(4, 6, 8),
        ),
        Keeps(
            """\
                import django
                from shop import VERSION

                if django.VERSION >= (6, 1) and django.VERSION < (2028,):
                    pass
                if VERSION >= (7, 0) or django.VERSION[1] == 7:
                    pass
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "use" or not isinstance(site.node, ast.expr):
            return
        whole: ast.AST = site.node
        parent = site.parent
        single = False
        if isinstance(parent, ast.Subscript) and parent.value is whole:
            single = isinstance(parent.slice, ast.Constant)
            if single and parent.slice.value != 0:  # type: ignore[attr-defined]
                return
            whole, parent = parent, site.module.parents.get(parent)
        if not isinstance(parent, ast.Compare):
            return
        for other in (parent.left, *parent.comparators):
            if other is not whole and _never(other, single):
                yield site.flag(node=parent)
                return


def _never(node: ast.expr, single: bool) -> bool:
    """Whether a literal is a release of the old plan behind 6.1."""
    try:
        value = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, RecursionError):
        return False
    if single:
        return isinstance(value, int) and 7 <= value < 2000
    if not isinstance(value, tuple) or not value or not all(isinstance(one, int) for one in value[:2]):
        return False
    return bool(7 <= value[0] < 2000 or (value[0] == 6 and value[1:2] > (1,)))
