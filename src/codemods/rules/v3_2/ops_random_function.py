"""``random_function_sql()`` of backends."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class OpsRandomFunction(FlagMembers):
    """``random_function_sql()`` is gone: the database function ``Random`` orders at random."""

    change = "3.2/ops-random-function-sql"
    members = {
        "django.db.backends.base.operations.BaseDatabaseOperations.random_function_sql": "Order by Random(), and give it an as_<vendor>() method for a backend of your own."
    }
    receivers = ("ops",)
    examples = [
        Flags(
            """\
                from django.db import connection

                print(connection.ops.random_function_sql())
                """,
            line=3,
        ),
        Keeps("""\
                from django.db import connection

                print(connection.ops.quote_name("a"))
                """),
    ]
