"""``DatabaseError`` and ``IntegrityError`` of the backends' modules."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes.exact import RenameExact


class BackendDatabaseErrors(RenameExact):
    """The backends' modules no longer offer ``DatabaseError`` and ``IntegrityError``: use those of ``django.db``."""

    change = "1.11/undocumented-backend-database-errors"
    renames = {
        f"django.db.backends.{backend}.base.{name}": f"django.db.{name}"
        for backend in ("postgresql", "postgresql_psycopg2", "mysql", "sqlite3")
        for name in ("DatabaseError", "IntegrityError")
    }
    suggests = True
    advice = "Django wraps the errors of its own cursors; raw cursors of the driver raise the driver's own."
    examples = [
        Suggests(
            before="""\
                from django.db.backends.mysql.base import IntegrityError

                def save(book):
                    try:
                        book.save()
                    except IntegrityError:
                        pass
                """,
            after="""\
                from django.db import IntegrityError

                def save(book):
                    try:
                        book.save()
                    except IntegrityError:
                        pass
                """,
        ),
        Keeps(
            "from django.db import IntegrityError\nfrom MySQLdb import DatabaseError\n\nprint(IntegrityError, DatabaseError)\n"
        ),
    ]
