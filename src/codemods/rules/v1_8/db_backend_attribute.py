"""``django.db.backend``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class DbBackendAttribute(RemoveSymbols):
    """``django.db.backend`` is gone; a connection knows its backend."""

    change = "1.8/db-backend-attribute"
    names = {
        "django.db.backend": "Ask the connection: connection.Database, connection.ops; exceptions are in django.db.",
    }
    examples = [
        Flags(
            """\
                from django import db
                from django.db import backend, connection

                print(backend.DatabaseOperations(connection), db.backend)
                """,
            lines=(2, 4),
        ),
        Keeps(
            """\
                from django.db import backends, connection

                backend = connection.ops
                print(backend.quote_name("x"), backends)
                """
        ),
    ]
