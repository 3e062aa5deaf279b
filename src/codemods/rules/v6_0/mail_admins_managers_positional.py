"""``mail_admins()`` and ``mail_managers()`` with more than two positional arguments."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class MailAdminsManagersPositional(ChangeArguments):
    """``mail_admins()`` and ``mail_managers()`` take everything but subject and message by keyword only."""

    change = "6.0/mail-admins-managers-positional"
    calls = ("django.core.mail.mail_admins", "django.core.mail.mail_managers")
    keywords = (None, None, "fail_silently", "connection", "html_message")
    examples = [
        Fixes(
            before="""\
                from django.core import mail
                from django.core.mail import mail_managers

                mail.mail_admins("Broken", text, True)
                mail_managers("Broken", text, True, None, html)
                """,
            after="""\
                from django.core import mail
                from django.core.mail import mail_managers

                mail.mail_admins("Broken", text, fail_silently=True)
                mail_managers("Broken", text, fail_silently=True, connection=None, html_message=html)
                """,
        ),
        Keeps(
            """\
                from django.core.mail import mail_admins
                from shop.post import mail_managers

                mail_admins("Broken", text, html_message=html)
                mail_managers("Broken", text, True)
                """
        ),
    ]
