"""``Field.get_prep_lookup()`` and ``get_db_prep_lookup()``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers

_ADVICE = "Prepare the value in get_prep_value(), or in a Lookup class of its own registered for the field."


class FieldPrepLookup(FlagMembers):
    """Model fields no longer prepare values for lookups: ``get_prep_lookup()`` is a method of lookups now."""

    change = "1.10/field-prep-lookup-removed"
    members = {
        "django.db.models.Field.get_prep_lookup": _ADVICE,
        "django.db.models.Field.get_db_prep_lookup": _ADVICE,
    }
    receivers = ("output_field", "target_field", "field")
    examples = [
        Flags(
            """\
                from django.db.models import Lookup

                class Near(Lookup):
                    def get_prep_lookup(self):
                        return self.lhs.output_field.get_prep_lookup(self.lookup_name, self.rhs)
                """,
            line=5,
        ),
        Flags(
            """\
                from django.db import models

                class HandField(models.Field):
                    def get_prep_lookup(self, lookup_type, value):
                        return super().get_prep_lookup(lookup_type, value)

                    def get_db_prep_lookup(self, lookup_type, value, connection, prepared=False):
                        return [value]
                """,
            lines=(4, 7),
        ),
        Flags(
            """\
                from django.db import models

                class Handed(object):
                    def get_prep_lookup(self, lookup_type, value):
                        return value

                class HandField(Handed, models.TextField):
                    pass
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db import models

                class Near(models.Lookup):
                    def get_prep_lookup(self):
                        return self.rhs
                """
        ),
    ]
