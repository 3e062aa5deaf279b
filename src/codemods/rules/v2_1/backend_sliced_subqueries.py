"""The feature flag ``allow_sliced_subqueries``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.feature_flags import RenameBackendMembers


class BackendSlicedSubqueries(RenameBackendMembers):
    """The feature flag ``allow_sliced_subqueries`` is called ``allow_sliced_subqueries_with_in``."""

    change = "2.1/backend-allow-sliced-subqueries"
    of = "django.db.backends.base.features.BaseDatabaseFeatures"
    parts = ("features",)
    rename = {"allow_sliced_subqueries": "allow_sliced_subqueries_with_in"}
    available = "2.1"
    examples = [
        Fixes(
            before="""\
                from django.db import connection
                from django.db.backends.base.features import BaseDatabaseFeatures

                class Own(BaseDatabaseFeatures):
                    allow_sliced_subqueries = True

                print(connection.features.allow_sliced_subqueries)
                """,
            after="""\
                from django.db import connection
                from django.db.backends.base.features import BaseDatabaseFeatures

                class Own(BaseDatabaseFeatures):
                    allow_sliced_subqueries_with_in = True

                print(connection.features.allow_sliced_subqueries_with_in)
                """,
        ),
        Keeps("""\
                class Own:
                    allow_sliced_subqueries = True

                print(Own.allow_sliced_subqueries)
                """),
    ]
