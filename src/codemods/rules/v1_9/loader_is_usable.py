"""``is_usable`` of template loaders."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class LoaderIsUsable(Rule):
    """Template loaders are no longer asked whether they are usable."""

    change = "1.9/loader-is-usable"
    triggers = (OnSubclass("django.template.loaders.base.Loader"),)
    advice = "A loader that is not usable has to be left out of the list of loaders."
    examples = [
        Fixes(
            before="""\
                from django.template.loaders.base import Loader

                class Shop(Loader):
                    is_usable = True

                    def get_contents(self, origin):
                        return ""
                """,
            after="""\
                from django.template.loaders.base import Loader

                class Shop(Loader):

                    def get_contents(self, origin):
                        return ""
                """,
        ),
        Flags(
            """\
                from django.template.loaders.base import Loader

                class Shop(Loader):
                    is_usable = pkg_resources is not None
                """,
            line=4,
        ),
        Keeps(
            source="""\
                class Shop:
                    is_usable = True
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for statement in node.body:
            if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
                continue
            target, value = statement.targets[0], statement.value
            if isinstance(target, ast.Name) and target.id == "is_usable":
                if isinstance(value, ast.Constant) and value.value is True:
                    yield site.fix(site.remove(statement), node=statement)
                else:
                    yield site.flag(node=statement)
