"""``allow_thread_sharing`` of database connections."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import bindings_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.names import last_name

_NAME = "allow_thread_sharing"
_PAIR = (
    "Each inc_thread_sharing() needs one dec_thread_sharing(), which fails where there is none to take back."
)
_LONE = (
    "Drop it, or call dec_thread_sharing() where inc_thread_sharing() was called before: it fails otherwise."
)


class ConnectionThreadSharing(Rule):
    """``allow_thread_sharing`` of a connection is counted, and can no longer be set."""

    change = "2.2/connection-allow-thread-sharing-assignment"
    triggers = (OnAttribute(_NAME),)
    available = "2.2"
    advice = "Call inc_thread_sharing() and dec_thread_sharing() to change it."
    examples = [
        Fixes(
            before="""\
                from django.db import connections

                for connection in connections.all():
                    connection.allow_thread_sharing = True
                    connection.allow_thread_sharing = False

                def work(name):
                    other = connections[name]
                    other.allow_thread_sharing = True
                    try:
                        run()
                    finally:
                        other.allow_thread_sharing = False

                def share():
                    for one in connections.all():
                        one.allow_thread_sharing = True
                """,
            after="""\
                from django.db import connections

                for connection in connections.all():
                    connection.inc_thread_sharing()
                    connection.dec_thread_sharing()

                def work(name):
                    other = connections[name]
                    other.inc_thread_sharing()
                    try:
                        run()
                    finally:
                        other.dec_thread_sharing()

                def share():
                    for one in connections.all():
                        one.inc_thread_sharing()
                """,
        ),
        Suggests(
            before="""\
                from django.db import connection

                class Test:
                    def setUp(self):
                        connection.allow_thread_sharing = True

                    def tearDown(self):
                        connection.allow_thread_sharing = False
                """,
            after="""\
                from django.db import connection

                class Test:
                    def setUp(self):
                        connection.inc_thread_sharing()

                    def tearDown(self):
                        connection.dec_thread_sharing()
                """,
        ),
        Flags(
            """\
                from django.db import connection

                connection.allow_thread_sharing = False
                """,
            line=3,
        ),
        Flags(
            """\
                from django.db import connection

                connection.allow_thread_sharing = shared
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.db import connection

                print(connection.allow_thread_sharing)
                options.allow_thread_sharing = True
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, statement = site.node, site.statement
        if not isinstance(node, ast.Attribute) or not _is_written(site, node):
            return
        value = _said(statement, node)
        if not self.replaceable or value is None:
            yield site.flag()
            return
        written = [
            other
            for other, _ in site.module.walk.attributes[_NAME]
            if isinstance(other, ast.Attribute)
            and _is_written(site, other)
            and site.source(other.value) == site.source(node.value)
        ]
        others = {one: _said(site.module.statement_of(one), one) for one in written if one is not node}
        method = "inc_thread_sharing" if value else "dec_thread_sharing"
        edit = site.replace(statement, f"{site.source(node.value)}.{method}()")
        if value and all(others.values()):
            yield site.fix(edit)  # nothing counts on its end
        elif not value and True not in others.values():
            yield site.flag(advice=_LONE)
        elif len(others) == 1 and _are_pair(site, statement, site.module.statement_of(next(iter(others)))):
            yield site.fix(edit)
        else:
            yield site.suggest(edit, advice=_PAIR)


def _is_written(site: Site, node: ast.Attribute) -> bool:
    """Whether a connection is given the attribute."""
    if not isinstance(node.ctx, ast.Store):
        return False
    owner = node.value
    last = last_name(owner)
    if last in ("connection", "conn") or _is_entry(owner):
        return True
    for binding in bindings_of(site, owner) if isinstance(owner, ast.Name) else ():
        loop = site.module.parents.get(binding.node)
        if isinstance(loop, ast.For) and site.source(loop.iter).endswith("connections.all()"):
            return True
        if binding.value is not None and _is_entry(binding.value):
            return True
    return False


def _is_entry(node: ast.expr) -> bool:
    """``connections["other"]``."""
    return isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "connections"


def _said(statement: ast.stmt, target: ast.Attribute) -> bool | None:
    """What a plain assignment says outright; None for any other."""
    if not isinstance(statement, ast.Assign) or statement.targets != [target]:
        return None
    value = statement.value
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, bool) else None


def _are_pair(site: Site, one: ast.stmt, other: ast.stmt) -> bool:
    """Whether of two statements the one that begins is always followed by the one that ends."""
    first, last = sorted((one, other), key=lambda statement: statement.lineno)
    for block in ("body", "orelse", "finalbody"):
        statements = getattr(site.module.parents.get(first), block, None)
        if isinstance(statements, list) and first in statements:
            behind = statements[statements.index(first) :]
            return _begins(first) and any(
                last is one or (isinstance(one, ast.Try) and last in one.finalbody) for one in behind
            )
    return False


def _begins(statement: ast.stmt) -> bool:
    value = getattr(statement, "value", None)
    return isinstance(value, ast.Constant) and value.value is True
