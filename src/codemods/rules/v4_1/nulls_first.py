"""``nulls_first`` and ``nulls_last``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword


class NullsFirst(Rule):
    """``nulls_first`` and ``nulls_last`` are True or None, not False."""

    change = "4.1/nulls-first-false"
    also = ("5.0/nulls-first-false",)
    advice = "Drop the argument."
    triggers = (OnKeyword("nulls_first"), OnKeyword("nulls_last"))
    examples = [
        Fixes(
            before="""\
                from django.db.models import F, OrderBy

                print(F("x").asc(nulls_last=False), F("x").desc(nulls_first=True, nulls_last=False))
                print(OrderBy(F("x"), nulls_first=False))

                def f(flag):
                    return F("x").asc(nulls_first=flag)
                """,
            after="""\
                from django.db.models import F, OrderBy

                print(F("x").asc(), F("x").desc(nulls_first=True))
                print(OrderBy(F("x")))

                def f(flag):
                    return F("x").asc(nulls_first=flag or None)
                """,
        ),
        Keeps(
            """\
                from django.db.models import F

                print(F("x").asc(nulls_last=True), F("x").desc(nulls_first=x or None), sort(nulls_first=False))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        keyword = site.keyword(call, site.qname)
        func = call.func
        ordering = isinstance(func, ast.Attribute) and func.attr in ("asc", "desc")
        if keyword is None or not (
            ordering or site.is_name(func, "django.db.models.OrderBy", "django.db.models.expressions.OrderBy")
        ):
            return
        value = keyword.value
        message = f"{site.qname} is True or None, not False"
        if isinstance(value, ast.Constant):
            if value.value is False:
                yield site.fix(site.edit_call(call).remove(site.qname).edit(), node=keyword, message=message)
        elif isinstance(value, ast.Name | ast.Attribute | ast.Call | ast.Subscript | ast.Compare):
            text = site.source(value)
            text = f"({text})" if isinstance(value, ast.Compare) else text
            yield site.fix(site.replace(value, f"{text} or None"), node=keyword, message=message)
