"""Names of locales for ``makemessages``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import strings_in
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class MakemessagesLocale(Rule):
    """``makemessages`` leaves out locales that are written with a hyphen."""

    change = "3.2/makemessages-locale-hyphen"
    triggers = (OnCall("django.core.management.call_command"),)
    advice = "Write pt_BR for pt-br."
    examples = [
        Fixes(
            before="""\
                from django.core.management import call_command

                call_command("makemessages", locale=["pt-br", "de", "zh-hans"], exclude="en-gb")
                """,
            after="""\
                from django.core.management import call_command

                call_command("makemessages", locale=["pt_BR", "de", "zh_Hans"], exclude="en_GB")
                """,
        ),
        Keeps(
            """\
                from django.core.management import call_command

                call_command("makemessages", locale=["pt_BR"])
                call_command("other", locale=["pt-br"])
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        name = site.argument(call, "command_name", 0) if call is not None else None
        if call is None or not isinstance(name, ast.Constant) or name.value != "makemessages":
            return
        edits = []
        for keyword in call.keywords:
            if keyword.arg not in ("locale", "exclude"):
                continue
            for one in strings_in(keyword.value):
                language, hyphen, country = str(one.value).partition("-")
                if hyphen:
                    country = country.upper() if len(country) <= 2 else country.title()
                    edits.append(site.replace_in_string(one, str(one.value), f"{language}_{country}"))
        if edits:
            yield site.fix(edits)
