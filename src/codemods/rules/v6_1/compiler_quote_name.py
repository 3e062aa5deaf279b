"""``compiler.quote_name_unless_alias()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMethod

_OLD, _NEW = "quote_name_unless_alias", "quote_name"
_COMPILER = "django.db.models.sql.compiler.SQLCompiler"


class CompilerQuoteName(Rule):
    """``compiler.quote_name_unless_alias()`` is ``compiler.quote_name()``, as all names are quoted."""

    change = "6.1/compiler-quote-name-unless-alias"
    needs = (f"{_COMPILER}.{_NEW}",)
    triggers = (OnAttribute(_OLD), OnMethod(_COMPILER, _OLD))
    examples = [
        Fixes(
            before="""\
                from django.db.models import Expression
                from django.db.models.sql.compiler import SQLCompiler

                class Column(Expression):
                    def as_sql(self, compiler, connection):
                        qn = compiler.quote_name_unless_alias
                        return "%s.%s" % (qn(self.table), compiler.quote_name_unless_alias(self.name)), ()

                class Compiler(SQLCompiler):
                    def quote_name_unless_alias(self, name):
                        return super().quote_name_unless_alias(name)
                """,
            after="""\
                from django.db.models import Expression
                from django.db.models.sql.compiler import SQLCompiler

                class Column(Expression):
                    def as_sql(self, compiler, connection):
                        qn = compiler.quote_name
                        return "%s.%s" % (qn(self.table), compiler.quote_name(self.name)), ()

                class Compiler(SQLCompiler):
                    def quote_name(self, name):
                        return super().quote_name(name)
                """,
        ),
        Keeps(
            """\
                class Quoter:
                    def quote_name_unless_alias(self, name):
                        return name

                def quote(connection, name):
                    return connection.ops.quote_name(name)
                """
        ),
        Keeps(
            """\
                def as_sql(self, compiler, connection):
                    return compiler.quote_name_unless_alias(self.name)
                """,
            supports="6.0",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not self.replaceable:
            return
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield site.fix(site.replace_name(node, _NEW))
            return
        if not isinstance(node, ast.Attribute):
            return
        found = site.infer(node.value)
        if found is not None and not site.index.is_subclass(found.qname, _COMPILER):
            return
        if isinstance(site.parent, ast.Call) and _is_probe(site.parent):
            return
        yield site.fix(site.replace_name(node, _NEW))  # nothing else has had a method of that name


def _is_probe(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in ("hasattr", "getattr")
