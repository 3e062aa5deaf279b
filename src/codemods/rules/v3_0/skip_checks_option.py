"""The option ``--skip-checks``."""

from __future__ import annotations

import ast

from codemods.django import api
from codemods.releases import Release
from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.own_options import TakenOptions
from codemods.rules.site import Site

_CHECKS = "requires_system_checks"


class SkipChecksOption(TakenOptions):
    """Every command that runs checks has ``--skip-checks``."""

    change = "3.0/command-skip-checks-option-conflict"
    options = ("--skip-checks",)
    examples = [
        Flags(
            """\
                from django.core.management import BaseCommand

                class Own(BaseCommand):
                    def add_arguments(self, parser):
                        parser.add_argument("--own")
                        parser.add_argument("--skip-checks", action="store_true")
                """,
            line=6,
        ),
        Keeps(
            """\
                from django.core.management import BaseCommand
                from django.core.management.commands.shell import Command as ShellCommand

                class Own(BaseCommand):
                    def add_arguments(self, parser):
                        parser.add_argument("--own", default="--skip-checks")
                        parser.add_subparsers().add_parser("some").add_argument("--skip-checks")

                class Unchecked(BaseCommand):
                    requires_system_checks = []

                    def add_arguments(self, parser):
                        parser.add_argument("--skip-checks", action="store_true")

                class Shell(ShellCommand):
                    def add_arguments(self, parser):
                        parser.add_argument("--skip-checks", action="store_true")

                class Other:
                    def add_arguments(self, parser):
                        parser.add_argument("--skip-checks")
                """
        ),
    ]

    def concerned(self, site: Site, class_: ast.ClassDef) -> bool:
        """Only commands that run the checks have the option."""
        if not super().concerned(site, class_):
            return False
        for binding in site.module.walk.scope_of[class_].bindings.get(_CHECKS, ()):
            return isinstance(binding.value, ast.Constant) and bool(binding.value.value)
        for ancestor in site.index.ancestry(f"{site.module.name}.{class_.name}")[1:]:
            facts = site.index.class_facts(ancestor)
            if facts is not None and _CHECKS in facts.members:
                return False  # it is only given to turn them off
            if facts is None and (value := api.value(f"{ancestor}.{_CHECKS}", Release(3, 0))):
                return value == "True"
        return True
