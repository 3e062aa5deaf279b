"""``value_to_db_…()`` of database backends."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameMembers


class BackendValueToDbRenamed(RenameMembers):
    """The methods of backends that prepare values for the database are called ``adapt_…_value()``."""

    change = "1.9/backend-value-to-db-renamed"
    members = {
        "django.db.backends.base.operations.BaseDatabaseOperations.value_to_db_date": "adapt_datefield_value",
        "django.db.backends.base.operations.BaseDatabaseOperations.value_to_db_datetime": "adapt_datetimefield_value",
        "django.db.backends.base.operations.BaseDatabaseOperations.value_to_db_time": "adapt_timefield_value",
        "django.db.backends.base.operations.BaseDatabaseOperations.value_to_db_decimal": "adapt_decimalfield_value",
        "django.db.backends.base.operations.BaseDatabaseOperations.value_to_db_ipaddress": "adapt_ipaddressfield_value",
    }
    receivers = ("ops",)
    needs = ("django.db.backends.base.operations.BaseDatabaseOperations.adapt_datefield_value",)
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class DayField(models.DateField):
                    def get_db_prep_value(self, value, connection, prepared=False):
                        return connection.ops.value_to_db_date(value)
                """,
            after="""\
                from django.db import models

                class DayField(models.DateField):
                    def get_db_prep_value(self, value, connection, prepared=False):
                        return connection.ops.adapt_datefield_value(value)
                """,
        ),
        Keeps(
            source="""\
                def prepare(tool, value):
                    return tool.value_to_db_date(value)
                """,
        ),
    ]
