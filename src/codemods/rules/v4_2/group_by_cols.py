"""``get_group_by_cols()`` without ``alias``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes import ChangeMethods
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_BASES = ("django.db.models.expressions.BaseExpression", "django.db.models.lookups.Lookup")


class GroupByCols(ChangeMethods):
    """``get_group_by_cols()`` is no longer given an ``alias``."""

    change = "4.2/get-group-by-cols-alias"
    available = "4.2"
    bases = _BASES
    shrink = {"get_group_by_cols": ("alias",)}
    examples = [
        Fixes(
            before="""\
                from django.db.models import Func

                class Mine(Func):
                    def get_group_by_cols(self, alias=None):
                        return super().get_group_by_cols(alias)
                """,
            after="""\
                from django.db.models import Func

                class Mine(Func):
                    def get_group_by_cols(self):
                        return super().get_group_by_cols()
                """,
        ),
        Flags(
            """\
                from django.db.models import Func

                class Mine(Func):
                    def get_group_by_cols(self, alias=None):
                        return [alias]
                """,
            line=4,
        ),
        Keeps("class Mine:\n    def get_group_by_cols(self, alias=None):\n        return []\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if self.replaceable:
            yield from super().visit(site)


class GroupByColsCalls(Rule):
    """``get_group_by_cols()`` no longer takes an ``alias``."""

    change = "4.2/get-group-by-cols-alias"
    available = "4.2"
    triggers = (OnAttribute("get_group_by_cols"),)
    examples = [
        Fixes(
            before="""\
                def f(self, alias):
                    return self.lhs.get_group_by_cols(alias=alias), self.lhs.get_group_by_cols(None)
                """,
            after="""\
                def f(self, alias):
                    return self.lhs.get_group_by_cols(), self.lhs.get_group_by_cols()
                """,
        ),
        Keeps("def f(self):\n    return self.lhs.get_group_by_cols()\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if (
            not isinstance(node, ast.Attribute)
            or call is None
            or not self.replaceable
            or site.has_stars(call)
        ):
            return
        value = node.value
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "super":
            return
        if len(call.args) + len(call.keywords) != 1 or (call.keywords and call.keywords[0].arg != "alias"):
            return
        yield site.fix(site.edit_call(call).remove("alias" if call.keywords else 0).edit(), node=call)
