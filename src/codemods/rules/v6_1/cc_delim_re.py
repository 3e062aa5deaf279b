"""``cc_delim_re`` of ``django.utils.cache``."""

from __future__ import annotations

import ast

from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.expressions import SymbolToExpression
from codemods.rules.site import Site

_NEW = "django.utils.http.split_header_value"


class CcDelimRe(SymbolToExpression):
    """``cc_delim_re`` is gone: headers are split by ``split_header_value()``."""

    change = "6.1/utils-cache-cc-delim-re"
    needs = (_NEW,)
    expressions = {"django.utils.cache.cc_delim_re": (_NEW, "")}
    advice = "Split the value with list(split_header_value(value)) of django.utils.http."
    examples = [
        Fixes(
            before="""\
                from django.utils.cache import cc_delim_re, patch_cache_control

                parts = cc_delim_re.split(response["Cache-Control"])
                """,
            after="""\
                from django.utils.cache import patch_cache_control
                from django.utils.http import split_header_value

                parts = list(split_header_value(response["Cache-Control"]))
                """,
        ),
        Flags(
            """\
                from django.utils.cache import cc_delim_re

                parts = cc_delim_re.findall(value)
                """,
            line=1,
        ),
        Keeps(
            """\
                import re

                cc_delim_re = re.compile(",")
                parts = cc_delim_re.split(value)
                """
        ),
    ]

    def replacement(self, site: Site, use: ast.expr) -> tuple[ast.AST, str]:
        """Only ``cc_delim_re.split(value)`` has something to stand for it."""
        attribute = site.module.parents.get(use)
        call = site.module.parents.get(attribute) if attribute is not None else None
        if (
            isinstance(attribute, ast.Attribute)
            and attribute.attr == "split"
            and isinstance(call, ast.Call)
            and call.func is attribute
            and len(call.args) == 1
            and not call.keywords
        ):
            return call, f"list({site.need(_NEW, use)}({site.source(call.args[0])}))"
        raise CannotRewrite("it is used for more than to split a value")
