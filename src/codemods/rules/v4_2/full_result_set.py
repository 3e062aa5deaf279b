"""Conditions of a query that are compiled by hand."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.truth_tests import is_known_true
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.guards import guarded
from codemods.source.names import last_name

_COMPILER = "django.db.models.sql.compiler.SQLCompiler"
_CONDITIONS = ("where", "having")
_CAUGHT = frozenset(["FullResultSet"])


class FullResultSetRaised(Rule):
    """Compiling the conditions of a query that has none raises ``FullResultSet``, where it gave ``"", []``."""

    change = "4.2/undocumented-full-result-set"
    triggers = (OnAttribute("compile"), OnAttribute("as_sql"))
    advice = 'Catch FullResultSet of django.core.exceptions, and take "" and [] where it is raised.'
    examples = [
        Flags(
            """\
                from django.db.models.sql.compiler import SQLCompiler

                def condition(books):
                    compiler = books.query.get_compiler(using=books.db)
                    where, params = compiler.compile(books.query.where)
                    return books.query.where.as_sql(compiler, compiler.connection)

                class ShopCompiler(SQLCompiler):
                    def as_sql(self):
                        return self.compile(self.query.where)
                """,
            lines=(5, 6, 10),
        ),
        Keeps(
            """\
                import re

                from django.core.exceptions import FullResultSet

                def condition(books, compiler):
                    if books.query.where:
                        return compiler.compile(books.query.where)
                    try:
                        return compiler.compile(books.query.where)
                    except FullResultSet:
                        return "", []

                def other(compiler, form, node):
                    compiler.compile(node), re.compile(form.where), form.compile(form.where)
                    return node.as_sql(compiler, compiler.connection)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None:
            return
        if node.attr == "compile":
            condition = call.args[0] if len(call.args) == 1 and self._is_compiler(site, node.value) else None
        else:
            condition = node.value if len(call.args) == 2 else None
        if condition is None or last_name(condition) not in _CONDITIONS:
            return
        if guarded(site.module, call, _CAUGHT) is None and not is_known_true(site, condition):
            yield site.flag(node=call)

    def _is_compiler(self, site: Site, node: ast.expr) -> bool:
        found = site.infer(node)
        if found is not None:
            return site.index.is_subclass(found.qname, _COMPILER)
        if isinstance(node, ast.Call):
            return last_name(node.func) == "get_compiler"
        return last_name(node).endswith("compiler")
