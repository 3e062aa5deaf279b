"""``send_mass_mail()`` with more than one positional argument."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class SendMassMailPositional(ChangeArguments):
    """``send_mass_mail()`` takes everything but the messages by keyword only."""

    change = "6.0/send-mass-mail-positional"
    calls = ("django.core.mail.send_mass_mail",)
    keywords = (None, "fail_silently", "auth_user", "auth_password", "connection")
    examples = [
        Fixes(
            before="""\
                from django.core.mail import send_mass_mail

                send_mass_mail(messages, True, "user", "secret")
                """,
            after="""\
                from django.core.mail import send_mass_mail

                send_mass_mail(messages, fail_silently=True, auth_user="user", auth_password="secret")
                """,
        ),
        Keeps(
            """\
                from django.core.mail import send_mass_mail
                from shop.post import mailer

                send_mass_mail(messages, fail_silently=True)
                send_mass_mail(*messages)
                mailer.send_mass_mail(messages, True)
                """
        ),
    ]
