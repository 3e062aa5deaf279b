"""``option_list`` of management commands."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from codemods.findings import Edit
from codemods.releases import Release
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnSubclass
from codemods.rules.v1_8.command_arguments import (
    PLAIN_COMMANDS,
    needless,
    plain_command,
    positional,
    positional_above,
    takes_positional,
)
from codemods.rules.v1_8.optparse_options import add_argument, made_options, missing_defaults

_COMMAND = "django.core.management.base.BaseCommand"


class CommandOptionList(Rule):
    """Management commands declare their options in ``add_arguments()``, not in ``option_list``."""

    change = "1.8/command-option-list"
    also = ("1.10/optparse-option-list",)
    triggers = (OnSubclass(_COMMAND), OnAttribute("option_list"))
    available = "1.8"
    advice = "Add the options to the parser in add_arguments()."
    examples = [
        Fixes(
            path="shop/management/commands/flag.py",
            before="""\
                from optparse import make_option

                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    option_list = BaseCommand.option_list + (
                        make_option('--everyone', action='store_true', dest='everyone'),
                        make_option('--nobody', action='store_false', dest='everyone'),
                        make_option('--no-input', action='store_false', dest='interactive'),
                        make_option('--ask', action='store_true', dest='ask'),
                        make_option('--create', action='store_true'),
                        make_option('--one', dest='number'),
                        make_option('--two', dest='number', default=2),
                    )

                    def handle(self, *args, **options):
                        create = options.get('create', False)
                        if options['ask'] and not create:
                            print(options['everyone'])
                """,
            after="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def add_arguments(self, parser):
                        parser.add_argument('--everyone', action='store_true', dest='everyone', default=None)
                        parser.add_argument('--nobody', action='store_false', dest='everyone', default=None)
                        parser.add_argument('--no-input', action='store_false', dest='interactive', default=None)
                        parser.add_argument('--ask', action='store_true', dest='ask')
                        parser.add_argument('--create', action='store_true')
                        parser.add_argument('--one', dest='number', default=2)
                        parser.add_argument('--two', dest='number', default=2)

                    def handle(self, *args, **options):
                        create = options.get('create', False)
                        if options['ask'] and not create:
                            print(options['everyone'])
                """,
        ),
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
                        parser.add_argument('--fast', action='store_true', default=None)

                    def handle(self, *args, **options):
                        super(Command, self).handle(*args, **options)
                """,
        ),
        Fixes(
            current="1.8",
            path="shop/management/commands/both.py",
            before="""\
                from optparse import make_option
                from django.core.management.base import BaseCommand

                class Base(BaseCommand):
                    def handle(self, *args, **options):
                        self.args = args

                class Command(Base):
                    option_list = Base.option_list + (
                        make_option('--fast', action='store_true'),
                    )

                    def handle(self, *args, **options):
                        super(Command, self).handle(*args, **options)
                """,
            after="""\
                from django.core.management.base import BaseCommand

                class Base(BaseCommand):
                    def handle(self, *args, **options):
                        self.args = args

                class Command(Base):
                    def add_arguments(self, parser):
                        super(Command, self).add_arguments(parser)
                        parser.add_argument('args', nargs='*')
                        parser.add_argument('--fast', action='store_true', default=None)

                    def handle(self, *args, **options):
                        super(Command, self).handle(*args, **options)
                """,
        ),
        Fixes(
            path="shop/management/commands/dense.py",
            before="""\
                from optparse import make_option
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    option_list = BaseCommand.option_list + (
                        make_option(
                            '--fast',
                            action='store_true',
                            default=False,
                        ), make_option(
                            '--deep',
                            action='store_true',
                            default=False,
                        ),
                    )
                """,
            after="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def add_arguments(self, parser):
                        parser.add_argument(
                            '--fast',
                            action='store_true',
                            default=False,
                        )
                        parser.add_argument(
                            '--deep',
                            action='store_true',
                            default=False,
                        )
                """,
        ),
        Suggests(
            path="shop/management/commands/more.py",
            before="""\
                from optparse import make_option
                from shop.commands import Base

                class Command(Base):
                    option_list = Base.option_list + (
                        make_option('--fast', action='store_true'),
                    )

                    def handle(self, *args, **options):
                        print(args)
                """,
            after="""\
                from shop.commands import Base

                class Command(Base):
                    def add_arguments(self, parser):
                        super(Command, self).add_arguments(parser)
                        parser.add_argument('--fast', action='store_true', default=None)

                    def handle(self, *args, **options):
                        print(args)
                """,
            files={
                "shop/commands.py": """\
                from django.core.management.base import BaseCommand

                class Base(BaseCommand):
                    def add_arguments(self, parser):
                        parser.add_argument('names', nargs='*')
                """
            },
        ),
        Flags(
            path="shop/management/commands/serve.py",
            source="""\
                from optparse import make_option
                from django.core.management.base import BaseCommand
                from shop.commands import Other, Options

                class Command(BaseCommand):
                    option_list = BaseCommand.option_list + Other.option_list + (
                        make_option('--fast', action='store_true'),
                    )

                class Second(Options, BaseCommand):
                    option_list = Options.option_list + BaseCommand.option_list

                class Third(Options, BaseCommand):
                    pass
                """,
            lines=(6, 11, 13),
            files={
                "shop/commands.py": """\
                from django.core.management.base import BaseCommand

                class Other(BaseCommand):
                    pass

                class Options:
                    option_list = ()
                """
            },
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
        Flags(
            path="shop/management/commands/wrapped.py",
            source="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def __new__(cls, *args, **kwargs):
                        obj = super(Command, cls).__new__(cls, *args, **kwargs)
                        obj.command = obj.COMMAND()
                        obj.option_list = obj.command.option_list
                        return obj

                class Other(BaseCommand):
                    def create_parser(self, name, subcommand):
                        return OptionParser(option_list=self.option_list)
                """,
            lines=(7, 12),
        ),
        Keeps(
            path="shop/management/commands/parse.py",
            source="""\
                from optparse import OptionParser
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def handle(self, *args, **options):
                        parser = OptionParser()
                        return parser.option_list, getattr(self, 'option_list', ())
                """,
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
        if isinstance(node, ast.Attribute):
            if self.gone and self._of_command(site, node):
                yield site.flag(message="Commands have no option_list")
            return
        if not isinstance(node, ast.ClassDef):
            return
        yield from self._mixed_in(site, node)
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
            takes = takes_positional(site, node)
            above = positional_above(site, node)
            goes = needless(site, node) if self.gone and takes and above is False else []
            edits = [*edits, *site.remove(*goes)]
            if takes and above is None:
                advice = (
                    f"If super().add_arguments() takes no positional arguments yet, add {positional(node)}."
                )
                yield site.suggest(edits, node=statement, advice=advice)
            else:
                yield site.fix(edits, node=statement)

    def _edits(self, site: Site, node: ast.ClassDef, statement: ast.Assign) -> Sequence[Edit]:
        if any(isinstance(one, ast.FunctionDef) and one.name == "add_arguments" for one in node.body):
            raise CannotRewrite("the class has add_arguments() already")
        if sum(1 for one in ast.walk(node) if isinstance(one, ast.Name) and one.id == "option_list") > 1:
            raise CannotRewrite("the list is read elsewhere in the class")
        if any(isinstance(one, ast.Attribute) and self._is_own(one) for one in ast.walk(node)):
            raise CannotRewrite("the list is read elsewhere in the class")
        self._check_others(site, node, statement.value)
        module = site.module
        indent = module.indent_of(statement)
        inner = indent + ("\t" if "\t" in indent else "    ")
        lines: list[str] = []
        if not plain_command(site, node):
            name = f"{node.name}, self" if site.range.supports < Release(2, 0) else ""
            lines.append(f"super({name}).add_arguments(parser)")
        if takes_positional(site, node) and positional_above(site, node) is False:
            lines.append(positional(node))
        at = module.span(statement.value)[0]
        options = list(made_options(site, statement.value))
        defaults = missing_defaults(site, options)
        for option in options:
            start, end = module.span(option)
            lines += self._comments(module.text[at:start])
            lines.append(add_argument(site, option, inner, defaults.get(option)))
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

    def _is_own(self, node: ast.Attribute) -> bool:
        named = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
        return named and node.attr == "option_list"

    def _of_command(self, site: Site, node: ast.Attribute) -> bool:
        """Whether a list is read of, or given to, a command outside of what sets the list of a class."""
        statement, found = site.statement, site.infer(node.value)
        if isinstance(statement, ast.Assign | ast.AugAssign) and isinstance(
            site.module.parents.get(statement), ast.ClassDef
        ):
            return False  # told as a whole
        if isinstance(statement, ast.Assign | ast.AugAssign) and isinstance(node.ctx, ast.Store):
            if any(getattr(one, "attr", "") == node.attr for one in ast.walk(statement.value)):
                return False  # told on the other side
        if found is not None:
            return site.index.is_subclass(found.qname, _COMMAND)
        called = site.source(node.value).rpartition(".")[2].strip("_")
        return "/management/commands/" in f"/{site.module.path}" and not called.endswith("parser")

    def _check_others(self, site: Site, node: ast.ClassDef, value: ast.expr) -> None:
        """Raise ``CannotRewrite`` where the list has options of another class that ``super()`` does not bring."""
        ancestors = {one for base in node.bases for one in site.index.ancestry(site.resolve(base) or "")}
        bases = {site.source(base) for base in node.bases}
        inherited: set[str] = set()
        for owner in _owners(value):
            name, qname = site.source(owner), site.resolve(owner, certain=False)
            if qname is not None and (qname in ancestors or site.is_name(owner, *PLAIN_COMMANDS)):
                if site.index.class_facts(qname) is not None and not site.index.is_subclass(qname, _COMMAND):
                    raise CannotRewrite(f"{name}, which has options, is no command")
            elif name not in bases:
                raise CannotRewrite(f"it has the options of {name}, which the command does not stand on")
            if not site.is_name(owner, *PLAIN_COMMANDS):
                inherited.add(name)
        if len(inherited) > 1:
            raise CannotRewrite(f"it puts together the options of {' and '.join(sorted(inherited))}")

    def _mixed_in(self, site: Site, node: ast.ClassDef) -> Iterator[Answer]:
        """A command that has its options from a class that is no command itself."""
        own = site.module.walk.scope_of[node].bindings
        for base in node.bases:
            qname = site.resolve(base, certain=False)
            if qname is None or "option_list" in own or site.index.is_subclass(qname, _COMMAND):
                continue
            if any(one in site.index.owners("option_list") for one in site.index.ancestry(qname)):
                yield site.flag(node=base, message=f"The option_list of {site.source(base)} is not read")

    def _comments(self, between: str) -> list[str]:
        """The comments that stand between options on lines of their own."""
        found = []
        for number, line in enumerate(between.split("\n")):
            if "#" in line:
                if number == 0 and not line.lstrip(" ,([").startswith("#"):
                    raise CannotRewrite("a comment stands beside an option")
                found.append(line[line.index("#") :].rstrip())
        return found


def _owners(value: ast.expr) -> Iterator[ast.expr]:
    """The classes whose lists stand in the value of an ``option_list``."""
    for part in ast.walk(value):
        if isinstance(part, ast.Attribute) and part.attr == "option_list":
            yield part.value
        elif isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "getattr":
            yield part.args[0]
