"""Error lists that return plain strings."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_METHODS = ("__str__", "as_ul")


class ErrorListPlainStr(Rule):
    """What an error list returns as its HTML must be marked safe, or Django 5.0 escapes it."""

    change = "4.0/errorlist-plain-str"
    also = ("5.0/errorlist-plain-str",)
    advice = "Right where every part is escaped already; otherwise use format_html()."
    triggers = tuple(
        OnMethod(f"django.forms.utils.{base}", name)
        for base in ("ErrorList", "ErrorDict")
        for name in _METHODS
    )
    examples = [
        Suggests(
            before="""\
                from django.forms.utils import ErrorList

                class ShopErrors(ErrorList):
                    def __str__(self):
                        return "<div>%s</div>" % "".join(self)
                """,
            after="""\
                from django.forms.utils import ErrorList
                from django.utils.safestring import mark_safe

                class ShopErrors(ErrorList):
                    def __str__(self):
                        return mark_safe("<div>%s</div>" % "".join(self))
                """,
        ),
        Keeps(
            """\
                from django.forms.utils import ErrorList
                from django.utils.html import format_html

                class ShopErrors(ErrorList):
                    def __str__(self):
                        return self.as_divs()

                    def as_divs(self):
                        return format_html("<div>{}</div>", 1)

                    def as_text(self):
                        return "* %s" % self
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.FunctionDef) or site.node.decorator_list:
            return
        for part in ast.walk(site.node):
            if isinstance(part, ast.Return) and part.value is not None and _plain(part.value):
                mark_safe = site.need("django.utils.safestring.mark_safe")
                yield site.suggest(
                    site.replace(part.value, f"{mark_safe}({site.source(part.value)})"),
                    node=part,
                    message="The HTML of an error list is not marked safe",
                )


def _plain(node: ast.expr) -> bool:
    """Whether an expression makes a plain string."""
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and "<" in node.value
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Mod | ast.Add) and (_text(node.left) or _plain(node.left))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in ("format", "join") and _text(node.func.value)
    return False


def _text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
