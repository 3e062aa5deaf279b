"""The expressions that aggregates consist of."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Range, Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass
from codemods.source.guards import in_dead_arm

_GET, _SET = "get_source_expressions", "set_source_expressions"
_ORDERED = ("django.contrib.postgres.aggregates.mixins.OrderableAggMixin",)  # ended with the ordering before
_LAST = "The last of an aggregate's source expressions are its filter and its ordering, each None where there is none"
_FILTER = "The filter of an aggregate is an AggregateFilter, which compiles to FILTER (WHERE …)"


class AggregateSourceExpressions(Rule):
    """An aggregate's source expressions end with its filter, which is wrapped, and its ordering."""

    change = "6.0/aggregate-source-expressions"
    advice = (
        "Leave the last two in their places, and read what the filter demands from self.filter.condition."
    )
    triggers = (OnSubclass("django.db.models.Aggregate"),)
    examples = [
        Flags(
            """\
                from django.db.models import Aggregate, Case, When

                class Median(Aggregate):
                    def set_source_expressions(self, exprs):
                        *exprs, self.filter = exprs
                        super().set_source_expressions(exprs[:-1])

                    def as_sql(self, compiler, connection, **extra):
                        last = self.get_source_expressions()[-1]
                        rest = super().get_source_expressions()[:-1]
                        *inner, condition = self.get_source_expressions()
                        if self.filter:
                            sql, params = self.filter.as_sql(compiler, connection)
                            return Case(When(self.filter, then=inner[0]))
                """,
            lines=(5, 6, 9, 10, 11, 13, 14),
        ),
        Keeps(
            """\
                from django.contrib.postgres.aggregates import ArrayAgg
                from django.db.models import Aggregate, Func, When

                class Median(Aggregate):
                    def __init__(self, *expressions, **extra):
                        super().__init__(*expressions, filter=extra.pop("filter", None))
                        self.rest = self.source_expressions[-1]

                    def get_source_expressions(self):
                        return super().get_source_expressions() + [self.rest]

                    def set_source_expressions(self, exprs):
                        self.rest = exprs[-1]
                        return super().set_source_expressions(exprs[:-1])

                    def as_sql(self, compiler, connection, **extra):
                        first = self.get_source_expressions()[0]
                        if self.filter is not None:
                            return When(self.filter.condition, then=first), bool(self.filter)

                class Own(Aggregate):
                    def __init__(self, *expressions, filter=None):
                        super().__init__(*expressions)
                        self.filter = filter

                    def as_sql(self, compiler, connection):
                        return self.filter.as_sql(compiler, connection)

                class Names(ArrayAgg):
                    def as_sql(self, compiler, connection):
                        return self.get_source_expressions()[-1]

                class Half(Func):
                    def as_sql(self, compiler, connection):
                        return self.get_source_expressions()[-1]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.node
        if not isinstance(class_, ast.ClassDef):
            return
        methods = {one.name: one for one in class_.body if isinstance(one, ast.FunctionDef)}
        longer = _GET in methods  # what is at the end there is its own
        home = site.module.walk.scope_of[class_].parent or site.scope
        own = f"{site.module.name}.{site.module.qualname(class_.name, home)}"
        plain = not site.descends(class_, *_ORDERED) and super_definition(site, own, _GET) is None
        wrapped = "__init__" not in methods or not any(
            _is_filter(one) and isinstance(one.ctx, ast.Store)
            for one in ast.walk(methods["__init__"])
            if isinstance(one, ast.Attribute)
        )
        for method in methods.values():
            given = set() if longer or method.name != _SET else _uses_of_last(method)
            for node in ast.walk(method):
                message = ""
                if isinstance(node, ast.Attribute):
                    message = _FILTER if wrapped and _is_filter(node) and _takes_it_apart(site, node) else ""
                elif not plain:
                    continue
                elif (isinstance(node, ast.Subscript) and _from_end(node.slice)) or (
                    isinstance(node, ast.Assign) and _splits(node)
                ):
                    message = _LAST if _gets(node.value, longer) or node.value in given else ""
                if message and not in_dead_arm(site.module, node, self._hit(), site.index):
                    yield site.flag(node=node, message=message)

    def _hit(self) -> Range:
        """The releases whose aggregates are made up so."""
        return self.range._replace(supports=max(self.range.supports, Release(6, 0)))


def _uses_of_last(method: ast.FunctionDef) -> set[ast.expr]:
    """Where a method reads its last parameter."""
    name = method.args.args[-1].arg if method.args.args else None
    return {node for node in ast.walk(method) if isinstance(node, ast.Name) and node.id == name}


def _is_filter(node: ast.Attribute) -> bool:
    return node.attr == "filter" and getattr(node.value, "id", "") == "self"


def _gets(node: ast.expr, longer: bool) -> bool:
    """Whether an expression asks an aggregate for its source expressions; with ``longer`` only ``super()`` has them."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr != _GET:
        return False
    owner = node.func.value
    return is_super(owner) or (getattr(owner, "id", "") == "self" and not longer)


def _splits(node: ast.Assign) -> bool:
    """Whether an assignment takes a list apart by its end or as a whole, and not just its beginning."""
    target = node.targets[0]
    return isinstance(target, ast.Tuple | ast.List) and not isinstance(target.elts[-1], ast.Starred)


def _from_end(index: ast.expr) -> bool:
    parts = [index.lower, index.upper] if isinstance(index, ast.Slice) else [index]
    return any(isinstance(one, ast.UnaryOp) and isinstance(one.op, ast.USub) for one in parts)


def _takes_it_apart(site: Site, node: ast.Attribute) -> bool:
    """Whether the filter is compiled, or handed to ``When``."""
    parent = site.module.parents.get(node)
    if isinstance(parent, ast.Attribute):
        return parent.attr == "as_sql"
    if not isinstance(parent, ast.Call) or node not in parent.args:
        return False
    return getattr(parent.func, "attr", "") == "compile" or site.is_name(
        parent.func, "django.db.models.expressions.When", "django.db.models.When"
    )
