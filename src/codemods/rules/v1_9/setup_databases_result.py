"""What ``setup_databases()`` of a test runner gives."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember


class SetupDatabasesResult(Rule):
    """``setup_databases()`` of a test runner gives a list of the old names, no longer a pair of it and mirrors."""

    change = "1.9/setup-databases-result"
    triggers = (OnMember("django.test.runner.DiscoverRunner", "setup_databases"),)
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def prepare(self):
                        old_names, mirrors = self.setup_databases()
                        return old_names
                """,
            after="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def prepare(self):
                        old_names = self.setup_databases()
                        return old_names
                """,
        ),
        Keeps(
            """\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def prepare(self):
                        old_config = self.setup_databases()
                        self.teardown_databases(old_config)

                def prepare(runner):
                    one, two = runner.setup_databases()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        statement = site.module.parents.get(call) if call is not None else None
        if (
            not isinstance(statement, ast.Assign)
            or len(statement.targets) != 1
            or statement.value is not call
        ):
            return
        target = statement.targets[0]
        if not isinstance(target, ast.Tuple) or len(target.elts) != 2:
            return
        names, mirrors = target.elts
        if not isinstance(names, ast.Name) or not isinstance(mirrors, ast.Name) or not self.replaceable:
            yield site.flag()
            return
        function = site.function
        read = [
            part
            for part in ast.walk(function if function is not None else site.module.tree)
            if isinstance(part, ast.Name) and part.id == mirrors.id and part is not mirrors
        ]
        if read:
            yield site.flag(advice=f"{mirrors.id} is read below; there is no such list any more.")
            return
        yield site.fix(site.replace(target, names.id))
