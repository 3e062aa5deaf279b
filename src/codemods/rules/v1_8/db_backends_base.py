"""Base classes of database backends."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols

_HOMES = {
    "django.db.backends.BaseDatabaseWrapper": "base",
    "django.db.backends.BaseDatabaseFeatures": "features",
    "django.db.backends.BaseDatabaseOperations": "operations",
    "django.db.backends.BaseDatabaseIntrospection": "introspection",
    "django.db.backends.FieldInfo": "introspection",
    "django.db.backends.TableInfo": "introspection",
    "django.db.backends.BaseDatabaseClient": "client",
    "django.db.backends.BaseDatabaseValidation": "validation",
    "django.db.backends.creation.BaseDatabaseCreation": "creation",
    "django.db.backends.schema.BaseDatabaseSchemaEditor": "schema",
}


class DbBackendsBase(RenameSymbols):
    """The base classes of database backends live in ``django.db.backends.base``."""

    change = "1.8/db-backends-base"
    renames = {
        old: f"django.db.backends.base.{home}.{old.rpartition('.')[2]}" for old, home in _HOMES.items()
    }
    until = "1.8"
    examples = [
        Fixes(
            before="""\
                from django.db.backends import BaseDatabaseWrapper, utils
                from django.db.backends.creation import BaseDatabaseCreation

                class DatabaseWrapper(BaseDatabaseWrapper):
                    creation_class = BaseDatabaseCreation
                    cursor = utils.CursorWrapper
                """,
            after="""\
                from django.db.backends import utils
                from django.db.backends.base.base import BaseDatabaseWrapper
                from django.db.backends.base.creation import BaseDatabaseCreation

                class DatabaseWrapper(BaseDatabaseWrapper):
                    creation_class = BaseDatabaseCreation
                    cursor = utils.CursorWrapper
                """,
        ),
        Keeps(
            """\
                from django.db.backends.base.base import BaseDatabaseWrapper
                from django.db.backends.mysql.base import BaseDatabaseWrapper as Same

                print(BaseDatabaseWrapper, Same)
                """
        ),
    ]
