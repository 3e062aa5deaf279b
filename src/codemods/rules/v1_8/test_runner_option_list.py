"""``option_list`` of test runners."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass
from codemods.rules.v1_8.optparse_options import add_argument, made_options, missing_defaults


class TestRunnerOptionList(Rule):
    """Test runners declare their options in ``add_arguments()``, not in ``option_list``."""

    change = "1.8/test-runner-option-list"
    triggers = (OnSubclass("django.test.runner.DiscoverRunner"),)
    available = "1.8"
    until = "1.8"
    since = "1.8"
    advice = "Add the options to the parser in the classmethod add_arguments()."
    examples = [
        Fixes(
            before="""\
                from optparse import make_option

                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    option_list = DiscoverRunner.option_list + (
                        make_option('--fast', action='store_true', default=False),
                    )

                    def run_tests(self, labels):
                        pass
                """,
            after="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    @classmethod
                    def add_arguments(cls, parser):
                        super(Runner, cls).add_arguments(parser)
                        parser.add_argument('--fast', action='store_true', default=False)

                    def run_tests(self, labels):
                        pass
                """,
        ),
        Flags(
            """\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    option_list = options()
                """,
            line=4,
        ),
        Keeps(
            """\
                class Runner:
                    option_list = ()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for statement in node.body:
            if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
                continue
            target = statement.targets[0]
            if not isinstance(target, ast.Name) or target.id != "option_list":
                continue
            try:
                yield self._answer(site, node, statement)
            except CannotRewrite as reason:
                yield site.flag(node=statement, advice=f"{self.advice} Not rewritten: {reason}.")

    def _answer(self, site: Site, node: ast.ClassDef, statement: ast.Assign) -> Answer:
        if not self.replaceable:
            return site.flag(node=statement)
        if any(isinstance(one, ast.FunctionDef) and one.name == "add_arguments" for one in node.body):
            raise CannotRewrite("the class has add_arguments() already")
        indent = site.module.indent_of(statement)
        inner = indent + ("\t" if "\t" in indent else "    ")
        name = f"{node.name}, cls" if site.range.supports < Release(2, 0) else ""
        made = list(made_options(site, statement.value))
        defaults = missing_defaults(site, made)
        options = [add_argument(site, one, inner, defaults.get(one)) for one in made]
        if not options:
            return site.fix(site.remove(statement), node=statement)
        if "#" in site.source(statement.value):
            raise CannotRewrite("a comment stands beside an option")
        lines = ["@classmethod", f"{indent}def add_arguments(cls, parser):"]
        lines += [f"{inner}{one}" for one in (f"super({name}).add_arguments(parser)", *options)]
        return site.fix(
            site.replace(statement, "\n".join(lines).replace("\n", site.module.source.newline)),
            node=statement,
        )
