"""Plans of migrations that go both ways."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember


class MixedMigrationPlans(Rule):
    """``MigrationExecutor.migrate()`` takes no plan that both applies and unapplies migrations."""

    change = "1.9/mixed-migration-plans"
    also = ("1.9/mixed-plans-misc",)
    triggers = (OnMember("django.db.migrations.executor.MigrationExecutor", "migrate"),)
    advice = "Make two plans if one could go both forwards and backwards, and call migrate() for each."
    examples = [
        Flags(
            """\
                from django.db.migrations.executor import MigrationExecutor

                def move(connection, targets, plan):
                    executor = MigrationExecutor(connection)
                    executor.migrate(targets, plan=plan)
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.db.migrations.executor import MigrationExecutor

                def move(connection, targets, other):
                    executor = MigrationExecutor(connection)
                    plan = executor.migration_plan(targets)
                    executor.migrate(targets)
                    executor.migrate(targets, plan)
                    executor.migrate(targets, executor.migration_plan(targets))
                    other.migrate(targets, plan=plan)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        plan = site.argument(call, "plan", 1) if call is not None else None
        if plan is None or (isinstance(plan, ast.Constant) and plan.value is None):
            return
        if isinstance(plan, ast.Name):
            values = assigned_values(site, plan)
            if values and all(_is_plan(one) for one in values):
                return
        if not _is_plan(plan):
            yield site.flag(node=plan)


def _is_plan(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "migration_plan"
    )
