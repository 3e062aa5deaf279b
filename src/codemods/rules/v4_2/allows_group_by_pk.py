"""``allows_group_by_pk``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class AllowsGroupByPk(FlagMembers):
    """The feature flag ``allows_group_by_pk`` of database backends is gone."""

    change = "4.2/db-backend-allows-group-by-pk"
    members = {
        "django.db.backends.base.features.BaseDatabaseFeatures.allows_group_by_pk": (
            "A backend that knows functional dependencies says allows_group_by_selected_pks."
        )
    }
    receivers = ("features",)
    examples = [
        Flags(
            """\
                from django.db.backends.base.features import BaseDatabaseFeatures

                class DatabaseFeatures(BaseDatabaseFeatures):
                    allows_group_by_pk = True

                def f(connection):
                    return connection.features.allows_group_by_pk
                """,
            lines=(4, 7),
        ),
        Keeps("class Features:\n    allows_group_by_pk = True\n\nprint(Features().allows_group_by_pk)\n"),
    ]
