"""``django.db.models.query_utils.InvalidQuery``."""

from __future__ import annotations

import ast

from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.expressions import SymbolToExpression
from codemods.rules.site import Site

_ERRORS = ("django.core.exceptions.FieldDoesNotExist", "django.core.exceptions.FieldError")


class InvalidQuery(SymbolToExpression):
    """``InvalidQuery`` made way for ``FieldDoesNotExist`` and ``FieldError``."""

    change = "3.1/invalidquery"
    also = ("4.0/invalid-query",)
    expressions = {
        "django.db.models.query_utils.InvalidQuery": (_ERRORS[1], ""),
        "django.db.models.query.InvalidQuery": (_ERRORS[1], ""),
    }
    available = "3.1"
    advice = "Catch FieldDoesNotExist and FieldError, raise FieldError (django.core.exceptions)."
    examples = [
        Fixes(
            before="""\
                from django.db.models.query_utils import InvalidQuery

                def first(rows):
                    try:
                        return rows[0]
                    except InvalidQuery:
                        return None
                    except (KeyError, InvalidQuery) as error:
                        raise InvalidQuery("no rows") from error
                """,
            after="""\
                from django.core.exceptions import FieldDoesNotExist, FieldError

                def first(rows):
                    try:
                        return rows[0]
                    except (FieldDoesNotExist, FieldError):
                        return None
                    except (KeyError, FieldDoesNotExist, FieldError) as error:
                        raise FieldError("no rows") from error
                """,
        ),
        Flags(
            """\
                from django.db.models import query_utils

                print("x", query_utils.InvalidQuery)
                """,
            line=3,
        ),
        Keeps("from shop.errors import InvalidQuery\n\nraise InvalidQuery()\n"),
    ]

    def replacement(self, site: Site, use: ast.expr) -> tuple[ast.AST, str]:
        parent = site.module.parents.get(use)
        outer = site.module.parents.get(parent) if parent is not None else None
        if isinstance(parent, ast.ExceptHandler) or isinstance(outer, ast.ExceptHandler):
            both = ", ".join(site.need(name, use) for name in _ERRORS)
            return use, f"({both})" if isinstance(parent, ast.ExceptHandler) else both
        if isinstance(parent, ast.Raise) or (isinstance(parent, ast.Call) and isinstance(outer, ast.Raise)):
            return use, site.need(_ERRORS[1], use)
        raise CannotRewrite("it is neither raised nor caught here")
