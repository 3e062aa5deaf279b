"""What database backends of other makers have to follow in 6.1."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rewrite.statements import step_of
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes import ChangeClass
from codemods.rules.shapes.gone_members import FlagMembers
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMethod

_OPERATIONS = "django.db.backends.base.operations.BaseDatabaseOperations"
_INTROSPECTION = "django.db.backends.base.introspection.BaseDatabaseIntrospection"


class DollarAliasFlag(ChangeClass):
    """``prohibits_dollar_signs_in_column_aliases`` of database features is not read any more."""

    change = "6.1/db-api-dollar-alias-flag"
    available = "6.1"
    of = ("django.db.backends.base.features.BaseDatabaseFeatures",)
    attributes = {"prohibits_dollar_signs_in_column_aliases": None}
    examples = [
        Fixes(
            before="""\
                from django.db.backends.base.features import BaseDatabaseFeatures

                class DatabaseFeatures(BaseDatabaseFeatures):
                    supports_json_field = False
                    prohibits_dollar_signs_in_column_aliases = True
                """,
            after="""\
                from django.db.backends.base.features import BaseDatabaseFeatures

                class DatabaseFeatures(BaseDatabaseFeatures):
                    supports_json_field = False
                """,
        ),
        Keeps(
            """\
                class DatabaseFeatures:
                    prohibits_dollar_signs_in_column_aliases = True
                """
        ),
    ]


class BinaryPlaceholder(Rule):
    """``binary_placeholder_sql()`` takes the compiler, and returns the SQL together with its parameters."""

    change = "6.1/db-api-binary-placeholder"
    available = "6.1"
    advice = "Take compiler as well, and return the SQL and a tuple of parameters."
    triggers = (OnMethod(_OPERATIONS, "binary_placeholder_sql"), OnAttribute("binary_placeholder_sql"))
    examples = [
        Fixes(
            before="""\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class DatabaseOperations(BaseDatabaseOperations):
                    def binary_placeholder_sql(self, value):
                        return "_binary %s"
                """,
            after="""\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class DatabaseOperations(BaseDatabaseOperations):
                    def binary_placeholder_sql(self, value, compiler):
                        if hasattr(value, "as_sql"):
                            return compiler.compile(value)
                        return "_binary %s", (value,)
                """,
        ),
        Flags(
            """\
                from django.db.backends.mysql.operations import DatabaseOperations

                class Own(DatabaseOperations):
                    def binary_placeholder_sql(self, value):
                        return super().binary_placeholder_sql(value)

                def placeholder(connection, value):
                    return connection.ops.binary_placeholder_sql(value)
                """,
            lines=(4, 5, 8),
        ),
        Keeps(
            """\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class DatabaseOperations(BaseDatabaseOperations):
                    def binary_placeholder_sql(self, value, compiler):
                        return super().binary_placeholder_sql(value, compiler)

                class Other:
                    def binary_placeholder_sql(self, value):
                        return "%s"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if isinstance(node, ast.Attribute):
            if call is not None and len(call.args) == 1 and not call.keywords:
                yield site.flag(node=call)
            return
        if not isinstance(node, ast.FunctionDef) or len(node.args.args) != 2 or node.args.vararg is not None:
            return
        statement = node.body[-1]
        if (
            not self.replaceable
            or len(node.body) != 1
            or statement.lineno == node.lineno
            or not isinstance(statement, ast.Return)
            or not isinstance(statement.value, ast.Constant)
            or not isinstance(statement.value.value, str)
        ):
            yield site.flag()
            return
        value, indent, newline = (
            node.args.args[1].arg,
            site.module.indent_of(statement),
            site.module.source.newline,
        )
        lines = [
            f'if hasattr({value}, "as_sql"):',
            f"{indent}{step_of(indent)}return compiler.compile({value})",
            f"{indent}return {site.source(statement.value)}, ({value},)",
        ]
        yield site.fix(site.add_parameter(node, "compiler"), site.replace(statement, newline.join(lines)))


class GeomPlaceholder(FlagMembers):
    """``get_geom_placeholder()`` of spatial operations is ``get_geom_placeholder_sql()``."""

    change = "6.1/db-api-geom-placeholder"
    members = {
        "django.contrib.gis.db.backends.base.operations.BaseSpatialOperations.get_geom_placeholder": "Write "
        "get_geom_placeholder_sql(self, f, value, compiler), which returns the SQL and its parameters."
    }
    receivers = ("ops",)
    examples = [
        Flags(
            """\
                from django.contrib.gis.db.backends.base.operations import BaseSpatialOperations

                class Operations(BaseSpatialOperations):
                    def get_geom_placeholder(self, f, value, compiler):
                        return "ST_X(%s)"

                def holder(connection, f, value, compiler):
                    return connection.ops.get_geom_placeholder(f, value, compiler)
                """,
            lines=(4, 8),
        ),
        Keeps(
            """\
                class Operations:
                    def get_geom_placeholder(self, f, value, compiler):
                        return "ST_X(%s)"
                """
        ),
    ]


class GetRelations(Rule):
    """``get_relations()`` of database introspection gives three things a column: also what happens on delete."""

    change = "6.1/db-api-get-relations"
    available = "6.1"
    advice = "Give (other column, other table, None) for each column, and expect three values."
    triggers = (OnMethod(_INTROSPECTION, "get_relations"), OnAttribute("get_relations"))
    examples = [
        Fixes(
            before="""\
                def relations(connection, cursor):
                    for name, (column, table) in connection.introspection.get_relations(cursor, "t").items():
                        yield name, column, table
                """,
            after="""\
                def relations(connection, cursor):
                    for name, (column, table, _) in connection.introspection.get_relations(cursor, "t").items():
                        yield name, column, table
                """,
        ),
        Flags(
            """\
                from django.db.backends.base.introspection import BaseDatabaseIntrospection

                class DatabaseIntrospection(BaseDatabaseIntrospection):
                    def get_relations(self, cursor, table_name):
                        return {row[0]: (row[1], row[2]) for row in cursor.fetchall()}
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.db.backends.base.introspection import BaseDatabaseIntrospection

                class DatabaseIntrospection(BaseDatabaseIntrospection):
                    def get_relations(self, cursor, table_name):
                        return {row[0]: (row[1], row[2], None) for row in cursor.fetchall()}

                def relations(connection, graph, cursor):
                    for name, (column, table) in graph.get_relations(cursor).items():
                        print(connection.introspection.get_relations(cursor, "t"))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.FunctionDef):
            for part in ast.walk(node):
                if (isinstance(part, ast.DictComp) and _is_pair(part.value)) or (
                    isinstance(part, ast.Dict) and any(_is_pair(one) for one in part.values)
                ):
                    yield site.flag(node=part)
                elif isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Subscript):
                    if _is_pair(part.value):
                        yield site.flag(node=part)
            return
        call = site.call
        if call is None or not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Attribute):
            return
        if node.value.attr != "introspection":
            return
        items = site.module.parents.get(call)
        outer = site.module.parents.get(items) if items is not None else None
        loop = site.module.parents.get(outer) if outer is not None else None
        if isinstance(items, ast.Attribute) and isinstance(loop, ast.For) and loop.iter is outer:
            target = loop.target
            if items.attr == "items" and isinstance(target, ast.Tuple) and len(target.elts) == 2:
                target = target.elts[1]
            if _is_pair(target) and isinstance(target, ast.Tuple):
                names = {part.id for part in site.module.nodes(ast.Name)}
                text = site.source(target)
                if "_" in names or self.replaceable is False or not text.endswith(")"):
                    yield site.flag(node=target)
                else:
                    yield site.fix(site.replace(target, f"{text[:-1].rstrip().rstrip(',')}, _)"), node=target)


def _is_pair(node: ast.AST) -> bool:
    return isinstance(node, ast.Tuple) and len(node.elts) == 2
