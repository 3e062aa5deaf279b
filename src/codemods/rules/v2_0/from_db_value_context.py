"""``Field.from_db_value()`` without ``context``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeMethods


class FromDbValueContext(ChangeMethods):
    """``Field.from_db_value()`` and ``Expression.convert_value()`` are no longer given a ``context``."""

    change = "2.0/from-db-value-context"
    also = ("2.0/convert-value-context", "3.0/from-db-value-context", "3.0/convert-value-context")
    bases = ("django.db.models.Field", "django.db.models.expressions.BaseExpression")
    shrink = {"from_db_value": ("context",), "convert_value": ("context",)}
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class HandField(models.Field):
                    def from_db_value(self, value, expression, connection, context):
                        return value
                """,
            after="""\
                from django.db import models

                class HandField(models.Field):
                    def from_db_value(self, value, expression, connection):
                        return value
                """,
        ),
        Flags(
            """\
                from django.db import models

                class HandField(models.TextField):
                    def from_db_value(self, value, expression, connection, context):
                        return context.get(value)
                """,
            line=4,
        ),
        Keeps(
            """\
                class Column:
                    def from_db_value(self, value, expression, connection, context):
                        return value
                """
        ),
    ]
