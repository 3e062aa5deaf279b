"""The autodetector of ``makemigrations`` and ``migrate``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

_COMMANDS = "django.core.management.commands"
_OLD, _NEW = "MigrationAutodetector", "autodetector"


class CommandAutodetector(Rule):
    """``makemigrations`` and ``migrate`` take their autodetector from the class ``Command``, not from the module."""

    change = "5.2/command-autodetector"
    available = "5.2"
    advice = (
        "Set autodetector of the class Command, at best in commands makemigrations and migrate of your own "
        "that descend from Django's."
    )
    triggers = tuple(
        OnName(f"{_COMMANDS}.{name}")
        for module in ("makemigrations", "migrate")
        for name in (module, f"{module}.{_OLD}")
    )
    examples = [
        Suggests(
            before="""\
                from unittest import mock

                from django.core.management.commands import makemigrations, migrate
                from shop.migrations import Detector

                makemigrations.MigrationAutodetector = Detector
                migrate.MigrationAutodetector = type("Own", (migrate.MigrationAutodetector,), {})

                def test():
                    with mock.patch("django.core.management.commands.makemigrations.MigrationAutodetector", Detector):
                        run()
                    with mock.patch.object(migrate, "MigrationAutodetector", Detector):
                        run()
                """,
            after="""\
                from unittest import mock

                from django.core.management.commands import makemigrations, migrate
                from shop.migrations import Detector

                makemigrations.Command.autodetector = Detector
                migrate.Command.autodetector = type("Own", (migrate.MigrationAutodetector,), {})

                def test():
                    with mock.patch("django.core.management.commands.makemigrations.Command.autodetector", Detector):
                        run()
                    with mock.patch.object(migrate.Command, "autodetector", Detector):
                        run()
                """,
        ),
        Flags(
            """\
                from django.core.management.commands import migrate

                migrate.MigrationAutodetector = make()
                """,
            line=3,
            supports="4.2",
        ),
        Keeps(
            """\
                import django
                from django.core.management.commands import makemigrations, migrate
                from django.core.management.commands.migrate import MigrationAutodetector

                makemigrations.MigrationAutodetector = make()
                if django.VERSION >= (5, 2):
                    makemigrations.Command.autodetector = makemigrations.MigrationAutodetector
                """,
            supports="4.2",
        ),
        Keeps(
            """\
                from django.core.management.commands import migrate
                from django.core.management.commands.makemigrations import MigrationAutodetector

                class Detector(MigrationAutodetector):
                    pass

                print(migrate.MigrationAutodetector, getattr(migrate, "MigrationAutodetector"))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if _NEW in site.module.walk.attributes:  # sees to it already
            return
        call = site.module.parents.get(node)
        edits: list[Edit] = []
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr == _OLD:
            edits = [site.replace(node, f"{site.source(node.value)}.Command.{_NEW}")]
        elif not isinstance(call, ast.Call) or _name(call.func) not in ("patch", "object", "setattr"):
            return
        elif site.kind == "string" and site.qname.endswith(f".{_OLD}"):
            edits = [site.replace_in_string(node, _OLD, f"Command.{_NEW}")]
        elif (
            site.kind == "use"
            and len(call.args) > 1
            and call.args[0] is node
            and key_of(call.args[1]) == _OLD
        ):
            edits = [
                site.replace(node, f"{site.source(node)}.Command"),
                site.replace_in_string(call.args[1], _OLD, _NEW),
            ]
        if edits:
            yield site.suggest(edits) if self.replaceable else site.flag()


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", "") or getattr(function, "id", "")
