"""``connection.run_on_commit``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class RunOnCommit(Rule):
    """The entries of ``connection.run_on_commit`` have a third part: whether the function may fail."""

    change = "4.2/run-on-commit-tuples"
    available = "4.2"
    advice = "Take three: sids, func, robust."
    triggers = (OnAttribute("run_on_commit"),)
    examples = [
        Fixes(
            before="""\
                def f(connection):
                    while connection.run_on_commit:
                        sids, func = connection.run_on_commit.pop(0)
                        func()
                    for sids, func in connection.run_on_commit:
                        func()
                    connection.run_on_commit = [(sids, func) for sids, func in connection.run_on_commit if sids]
                    return [func for _, func in connection.run_on_commit]
                """,
            after="""\
                def f(connection):
                    while connection.run_on_commit:
                        sids, func, robust = connection.run_on_commit.pop(0)
                        func()
                    for sids, func, robust in connection.run_on_commit:
                        func()
                    connection.run_on_commit = [(sids, func, robust) for sids, func, robust in connection.run_on_commit if sids]
                    return [func for _, func, robust in connection.run_on_commit]
                """,
        ),
        Fixes(
            before="""\
                def f(connection, func):
                    connection.run_on_commit.append((set(), func))
                """,
            after="""\
                def f(connection, func):
                    connection.run_on_commit.append((set(), func, False))
                """,
        ),
        Keeps(
            """\
                def f(connection):
                    for sids, func, robust in connection.run_on_commit:
                        func()
                    connection.run_on_commit = []
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        parents = site.module.parents
        outer: ast.AST | None = site.parent
        taken: ast.AST = node
        if isinstance(outer, ast.Attribute) and outer.attr in ("pop", "append"):
            call = parents.get(outer)
            if not isinstance(call, ast.Call):
                return
            if outer.attr == "append":
                given = call.args[0] if call.args else None
                if isinstance(given, ast.Tuple) and len(given.elts) == 2:
                    yield from self._answer(site, given, "False")
                return
            taken, outer = call, parents.get(call)
        elif isinstance(outer, ast.Subscript) and outer.value is node:
            taken, outer = outer, parents.get(outer)
        target: ast.expr | None = None
        if isinstance(outer, ast.Assign) and outer.value is taken and taken is not node:
            target = outer.targets[0]
        elif isinstance(outer, ast.For | ast.comprehension) and outer.iter is taken:
            target = outer.target
        if isinstance(target, ast.Tuple) and len(target.elts) == 2:
            if not any(isinstance(one, ast.Starred) for one in target.elts):
                yield from self._answer(site, target, "robust", self._rebuilt(site, outer, target))

    def _rebuilt(self, site: Site, loop: ast.AST | None, target: ast.Tuple) -> ast.Tuple | None:
        """The element of a comprehension that puts the two parts together again."""
        whole = site.module.parents.get(loop) if isinstance(loop, ast.comprehension) else None
        element = getattr(whole, "elt", None)
        if isinstance(element, ast.Tuple) and ast.dump(element).replace("Load", "Store") == ast.dump(target):
            return element
        return None

    def _answer(
        self, site: Site, node: ast.Tuple, text: str, also: ast.Tuple | None = None
    ) -> Iterator[Answer]:
        if not self.replaceable:
            yield site.flag()
            return
        edits = [
            site.replace(one.elts[-1], f"{site.source(one.elts[-1])}, {text}")
            for one in (node, also)
            if one is not None
        ]
        yield site.fix(edits)
