"""``option_list`` of management commands."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from codemods.findings import Edit
from codemods.releases import Release
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass
from codemods.rules.v1_8.command_arguments import needless, plain_command, positional, takes_positional
from codemods.rules.v1_8.optparse_options import add_argument, made_options


class CommandOptionList(Rule):
    """Management commands declare their options in ``add_arguments()``, not in ``option_list``."""

    change = "1.8/command-option-list"
    also = ("1.10/optparse-option-list",)
    triggers = (OnSubclass("django.core.management.base.BaseCommand"),)
    available = "1.8"
    advice = "Add the options to the parser in add_arguments()."
    examples = [
        Fixes(
            path="shop/management/commands/mail.py",
            before="""\
                from optparse import make_option

                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    option_list = BaseCommand.option_list + (
                        make_option("--text", dest="text", default='''one
                          two
                three''',
                            help="What it says"),
                    )
                """,
            after="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def add_arguments(self, parser):
                        parser.add_argument("--text", dest="text", default='''one
                          two
                three''',
                            help="What it says")
                """,
        ),
        Fixes(
            path="shop/management/commands/report.py",
            before="""\
                from optparse import make_option

                from django.core.management.base import BaseCommand


                class Command(BaseCommand):
                    option_list = BaseCommand.option_list + (
                        make_option('--max', '-m', action='store', type='int', dest='max', default=1,
                                    help='At most, %default for 100%'),
                        # how it looks
                        make_option('--format',
                            type='choice', choices=['a', 'b'],
                            help='One of these, %default '
                                 'if none is given'),
                    )
                    help = 'Reports.'
                    args = '<id id ...>'

                    def handle(self, *args, **options):
                        for arg in args:
                            print(arg, options['max'])
                """,
            after="""\
                from django.core.management.base import BaseCommand


                class Command(BaseCommand):
                    help = 'Reports.'

                    def add_arguments(self, parser):
                        parser.add_argument('args', metavar='id', nargs='*')
                        parser.add_argument('--max', '-m', action='store', type=int, dest='max', default=1,
                                            help='At most, %(default)s for 100%%')
                        # how it looks
                        parser.add_argument('--format',
                            choices=['a', 'b'],
                            help=('One of these, %(default)s '
                                 'if none is given'))

                    def handle(self, *args, **options):
                        for arg in args:
                            print(arg, options['max'])
                """,
        ),
        Fixes(
            path="shop/management/commands/serve.py",
            before="""\
                from optparse import make_option
                from django.core.management.commands.runserver import Command as Base

                class Command(Base):
                    option_list = Base.option_list + (
                        make_option('--fast', action='store_true'),
                    )

                    def handle(self, *args, **options):
                        super(Command, self).handle(*args, **options)
                """,
            after="""\
                from django.core.management.commands.runserver import Command as Base

                class Command(Base):
                    def add_arguments(self, parser):
                        super(Command, self).add_arguments(parser)
                        parser.add_argument('--fast', action='store_true')

                    def handle(self, *args, **options):
                        super(Command, self).handle(*args, **options)
                """,
        ),
        Flags(
            path="shop/management/commands/serve.py",
            source="""\
                from optparse import make_option
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    option_list = BaseCommand.option_list + (
                        make_option('--fast', action='callback', callback=print),
                    )
                """,
            line=5,
        ),
        Keeps(
            """\
                from optparse import OptionParser, make_option

                class Tool:
                    option_list = [make_option('--fast')]

                    def run(self):
                        return OptionParser(option_list=self.option_list).parse_args()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for statement in node.body:
            target = (
                statement.targets[0]
                if isinstance(statement, ast.Assign) and len(statement.targets) == 1
                else statement.target
                if isinstance(statement, ast.AugAssign)
                else None
            )
            if not isinstance(target, ast.Name) or target.id != "option_list":
                continue
            if not self.replaceable:
                if self.gone:
                    yield site.flag(node=statement)
                continue
            try:
                assert isinstance(statement, ast.Assign)
                edits = self._edits(site, node, statement)
            except (CannotRewrite, AssertionError) as reason:
                why = str(reason) or "the list is added to"
                more = f" With them goes {positional(node)}." if takes_positional(site, node) else ""
                yield site.flag(node=statement, advice=f"{self.advice}{more} Not rewritten: {why}.")
                continue
            declared = plain_command(site, node) and takes_positional(site, node)
            goes = needless(site, node) if self.gone and declared else []
            yield site.fix(edits, site.remove(*goes), node=statement)

    def _edits(self, site: Site, node: ast.ClassDef, statement: ast.Assign) -> Sequence[Edit]:
        if any(isinstance(one, ast.FunctionDef) and one.name == "add_arguments" for one in node.body):
            raise CannotRewrite("the class has add_arguments() already")
        if sum(1 for one in ast.walk(node) if isinstance(one, ast.Name) and one.id == "option_list") > 1:
            raise CannotRewrite("the list is read elsewhere in the class")
        module = site.module
        indent = module.indent_of(statement)
        inner = indent + ("\t" if "\t" in indent else "    ")
        lines: list[str] = []
        if not plain_command(site, node):
            name = f"{node.name}, self" if site.range.supports < Release(2, 0) else ""
            lines.append(f"super({name}).add_arguments(parser)")
        elif takes_positional(site, node):
            lines.append(positional(node))
        at = module.span(statement.value)[0]
        for option in made_options(site, statement.value):
            start, end = module.span(option)
            lines += self._comments(module.text[at:start])
            lines.append(add_argument(site, option, inner))
            at = end
        lines += self._comments(module.text[at : module.span(statement.value)[1]])
        if not lines:
            return site.remove(statement)
        newline = module.source.newline
        code = f"{indent}def add_arguments(self, parser):\n" + "\n".join(f"{inner}{line}" for line in lines)
        code = code.replace("\n", newline)
        index = node.body.index(statement)
        following = node.body[index + 1] if index + 1 < len(node.body) else None
        if following is None or isinstance(following, ast.FunctionDef):
            start, end = module.span(statement)
            line = module.lines.position(start)[0]
            head = module.lines.line_start(line)
            if module.text[head:start].strip():
                raise CannotRewrite("other statements stand on its line")
            above = newline if index and module.lines.line_text(line - 1).strip() else ""
            return [Edit(head, end, above + code)]
        method = next((one for one in node.body if isinstance(one, ast.FunctionDef)), None)
        if method is None:
            end = module.span(node.body[-1])[1]
            return [*site.remove(statement), Edit(end, end, newline * 2 + code)]
        line = module.lines.position(module.span(method)[0])[0]
        while module.lines.line_text(line - 1).lstrip().startswith("#"):
            line -= 1
        head = module.lines.line_start(line)
        above = newline if module.lines.line_text(line - 1).strip() and method is not node.body[0] else ""
        return [*site.remove(statement), Edit(head, head, above + code + newline * 2)]

    def _comments(self, between: str) -> list[str]:
        """The comments that stand between options on lines of their own."""
        found = []
        for number, line in enumerate(between.split("\n")):
            if "#" in line:
                if number == 0 and not line.lstrip(" ,([").startswith("#"):
                    raise CannotRewrite("a comment stands beside an option")
                found.append(line[line.index("#") :].rstrip())
        return found
