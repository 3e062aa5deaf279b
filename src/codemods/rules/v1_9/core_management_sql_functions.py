"""Functions of ``django.core.management.sql``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class CoreManagementSqlFunctions(RemoveSymbols):
    """The functions behind the old SQL commands are gone."""

    change = "1.9/core-management-sql-functions"
    names = {
        "django.core.management.sql.sql_create": "Use a schema editor: connection.schema_editor(collect_sql=True).",
        "django.core.management.sql.sql_all": "Use a schema editor: connection.schema_editor(collect_sql=True).",
        "django.core.management.sql.sql_delete": "Use a schema editor: connection.schema_editor(collect_sql=True).",
        "django.core.management.sql.sql_indexes": "Use a schema editor: connection.schema_editor(collect_sql=True).",
        "django.core.management.sql.sql_destroy_indexes": "Use a schema editor: connection.schema_editor(collect_sql=True).",
        "django.core.management.sql.sql_custom": "Use a schema editor: connection.schema_editor(collect_sql=True).",
        "django.core.management.sql.custom_sql_for_model": "Use a schema editor: connection.schema_editor(collect_sql=True).",
        "django.core.management.sql.check_for_migrations": "Use a schema editor: connection.schema_editor(collect_sql=True).",
    }
    examples = [
        Flags(
            source="""\
                from django.core.management import color, sql

                statements = sql.sql_create(app, color.no_style(), connection)
                """,
            line=3,
        ),
        Keeps(
            source="""\
                from django.core.management.sql import sql_flush
                from shop.sql import sql_create
                """,
        ),
    ]
