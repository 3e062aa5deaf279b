"""``needs_datetime_string_cast`` of database backends."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class BackendTimezoneConverters(FlagMembers):
    """Backends convert datetimes in ``get_db_converters()``; ``needs_datetime_string_cast`` is gone."""

    change = "1.9/backend-timezone-converters"
    members = {
        "django.db.backends.base.features.BaseDatabaseFeatures.needs_datetime_string_cast": "Drop it, and convert datetimes in get_db_converters() of the operations."
    }
    receivers = ("features",)
    examples = [
        Flags(
            source="""\
                from django.db.backends.base.features import BaseDatabaseFeatures

                class DatabaseFeatures(BaseDatabaseFeatures):
                    needs_datetime_string_cast = False

                def cast(connection):
                    return connection.features.needs_datetime_string_cast
                """,
            lines=(4, 7),
        ),
        Keeps(
            source="""\
                class Features:
                    needs_datetime_string_cast = False
                """,
        ),
    ]
