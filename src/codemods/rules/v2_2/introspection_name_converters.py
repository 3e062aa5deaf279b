"""``table_name_converter()`` and ``column_name_converter()``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.feature_flags import RenameBackendMembers


class IntrospectionNameConverters(RenameBackendMembers):
    """The converters of table and column names are one ``identifier_converter()``."""

    change = "2.2/introspection-name-converter-calls"
    also = ("2.2/introspection-name-converter-overrides",)
    of = "django.db.backends.base.introspection.BaseDatabaseIntrospection"
    parts = ("introspection",)
    rename = {"table_name_converter": "identifier_converter", "column_name_converter": "identifier_converter"}
    available = "2.2"
    examples = [
        Flags(
            """\
                from django.db.backends.base.introspection import BaseDatabaseIntrospection

                class Introspection(BaseDatabaseIntrospection):
                    def table_name_converter(self, name):
                        return name

                    def column_name_converter(self, name):
                        return name
                """,
            lines=(4, 7),
        ),
        Fixes(
            before="""\
                from django.db import connection

                print(connection.introspection.table_name_converter("Order"), connection.introspection.column_name_converter("id"))
                """,
            after="""\
                from django.db import connection

                print(connection.introspection.identifier_converter("Order"), connection.introspection.identifier_converter("id"))
                """,
        ),
        Keeps("""\
                class Own:
                    def table_name_converter(self, name):
                        return self.column_name_converter(name)
                """),
    ]
