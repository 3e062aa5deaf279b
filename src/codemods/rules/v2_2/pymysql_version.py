"""PyMySQL in the place of mysqlclient."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class PymysqlVersion(Rule):
    """PyMySQL that stands in for mysqlclient must say that it is a version of it which Django takes."""

    change = "2.2/mysqlclient-1-3-13"
    also = (
        "2.1/mysqlclient-1-3-7",
        "3.1/mysqlclient-1-4-0",
        "4.2/mysqlclient-1-4-3",
        "6.0/mysqlclient-2-2-1",
    )
    always = True
    triggers = (OnCall("pymysql.install_as_MySQLdb"),)
    advice = (
        "Use mysqlclient, which Django is tested with; or set pymysql.version_info to such a version before the call, and"
        " test well, as it is then PyMySQL all the same."
    )
    examples = [
        Flags(
            path="shop/__init__.py",
            current="2.1",
            target="2.2",
            source="""\
                import pymysql

                pymysql.install_as_MySQLdb()
                """,
            line=3,
        ),
        Flags(
            path="shop/__init__.py",
            current="4.2",
            target="6.0",
            source="""\
                import pymysql

                pymysql.version_info = (1, 4, 6, "final", 0)
                pymysql.install_as_MySQLdb()
                """,
            line=4,
        ),
        Keeps(
            path="shop/__init__.py",
            current="4.2",
            target="6.0",
            source="""\
                import pymysql
                from pymysql import install_as_MySQLdb

                pymysql.version_info = (2, 2, 1, "final", 0)
                install_as_MySQLdb()
                """,
        ),
        Keeps(
            path="shop/__init__.py",
            current="2.1",
            target="2.2",
            source="""\
                import pymysql

                pymysql.version_info = VERSION
                pymysql.install_as_MySQLdb()
                """,
        ),
        Keeps(
            current="5.0",
            target="5.2",
            source="""\
                import pymysql

                pymysql.install_as_MySQLdb()
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        from codemods.pins.companions import minimum

        wanted = minimum("mysqlclient", site.range)
        if wanted is None:
            return
        numbers = tuple(map(int, wanted.version.split(".")))
        for node in site.module.nodes(ast.Assign, near="version_info"):
            if any(isinstance(one, ast.Attribute) and one.attr == "version_info" for one in node.targets):
                if self._reaches(node.value, numbers):
                    return
        yield site.flag(
            message=f"Django {wanted.since} takes mysqlclient {wanted.version} or newer, and PyMySQL that stands in for it"
            " says of itself that it is older"
        )

    @staticmethod
    def _reaches(value: ast.expr, wanted: tuple[int, ...]) -> bool:
        """Whether the version may be new enough; one that cannot be read may be anything."""
        if not isinstance(value, ast.Tuple):
            return True
        given = [
            one.value
            for one in value.elts[:3]
            if isinstance(one, ast.Constant) and isinstance(one.value, int)
        ]
        return tuple(given) >= wanted
