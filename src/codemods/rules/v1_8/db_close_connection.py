"""``django.db.close_connection()``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class DbCloseConnection(RenameSymbols):
    """``close_connection()`` is gone; ``close_old_connections()`` closes connections that are too old or broken."""

    change = "1.8/db-close-connection"
    renames = {"django.db.close_connection": "django.db.close_old_connections"}
    suggests = True
    advice = "Call connections.close_all() instead where every connection is to be closed whatever its age."
    examples = [
        Suggests(
            before="""\
                from django import db
                from django.db import close_connection, connection

                def work():
                    connection.cursor()
                    db.close_connection()
                    close_connection()
                """,
            after="""\
                from django import db
                from django.db import close_old_connections, connection

                def work():
                    connection.cursor()
                    db.close_old_connections()
                    close_old_connections()
                """,
        ),
        Keeps(
            """\
                from shop.db import close_connection

                close_connection()
                """
        ),
    ]
