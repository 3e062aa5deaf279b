"""``check_aggregate_support()`` of database backends."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class CheckAggregateSupport(FlagMembers):
    """Database backends check every expression in ``check_expression_support()``."""

    change = "1.9/check-aggregate-support"
    also = ("2.0/backend-check-aggregate-support",)
    members = {
        "django.db.backends.base.operations.BaseDatabaseOperations.check_aggregate_support": "Write check_expression_support(expression), which is asked about every expression and not about aggregates alone."
    }
    receivers = ("ops",)
    examples = [
        Flags(
            source="""\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class DatabaseOperations(BaseDatabaseOperations):
                    def check_aggregate_support(self, aggregate):
                        pass

                def check(connection, aggregate):
                    connection.ops.check_aggregate_support(aggregate)
                """,
            lines=(4, 8),
        ),
        Keeps(
            source="""\
                class Operations:
                    def check_aggregate_support(self, aggregate):
                        pass
                """,
        ),
    ]
