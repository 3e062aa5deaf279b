"""``call_command("migrate", list=True)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class MigrateList(Rule):
    """``showmigrations`` takes the place of ``migrate --list``."""

    change = "1.8/migrate-list"
    also = ("1.10/migrate-list",)
    triggers = (OnCall("django.core.management.call_command"),)
    available = "1.8"
    advice = "Call showmigrations."
    examples = [
        Fixes(
            before="""\
                from django.core.management import call_command

                call_command("migrate", "shop", list=True, no_color=True)
                call_command("migrate", list=False)
                """,
            after="""\
                from django.core.management import call_command

                call_command("showmigrations", "shop", no_color=True)
                call_command("migrate")
                """,
        ),
        Flags(
            """\
                from django.core.management import call_command

                call_command("migrate", list=wanted)
                call_command("migrate", "--list")
                """,
            lines=(3, 4),
        ),
        Keeps(
            """\
                from django.core.management import call_command

                call_command("showmigrations", list=True)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or not call.args:
            return
        name = call.args[0]
        if not isinstance(name, ast.Constant) or name.value != "migrate":
            return
        if any(isinstance(one, ast.Constant) and one.value in ("--list", "-l") for one in call.args[1:]):
            yield site.flag()
            return
        keyword = site.keyword(call, "list")
        if keyword is None:
            return
        if not isinstance(keyword.value, ast.Constant) or not self.replaceable:
            yield site.flag()
            return
        editor = site.edit_call(call).remove("list")
        if keyword.value.value:
            editor.value(0, site.source(name).replace("migrate", "showmigrations"))
        yield site.fix(editor.edit())
