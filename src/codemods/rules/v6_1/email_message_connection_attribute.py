"""``EmailMessage.connection``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers

_MESSAGE = "django.core.mail.EmailMessage"


class EmailMessageConnectionAttribute(FlagMembers):
    """A message no longer holds its connection: it is told by which mailer to go when it is sent."""

    change = "6.1/email-message-connection-attribute"
    members = {
        f"{_MESSAGE}.connection": 'Send the message with send(using="a name in MAILERS"), or hand it to the '
        "connection's send_messages()."
    }
    examples = [
        Flags(
            """\
                from django.core.mail import EmailMultiAlternatives

                class Letter(EmailMultiAlternatives):
                    def post(self):
                        self.connection = open_connection()

                message = EmailMultiAlternatives("Hello")
                message.connection = open_connection()
                """,
            lines=(5, 8),
        ),
        Keeps(
            """\
                from django.core.mail import EmailMessage
                from django.db import connection

                class Sender:
                    def post(self):
                        self.connection = connection

                message = EmailMessage("Hello")
                message.send(using="bulk")
                """
        ),
    ]


class EmailMessageGetConnection(FlagMembers):
    """A message with a ``get_connection()`` is refused when it is sent."""

    change = "6.1/email-message-get-connection"
    members = {
        f"{_MESSAGE}.get_connection": "Override send() and hand using= on to super().send(); callers take "
        "django.core.mail.mailers.default."
    }
    examples = [
        Flags(
            """\
                from django.core.mail import EmailMessage, get_connection

                class Letter(EmailMessage):
                    def get_connection(self, fail_silently=False):
                        return get_connection("backend")

                EmailMessage("Hello").get_connection().open()
                """,
            lines=(4, 7),
        ),
        Keeps(
            """\
                from django.core import mail
                from django.core.mail import EmailMessage

                class Sender:
                    def get_connection(self):
                        return mail.get_connection()

                Sender().get_connection()
                """
        ),
    ]
