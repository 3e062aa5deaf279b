"""The option ``skip_validation`` of management commands."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword, Trigger

_BASE = "django.core.management.base.BaseCommand"


class SkipValidationOption(Rule):
    """The option ``skip_validation`` of management commands is ``skip_checks`` now."""

    change = "1.10/skip-validation-option"
    available = "1.7"
    examples = [
        Fixes(
            before="""\
                from django.core.management import call_command
                from django.core.management.base import BaseCommand

                def load():
                    call_command("loaddata", "x", skip_validation=True)

                class Command(BaseCommand):
                    def run(self):
                        self.execute(skip_validation=False)
                """,
            after="""\
                from django.core.management import call_command
                from django.core.management.base import BaseCommand

                def load():
                    call_command("loaddata", "x", skip_checks=True)

                class Command(BaseCommand):
                    def run(self):
                        self.execute(skip_checks=False)
                """,
        ),
        Keeps(
            """\
                from shop.forms import call_command

                call_command("x", skip_validation=True)
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnKeyword("skip_validation")

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        keyword = site.keyword(call, "skip_validation")
        if (
            keyword is None
            or site.keyword(call, "skip_checks") is not None
            or not self._is_command(site, call)
        ):
            return
        yield site.fix(site.replace_name(keyword, "skip_checks"), node=keyword)

    def _is_command(self, site: Site, call: ast.Call) -> bool:
        if site.is_name(call.func, "django.core.management.call_command"):
            return True
        if not isinstance(call.func, ast.Attribute) or call.func.attr != "execute":
            return False
        found = site.infer(call.func.value)
        return found is not None and found.certain and site.index.is_subclass(found.qname, _BASE)
