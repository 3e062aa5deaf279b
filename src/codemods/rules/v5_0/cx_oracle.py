"""The Oracle driver."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_OLD, _NEW = "cx_Oracle", "oracledb"


class CxOracle(Rule):
    """Django reaches Oracle through ``oracledb``, the successor of ``cx_Oracle``."""

    change = "5.0/cx-oracle-deprecated"
    also = ("6.0/cx-oracle",)
    triggers = (OnModule((_OLD,)),)
    advice = (
        "Rename it where it works with Django's connections; what needs the Oracle client libraries has to call"
        " oracledb.init_oracle_client() first."
    )
    examples = [
        Suggests(
            target="5.0",
            before="""\
                import cx_Oracle
                from django.db import connection

                def output(cursor):
                    return cursor.var(cx_Oracle.NUMBER)
                """,
            after="""\
                import oracledb
                from django.db import connection

                def output(cursor):
                    return cursor.var(oracledb.NUMBER)
                """,
        ),
        Suggests(
            target="6.0",
            before="""\
                import cx_Oracle as oracle
                from cx_Oracle import DatabaseError

                POOL = oracle.SessionPool("x", "y", "z")
                """,
            after="""\
                import oracledb as oracle
                from oracledb import DatabaseError

                POOL = oracle.SessionPool("x", "y", "z")
                """,
        ),
        Flags(
            target="6.0",
            source="""\
                try:
                    import cx_Oracle
                except ImportError:
                    cx_Oracle = None
                """,
            line=2,
        ),
        Keeps(
            """\
                import oracledb

                oracledb.version = "8.3"  # for those who ask cx_Oracle
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for statement, _, _ in site.module.walk.imports:
            if isinstance(statement, ast.ImportFrom):
                if statement.module == _OLD and not statement.level:
                    at = site.module.text.index(_OLD, site.module.span(statement)[0])
                    yield site.suggest([Edit(at, at + len(_OLD), _NEW)], node=statement)
                continue
            for alias in statement.names:
                if alias.name != _OLD:
                    continue
                start = site.module.span(alias)[0]
                edits = [Edit(start, start + len(_OLD), _NEW)]
                uses = [] if alias.asname else site.module.walk.names.get(_OLD, [])
                if not alias.asname and not self._is_plain(site):
                    yield site.flag(node=statement)
                    continue
                edits += [site.replace_name(_root(node), _NEW) for node, _ in uses]
                yield site.suggest(edits, node=statement)

    @staticmethod
    def _is_plain(site: Site) -> bool:
        """Whether the old name is bound once in the file, by the import, and the new one not at all."""
        walk = site.module.walk
        root = walk.root
        scopes = {scope for _, scope in walk.names.get(_OLD, ())}
        return (
            len(root.bindings.get(_OLD, ())) == 1
            and all(scope.owner(_OLD) is root for scope in scopes)
            and _NEW.encode() not in site.module.words
        )


def _root(node: ast.expr) -> ast.expr:
    """The name that a chain of attributes begins with."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node
