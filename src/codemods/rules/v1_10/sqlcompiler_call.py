"""Calling the compiler in ``as_sql()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, Trigger

_METHODS = ("as_sql", "as_sqlite", "as_postgresql", "as_mysql", "as_oracle", "as_microsoft", "as_mssql")


class SqlcompilerCall(Rule):
    """A compiler can no longer be called: ``quote_name_unless_alias()`` is what that did."""

    change = "1.10/sqlcompiler-call"
    available = "1.8"
    examples = [
        Fixes(
            before="""\
                class Near:
                    def as_sql(self, qn, connection):
                        left = qn(self.column)
                        return "%s = %s" % (left, qn.compile(self.right))

                    def as_sqlite(self, compiler, connection, **kwargs):
                        return ", ".join(compiler(name) for name in self.names)
                """,
            after="""\
                class Near:
                    def as_sql(self, qn, connection):
                        left = qn.quote_name_unless_alias(self.column)
                        return "%s = %s" % (left, qn.compile(self.right))

                    def as_sqlite(self, compiler, connection, **kwargs):
                        return ", ".join(compiler.quote_name_unless_alias(name) for name in self.names)
                """,
        ),
        Keeps(
            """\
                class Near:
                    def as_sql(self, compiler, connection):
                        compiler = self.make(compiler)
                        return compiler(self.column)

                    def as_text(self, quote):
                        return quote(self.column)

                    def as_mysql(self, compiler, connection):
                        return compiler.compile(self.left)
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in _METHODS:
            yield OnMethod("", name)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.FunctionDef) or len(node.args.args) < 3 or not self.replaceable:
            return
        name = node.args.args[1].arg
        if node.args.args[2].arg not in ("connection", "conn"):
            return
        names = [part for part in ast.walk(node) if isinstance(part, ast.Name) and part.id == name]
        if any(not isinstance(part.ctx, ast.Load) for part in names):
            return
        for part in names:
            call = site.module.parents.get(part)
            if isinstance(call, ast.Call) and call.func is part and len(call.args) == 1 and not call.keywords:
                yield site.fix(site.replace(part, f"{name}.quote_name_unless_alias"), node=call)
