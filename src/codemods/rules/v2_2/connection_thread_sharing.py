"""``allow_thread_sharing`` of database connections."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class ConnectionThreadSharing(FlagMembers):
    """``allow_thread_sharing`` of a connection is counted, and can no longer be set or given when it is made."""

    change = "2.2/connection-allow-thread-sharing-assignment"
    also = ("2.2/databasewrapper-allow-thread-sharing-argument",)
    members = {
        "django.db.backends.base.base.BaseDatabaseWrapper.allow_thread_sharing": (
            "Call inc_thread_sharing() and dec_thread_sharing() to change it."
        ),
    }
    receivers = ("connection", "conn")
    examples = [
        Flags(
            """\
                from django.db import connection

                connection.allow_thread_sharing = True
                """,
            line=3,
        ),
        Keeps("""\
                from django.db import connection

                connection.inc_thread_sharing()
                options.allow_thread_sharing = True
                """),
    ]
