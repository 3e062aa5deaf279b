"""``comma_separated_int_list_re``."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.expressions import SymbolToExpression
from codemods.rules.site import Site


class IntListValidator(SymbolToExpression):
    """The regular expression ``comma_separated_int_list_re`` is gone; lists of integers are validated by functions."""

    change = "1.9/int-list-validator"
    expressions = {"django.core.validators.comma_separated_int_list_re": ("re", "")}
    examples = [
        Fixes(
            before="""\
                from django.core.validators import RegexValidator, comma_separated_int_list_re

                validate = RegexValidator(comma_separated_int_list_re, "Numbers, please.")
                """,
            after="""\
                import re

                from django.core.validators import RegexValidator

                validate = RegexValidator(re.compile(r'^[\\d,]+$'), "Numbers, please.")
                """,
        ),
        Keeps(
            """\
                from django.core.validators import validate_comma_separated_integer_list
                from shop.validators import comma_separated_int_list_re

                print(comma_separated_int_list_re.match("1,2"))
                """
        ),
    ]

    def expression(self, site: Site, near: ast.AST) -> str:
        return site.need("re", near) + r".compile(r'^[\d,]+$')"
