"""``OrderableAggMixin``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.symbols import answered_by_other_arm
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

_OLD = "django.contrib.postgres.aggregates.mixins.OrderableAggMixin"
_AGGREGATE = "django.db.models.Aggregate"


class OrderableAggMixin(Rule):
    """``OrderableAggMixin`` is deprecated: aggregates that say ``allow_order_by`` are ordered by themselves."""

    change = "6.0/postgres-orderable-agg-mixin"
    available = "6.0"
    advice = (
        'Derive from Aggregate, say allow_order_by = True, and put "%(order_by)s" into a template of its own.'
    )
    triggers = (OnName(_OLD),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres.aggregates.mixins import OrderableAggMixin
                from django.db.models import Aggregate

                class Names(OrderableAggMixin, Aggregate):
                    function = "NAMES"
                """,
            after="""\
                from django.db.models import Aggregate

                class Names(Aggregate):
                    allow_order_by = True
                    function = "NAMES"
                """,
        ),
        Flags(
            """\
                from django.contrib.postgres.aggregates.mixins import OrderableAggMixin
                from django.db.models import Aggregate

                class Names(OrderableAggMixin, Aggregate):
                    template = "%(function)s(%(expressions)s %(ordering)s)"

                class Other(OrderableAggMixin):
                    pass
                """,
            lines=(4, 7),
        ),
        Keeps(
            """\
                from shop.aggregates import OrderableAggMixin
                from django.db.models import Aggregate

                class Names(OrderableAggMixin, Aggregate):
                    pass
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable or not site.direct or site.kind != "use":
            if self.replaceable and site.kind == "import" and not answered_by_other_arm(site):
                binding = site.binding
                if binding is not None and not site.uses_of(binding)[0]:
                    yield site.flag()
            return
        class_ = site.parent
        if not isinstance(class_, ast.ClassDef) or not isinstance(site.node, ast.expr):
            yield site.flag()
            return
        others = [base for base in class_.bases if base is not site.node]
        named = {name for one in class_.body for name in _assigned(one)}
        plain = any(site.is_name(base, _AGGREGATE) for base in others)
        if not plain or "template" in named:
            yield site.flag(node=class_)
            return
        try:
            edits = [site.drop_base(class_, site.node)]
            if "allow_order_by" not in named:
                edits.append(site.insert_before(_first(class_), "allow_order_by = True"))
        except CannotRewrite as reason:
            yield site.flag(node=class_, advice=f"{self.advice} Not rewritten: {reason}.")
            return
        yield site.fix(edits, node=class_)


def _first(class_: ast.ClassDef) -> ast.stmt:
    """The statement above which a new attribute stands: the first one that is no docstring."""
    first = class_.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and len(class_.body) > 1:
        return class_.body[1]
    if isinstance(first, ast.Pass | ast.Expr):
        raise CannotRewrite("the class has no body")
    return first


def _assigned(statement: ast.stmt) -> list[str]:
    if not isinstance(statement, ast.Assign):
        return []
    return [one.id for one in statement.targets if isinstance(one, ast.Name)]
