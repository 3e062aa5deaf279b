"""``Field._get_val_from_obj()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameMembers


class GetValFromObj(RenameMembers):
    """``Field._get_val_from_obj()`` is ``value_from_object()``."""

    change = "1.9/get-val-from-obj"
    also = ("2.0/field-get-val-from-obj",)
    members = {"django.db.models.Field._get_val_from_obj": "value_from_object"}
    receivers = ("field", "f", "self")
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class HandField(models.Field):
                    def value_to_string(self, obj):
                        return self._get_val_from_obj(obj)

                def value(obj, field):
                    return field._get_val_from_obj(obj)
                """,
            after="""\
                from django.db import models

                class HandField(models.Field):
                    def value_to_string(self, obj):
                        return self.value_from_object(obj)

                def value(obj, field):
                    return field.value_from_object(obj)
                """,
        ),
        Keeps("""\
                class Column:
                    def _get_val_from_obj(self, obj):
                        return obj

                    def value(self, obj):
                        return self._get_val_from_obj(obj)
                """),
    ]
