"""``get_connection()`` with two positional arguments."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class GetConnectionPositional(ChangeArguments):
    """``get_connection()`` takes everything but the backend by keyword only."""

    change = "6.0/get-connection-positional"
    calls = ("django.core.mail.get_connection",)
    keywords = (None, "fail_silently")
    examples = [
        Fixes(
            before="""\
                from django.core import mail

                connection = mail.get_connection(None, True, username="x")
                """,
            after="""\
                from django.core import mail

                connection = mail.get_connection(None, fail_silently=True, username="x")
                """,
        ),
        Keeps(
            """\
                from django.core.mail import get_connection
                from haystack import connections

                one = get_connection("backend", fail_silently=True)
                two = connections.get_connection("backend", True)
                """
        ),
    ]
