"""Feature flags about what an insert returns."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.feature_flags import RenameBackendMembers


class BackendReturnedColumns(RenameBackendMembers):
    """The flags about what an insert returns speak of columns and rows, no longer of ids."""

    change = "3.0/feature-can-return-id-from-insert"
    also = ("3.0/feature-can-return-ids-from-bulk-insert",)
    of = "django.db.backends.base.features.BaseDatabaseFeatures"
    parts = ("features",)
    rename = {
        "can_return_id_from_insert": "can_return_columns_from_insert",
        "can_return_ids_from_bulk_insert": "can_return_rows_from_bulk_insert",
    }
    available = "3.0"
    examples = [
        Fixes(
            before="""\
                from django.db import connection
                from django.db.backends.base.features import BaseDatabaseFeatures

                class Own(BaseDatabaseFeatures):
                    can_return_id_from_insert = True

                able = connection.features.can_return_id_from_insert
                """,
            after="""\
                from django.db import connection
                from django.db.backends.base.features import BaseDatabaseFeatures

                class Own(BaseDatabaseFeatures):
                    can_return_columns_from_insert = True

                able = connection.features.can_return_columns_from_insert
                """,
        ),
        Keeps("""\
                class Own:
                    can_return_id_from_insert = True

                print(Own.can_return_id_from_insert)
                """),
    ]
