"""The first argument of ``as_sql()`` in lookups and transforms."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_BASES = (
    "django.db.models.lookups.Lookup",
    "django.db.models.lookups.Transform",
    "django.db.models.expressions.BaseExpression",
)


class QnToCompiler(Rule):
    """Lookups, transforms and expressions are given a compiler, not a function that quotes names."""

    change = "1.8/qn-to-compiler"
    triggers = tuple(OnSubclass(name) for name in _BASES)
    available = "1.8"
    examples = [
        Fixes(
            before="""\
                from django.db.models import Lookup

                class NotEqual(Lookup):
                    lookup_name = "ne"

                    def as_sql(self, qn, connection):
                        lhs, lhs_params = self.process_lhs(qn, connection)
                        rhs, rhs_params = self.process_rhs(qn=qn, connection=connection)
                        return "%s <> %s.%s" % (lhs, qn("x"), rhs), lhs_params + rhs_params
                """,
            after="""\
                from django.db.models import Lookup

                class NotEqual(Lookup):
                    lookup_name = "ne"

                    def as_sql(self, compiler, connection):
                        lhs, lhs_params = self.process_lhs(compiler, connection)
                        rhs, rhs_params = self.process_rhs(compiler=compiler, connection=connection)
                        return "%s <> %s.%s" % (lhs, compiler.quote_name_unless_alias("x"), rhs), lhs_params + rhs_params
                """,
        ),
        Keeps(
            """\
                from django.db.models import Lookup

                class NotEqual(Lookup):
                    def as_sql(self, compiler, connection):
                        return self.process_lhs(compiler, connection)

                class Column:
                    def as_sql(self, qn, connection):
                        return qn("x"), []
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for method in node.body:
            if not isinstance(method, ast.FunctionDef) or len(method.args.args) < 2:
                continue
            parameter = method.args.args[1]
            if parameter.arg in ("qn", "quote_name") and method.name.startswith(("as_", "process_", "get_")):
                try:
                    yield site.fix(self._edits(site, method, parameter), node=method)
                except CannotRewrite as reason:
                    yield site.flag(node=method, advice=f"Not rewritten: {reason}.")

    def _edits(self, site: Site, method: ast.FunctionDef, parameter: ast.arg) -> list[Edit]:
        start = site.module.span(parameter)[0]
        edits = [Edit(start, start + len(parameter.arg), "compiler")]
        for part in ast.walk(method):
            if isinstance(part, ast.Name) and part.id == "compiler":
                raise CannotRewrite("the name compiler is taken")
            if isinstance(part, ast.Name) and part.id == parameter.arg:
                if not isinstance(part.ctx, ast.Load):
                    raise CannotRewrite(f"{parameter.arg} is assigned")
                around = site.module.parents.get(part)
                called = isinstance(around, ast.Call) and around.func is part
                edits.append(site.replace(part, "compiler.quote_name_unless_alias" if called else "compiler"))
            elif isinstance(part, ast.keyword) and part.arg == parameter.arg:
                edits.append(site.replace_name(part, "compiler"))
        return edits
