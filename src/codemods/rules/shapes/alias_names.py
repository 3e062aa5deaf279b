"""Names that queries give to what they select, with characters that Django refuses there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, Trigger

__all__ = ["REFUSED", "AliasNames"]

REFUSED = re.compile(r"['`\"\]\[;\s]|--|/\*|\*/")
"""What no alias may hold since 4.0.4: white space, quotation marks, brackets, semicolons, marks of SQL comments."""

_OWNERS = ("django.db.models.query.QuerySet", "django.db.models.Manager")
_RELATION = "django.db.models.FilteredRelation"


class AliasNames(Rule):
    """An alias in ``annotate(**{…})``, ``aggregate(**{…})`` or ``extra(select={…})`` is refused with ``ValueError``."""

    partly = True  # most names that are not written out are those of a dictionary made elsewhere
    advice = "Give it a name of letters, digits and underscores, and follow in what reads it."
    pattern: ClassVar[re.Pattern[str]] = REFUSED
    older: ClassVar[re.Pattern[str] | None] = None
    """What is refused for longer, so that another rule tells of it."""
    filtered: ClassVar[bool | None] = None
    """True for the aliases of filtered relations alone, False for all but those."""
    keys: ClassVar[bool] = False
    """Whether keys of JSON that ``values()`` and ``values_list()`` select are meant as well: they become aliases."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        methods = ["annotate", "alias"]
        if cls.filtered is not True:
            methods += ["aggregate", "values", "extra"]
        if cls.keys:
            methods.append("values_list")
        for owner in _OWNERS:
            for method in methods:
                yield OnMember(owner, method, likely=True)

    def visit(self, site: Site) -> Iterator[Answer]:
        call, node = site.call, site.node
        if call is None or not isinstance(node, ast.Attribute):
            return
        if node.attr == "extra":
            given = [] if self.filtered else [site.argument(call, "select", 0)]
        else:
            given = [keyword.value for keyword in call.keywords if keyword.arg is None]
        for one in given:
            names = _dict(site, one)
            for key, value in zip(names.keys, names.values, strict=True) if names is not None else ():
                if key is not None and self._is_meant(site, value) and self._is_refused(key):
                    yield site.flag(node=key)

        if self.keys and node.attr in ("values", "values_list"):
            for argument in call.args:
                if "__" in _constant_parts(argument) and self._is_refused(argument):
                    yield site.flag(node=argument)

    def _is_meant(self, site: Site, value: ast.expr) -> bool:
        if self.filtered is None:
            return True
        relation = isinstance(value, ast.Call) and site.is_name(value.func, _RELATION)
        return relation is self.filtered

    def _is_refused(self, key: ast.expr) -> bool:
        text = _constant_parts(key)
        return bool(self.pattern.search(text)) and not (self.older is not None and self.older.search(text))


def _dict(site: Site, node: ast.expr | None) -> ast.Dict | None:
    """The literal that is given, by a name as well."""
    if isinstance(node, ast.Name):
        values = assigned_values(site, node)
        node = values[0] if values is not None and len(values) == 1 else None
    return node if isinstance(node, ast.Dict) else None


def _constant_parts(node: ast.expr) -> str:
    """The text of a literal, and what stands fast in one that is filled in."""
    if isinstance(node, ast.JoinedStr):
        return "_".join(key_of(part) or "" for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return f"{_constant_parts(node.left)}_{_constant_parts(node.right)}".replace("%s", "")
    return key_of(node) or ""
