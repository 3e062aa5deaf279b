"""Ids of checks in ``SILENCED_SYSTEM_CHECKS``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import strings_in
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_NAME = "SILENCED_SYSTEM_CHECKS"
_NEW = {"postgres.E003": "fields.E010", "mysql.E001": "mysql.W003"}


class SilencedCheckIds(Rule):
    """Two checks have other ids, by which they are to be silenced."""

    change = "3.1/check-fields-e010"
    available = "3.1"
    advice = "Silence the check by its new id."
    triggers = (OnSetting(_NAME),)
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                SILENCED_SYSTEM_CHECKS = ["postgres.E003", 'mysql.E001', "fields.W342"]
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                SILENCED_SYSTEM_CHECKS = ["fields.E010", 'mysql.W003', "fields.W342"]
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                DEBUG = True
                SHOP_CHECKS = ["postgres.E003"]
                SILENCED_SYSTEM_CHECKS = ["postgres.E001", "mysql.E0011"]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        value: ast.expr | None = None
        if site.kind == "assign" and isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            value = node.value
        elif site.kind == "keyword" and isinstance(node, ast.Call):
            keyword = site.keyword(node, _NAME)
            value = keyword.value if keyword is not None else None
        if not isinstance(value, ast.List | ast.Tuple | ast.Set):
            return
        for text in strings_in(value):
            old = str(text.value)
            if old not in _NEW:
                continue
            message = f"The check {old} is {_NEW[old]}"
            if self.replaceable:
                yield site.fix(site.replace_in_string(text, old, _NEW[old]), node=text, message=message)
            elif self.gone:
                yield site.flag(node=text, message=message)
