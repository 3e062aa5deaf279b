"""Feature flags about what ``inspectdb`` can tell."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class IntrospectedFieldTypes(FlagMembers):
    """One mapping, ``introspected_field_types``, says what ``inspectdb`` can tell."""

    change = "3.2/backend-introspected-field-types"
    members = {
        f"django.db.backends.base.features.BaseDatabaseFeatures.{name}": "Use introspected_field_types."
        for name in (
            "can_introspect_autofield",
            "can_introspect_big_integer_field",
            "can_introspect_binary_field",
            "can_introspect_decimal_field",
            "can_introspect_duration_field",
            "can_introspect_ip_address_field",
            "can_introspect_positive_integer_field",
            "can_introspect_small_integer_field",
            "can_introspect_time_field",
            "introspected_big_auto_field_type",
            "introspected_small_auto_field_type",
            "introspected_boolean_field_type",
        )
    }
    receivers = ("features",)
    examples = [
        Flags(
            """\
                from django.db import connection

                print(connection.features.can_introspect_time_field)
                """,
            line=3,
        ),
        Keeps("""\
                from django.db import connection

                print(connection.features.introspected_field_types)
                """),
    ]
