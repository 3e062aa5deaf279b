"""Ids of the system checks of templates."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.entries import take_out
from codemods.rules.shapes.literals import strings_in
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_SETTING = "SILENCED_SYSTEM_CHECKS"


class TemplateChecksIds(Rule):
    """The check of template tag modules of one name is ``templates.W003``; ``templates.E001`` is no check any more."""

    change = "5.1/template-checks-ids"
    available = "5.1"
    advice = "Silence templates.W003 in place of templates.E003, and no longer templates.E001."
    triggers = (OnSetting(_SETTING),)
    examples = [
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = False
                SILENCED_SYSTEM_CHECKS = [
                    "templates.E001",
                    "templates.E003",  # two tag modules
                    "models.W042",
                ]
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = False
                SILENCED_SYSTEM_CHECKS = [
                    "templates.W003",  # two tag modules
                    "models.W042",
                ]
                """,
        ),
        Keeps(
            path="site/settings.py",
            source="""\
                INSTALLED_APPS = []
                DEBUG = False
                SILENCED_SYSTEM_CHECKS = ["templates.W003", "templates.E002", "urls.E001"]
                NOTES = ["templates.E003"]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable:
            return
        node = site.node
        value: ast.expr | None = None
        if site.kind == "assign" and isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            value = node.value
        elif site.kind == "keyword" and isinstance(node, ast.Call):
            value = site.argument(node, _SETTING)
        if value is None:
            return
        found = list(strings_in(value))
        known = {one.value for one in found}
        for one in found:
            if one.value == "templates.E003" and "templates.W003" not in known:
                yield site.fix(site.replace_in_string(one, "templates.E003", "templates.W003"), node=one)
            elif one.value in ("templates.E001", "templates.E003"):
                yield site.fix(take_out(site, one), node=one)
