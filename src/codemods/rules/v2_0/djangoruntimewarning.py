"""``DjangoRuntimeWarning``."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.expressions import SymbolToExpression
from codemods.rules.site import Site


class DjangoRuntimeWarning(SymbolToExpression):
    """``DjangoRuntimeWarning`` made way for Python's ``RuntimeWarning``."""

    change = "2.0/djangoruntimewarning-removed"
    expressions = {"django.core.exceptions.DjangoRuntimeWarning": ("RuntimeWarning", "")}
    examples = [
        Fixes(
            before="""\
                import warnings

                from django.core.exceptions import DjangoRuntimeWarning

                warnings.filterwarnings("ignore", category=DjangoRuntimeWarning)
                """,
            after="""\
                import warnings

                warnings.filterwarnings("ignore", category=RuntimeWarning)
                """,
        ),
        Keeps("from shop.errors import DjangoRuntimeWarning\n\nprint(DjangoRuntimeWarning)\n"),
    ]

    def expression(self, site: Site, near: ast.AST) -> str:
        return "RuntimeWarning"
