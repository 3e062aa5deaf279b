"""``BaseCommand.validate()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnMethod

_BASE = "django.core.management.base.BaseCommand"


class BasecommandValidate(Rule):
    """``BaseCommand.validate()`` is gone; ``check()`` runs the system checks."""

    change = "1.7/basecommand-validate"
    also = ("1.9/basecommand-validate",)
    triggers = (OnMethod(_BASE, "validate"), OnMember(_BASE, "validate"))
    available = "1.7"
    advice = "Call check() instead; it takes app_configs."
    examples = [
        Fixes(
            path="shop/management/commands/a.py",
            before="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def handle(self, *args, **options):
                        self.validate(display_num_errors=True)
                """,
            after="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def handle(self, *args, **options):
                        self.check(display_num_errors=True)
                """,
        ),
        Flags(
            path="shop/management/commands/a.py",
            source="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def validate(self, app=None, display_num_errors=False):
                        pass

                class Other(BaseCommand):
                    def handle(self, *args, **options):
                        self.validate(app=options["app"])
                """,
            lines=(4, 9),
        ),
        Keeps(
            path="shop/management/commands/a.py",
            source="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def handle(self, *args, **options):
                        options["form"].validate()
                        self.check(display_num_errors=True)
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.FunctionDef):
            yield site.flag(advice="Nothing calls it any more; check() is what runs before a command.")
            return
        call = site.call
        if call is None or not isinstance(node, ast.Attribute) or self._own(site, node):
            return
        if call.args or any(one.arg != "display_num_errors" for one in call.keywords):
            raise CannotRewrite("an application is given")
        yield site.fix(site.replace_name(node, "check"))

    def _own(self, site: Site, node: ast.Attribute) -> bool:
        """Whether the class has a method of that name by itself."""
        found = site.infer(node.value)
        if found is None:
            return False
        return own_definition(site, found.qname, "validate") is not None
