"""The parameters that lookups and expressions return from ``as_sql()`` and its kin: tuples."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_BASES = (
    "django.db.models.expressions.BaseExpression",
    "django.db.models.lookups.Lookup",
)
_SQL = ("as_sql", "as_sqlite", "as_postgresql", "as_mysql", "as_oracle", "process_lhs", "process_rhs")
_FORMAT = "select_format"  # it is given the parameters
_MAKERS = frozenset([*_SQL, "compile", "batch_process_rhs"])


class ExpressionParamsTuple(Rule):
    """Django hands out SQL parameters as tuples, which cannot be added to lists or changed in place."""

    change = "6.0/expression-params-tuple"
    advice = "Build the parameters anew, (*lhs_params, *rhs_params), and return a tuple."
    triggers = tuple(OnMethod("", name) for name in (*_SQL, _FORMAT))
    examples = [
        Fixes(
            before="""\
                from django.db.models import Field, Func, Lookup

                class NotEqual(Lookup):
                    lookup_name = "ne"

                    def as_sql(self, compiler, connection):
                        lhs, lhs_params = self.process_lhs(compiler, connection)
                        rhs, rhs_params = self.process_rhs(compiler, connection)
                        params = lhs_params + rhs_params
                        return "%s <> %s" % (lhs, rhs), params

                class Near(Lookup):
                    def as_sql(self, compiler, connection):
                        lhs, params = self.process_lhs(compiler, connection)
                        rhs, rhs_params = self.process_rhs(compiler, connection)
                        params.extend(rhs_params)
                        params.append(self.limit)
                        return f"{lhs} {rhs} %s", params

                class Point(Field):
                    def select_format(self, compiler, sql, params):
                        return f"AsText({sql}, %s)", params + [6]

                class Cut(Func):
                    def as_sql(self, compiler, connection):
                        sql, params = compiler.compile(self.source_expressions[0])
                        return sql, params * 2 + [self.size] + list(self.rest)

                    def as_sqlite(self, compiler, connection, **extra):
                        sql, params = super().as_sql(compiler, connection, **extra)
                        params += [1, 2]
                        return sql, params

                class Now(Func):
                    def as_sql(self, compiler, connection):
                        if self.zone:
                            return "now(%s)", [self.zone]
                        return "now()", []
                """,
            after="""\
                from django.db.models import Field, Func, Lookup

                class NotEqual(Lookup):
                    lookup_name = "ne"

                    def as_sql(self, compiler, connection):
                        lhs, lhs_params = self.process_lhs(compiler, connection)
                        rhs, rhs_params = self.process_rhs(compiler, connection)
                        params = (*lhs_params, *rhs_params)
                        return "%s <> %s" % (lhs, rhs), params

                class Near(Lookup):
                    def as_sql(self, compiler, connection):
                        lhs, params = self.process_lhs(compiler, connection)
                        rhs, rhs_params = self.process_rhs(compiler, connection)
                        params = (*params, *rhs_params)
                        params = (*params, self.limit)
                        return f"{lhs} {rhs} %s", params

                class Point(Field):
                    def select_format(self, compiler, sql, params):
                        return f"AsText({sql}, %s)", (*params, 6)

                class Cut(Func):
                    def as_sql(self, compiler, connection):
                        sql, params = compiler.compile(self.source_expressions[0])
                        return sql, (*params * 2, self.size, *self.rest)

                    def as_sqlite(self, compiler, connection, **extra):
                        sql, params = super().as_sql(compiler, connection, **extra)
                        params = (*params, 1, 2)
                        return sql, params

                class Now(Func):
                    def as_sql(self, compiler, connection):
                        if self.zone:
                            return "now(%s)", (self.zone,)
                        return "now()", ()
                """,
        ),
        Fixes(
            before="""\
                from django.db.models import lookups

                class ValuesMixin:
                    def as_sql(self, compiler, connection):
                        lhs, lhs_params = self.process_lhs(compiler, connection)
                        rhs, rhs_params = self.process_rhs(compiler, connection)
                        return f"{lhs} IN (VALUES {rhs})", lhs_params + list(rhs_params)

                class InValues(ValuesMixin, lookups.In):
                    lookup_name = "invalues"
                """,
            after="""\
                from django.db.models import lookups

                class ValuesMixin:
                    def as_sql(self, compiler, connection):
                        lhs, lhs_params = self.process_lhs(compiler, connection)
                        rhs, rhs_params = self.process_rhs(compiler, connection)
                        return f"{lhs} IN (VALUES {rhs})", (*lhs_params, *rhs_params)

                class InValues(ValuesMixin, lookups.In):
                    lookup_name = "invalues"
                """,
        ),
        Flags(
            """\
                from django.db.models import Lookup

                class Like(Lookup):
                    def process_rhs(self, compiler, connection):
                        rhs, params = super().process_rhs(compiler, connection)
                        params[0] = params[0].replace("*", "%")
                        return rhs, params
                """,
            line=6,
        ),
        Keeps(
            """\
                from django.db.models import Lookup

                class NotEqual(Lookup):
                    def as_sql(self, compiler, connection):
                        lhs, lhs_params = self.process_lhs(compiler, connection)
                        rhs, rhs_params = self.process_rhs(compiler, connection)
                        params = list(lhs_params)
                        params.extend(rhs_params)
                        names = ["a"] + ["b"]
                        sql = lhs + rhs
                        return sql, (*lhs_params, *rhs_params)

                class Query:
                    def as_sql(self, compiler, connection):
                        sql, params = compiler.compile(self)
                        return sql, params + [1]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        function = site.node
        if not isinstance(function, ast.FunctionDef):
            return
        bases = (*_BASES, "django.db.models.Field") if function.name == _FORMAT else _BASES
        if not overrides_hook_of(site, site.class_, *bases):
            return
        known = _params(function)
        for part in _within(function):
            if isinstance(part, ast.BinOp):
                parent = site.module.parents.get(part)
                if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Add):
                    continue  # part of a longer sum
                leaves = _leaves(part)
                if len(leaves) > 1 and any(_is_params(leaf, known) for leaf in leaves):
                    yield from self._put(site, part, _tuple(site, leaves))
            elif isinstance(part, ast.Expr):
                yield from self._in_place(site, part, known)
            elif isinstance(part, ast.AugAssign) and isinstance(part.target, ast.Name):
                if part.target.id in known and isinstance(part.op, ast.Add):
                    text = _tuple(site, [part.target, *_leaves(part.value)])
                    yield from self._put(site, part, f"{part.target.id} = {text}", replaced=part)
            elif isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Subscript):
                owner = part.targets[0].value
                if isinstance(owner, ast.Name) and owner.id in known:
                    yield site.flag(node=part)
            elif isinstance(part, ast.Return) and isinstance(part.value, ast.Tuple):
                if len(part.value.elts) == 2 and isinstance(part.value.elts[1], ast.List):
                    given = part.value.elts[1]
                    yield from self._put(site, given, _tuple(site, [given]))

    def _put(self, site: Site, node: ast.AST, text: str, replaced: ast.AST | None = None) -> Iterator[Answer]:
        if "#" in site.source(node) or site.module.in_fstring(node):
            yield site.flag(node=node)
            return
        yield site.fix(site.replace(replaced or node, text), node=node)

    def _in_place(self, site: Site, statement: ast.Expr, known: frozenset[str]) -> Iterator[Answer]:
        """``params.extend(…)`` and ``params.append(…)`` as statements."""
        call = statement.value
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or call.keywords:
            return
        owner = call.func.value
        if not isinstance(owner, ast.Name) or owner.id not in known or len(call.args) != 1:
            return
        if call.func.attr == "extend":
            more = _tuple(site, [owner, *_leaves(call.args[0])])
        elif call.func.attr == "append":
            more = f"(*{owner.id}, {site.source(call.args[0])})"
        elif call.func.attr in ("insert", "remove", "pop", "reverse", "sort", "clear"):
            yield site.flag(node=statement)
            return
        else:
            return
        yield from self._put(site, statement, f"{owner.id} = {more}")


def _within(function: ast.AST) -> Iterator[ast.AST]:
    """Every node of a function, without those of functions inside it."""
    for child in ast.iter_child_nodes(function):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            continue
        yield child
        yield from _within(child)


def _params(function: ast.FunctionDef) -> frozenset[str]:
    """The names that hold parameters as Django hands them out, and nothing else."""
    found: set[str] = set()
    others: set[str] = set()
    if function.name == _FORMAT:
        found.update(one.arg for one in function.args.args[3:4])
    for part in _within(function):
        if not isinstance(part, ast.Assign):
            continue
        for target in part.targets:
            if isinstance(target, ast.Tuple) and len(target.elts) == 2 and _made_by_django(part.value):
                second = target.elts[1]
                if isinstance(second, ast.Name):
                    found.add(second.id)
            elif isinstance(target, ast.Name) and not isinstance(part.value, ast.BinOp):
                others.add(target.id)
    for part in _within(function):
        if isinstance(part, ast.Assign) and isinstance(part.value, ast.BinOp):
            if any(_is_params(leaf, frozenset(found)) for leaf in _leaves(part.value)):
                found.update(one.id for one in part.targets if isinstance(one, ast.Name))
    return frozenset(found - others)


def _made_by_django(value: ast.expr) -> bool:
    return (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr in _MAKERS
    )


def _leaves(node: ast.expr) -> list[ast.expr]:
    """What a sum is made of."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [*_leaves(node.left), *_leaves(node.right)]
    return [node]


def _is_params(node: ast.expr, known: frozenset[str]) -> bool:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return _is_params(node.left, known) or _is_params(node.right, known)
    return isinstance(node, ast.Name) and node.id in known


def _bare(leaf: ast.expr) -> ast.expr:
    """What ``list()`` or ``tuple()`` is made of, which can be unpacked as well."""
    if isinstance(leaf, ast.Call) and isinstance(leaf.func, ast.Name) and leaf.func.id in ("list", "tuple"):
        if len(leaf.args) == 1 and not leaf.keywords and not isinstance(leaf.args[0], ast.Starred):
            return leaf.args[0]
    return leaf


def _tuple(site: Site, leaves: list[ast.expr]) -> str:
    """A tuple of all that the parts of a sum hold."""
    parts: list[str] = []
    for part in leaves:
        leaf = _bare(part)
        if isinstance(leaf, ast.List | ast.Tuple):
            parts += [site.source(one) for one in leaf.elts]
        elif isinstance(leaf, ast.IfExp | ast.BoolOp | ast.Compare | ast.Lambda):
            parts.append(f"*({site.source(leaf)})")
        else:
            parts.append(f"*{site.source(leaf)}")
    if len(parts) == 1:
        return f"({parts[0]},)"
    return f"({', '.join(parts)})"
