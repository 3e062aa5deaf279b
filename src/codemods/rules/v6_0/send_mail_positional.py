"""``send_mail()`` with more than four positional arguments."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class SendMailPositional(ChangeArguments):
    """``send_mail()`` takes its optional arguments by keyword only."""

    change = "6.0/send-mail-positional"
    calls = ("django.core.mail.send_mail",)
    keywords = (
        None,
        None,
        None,
        None,
        "fail_silently",
        "auth_user",
        "auth_password",
        "connection",
        "html_message",
    )
    examples = [
        Fixes(
            before="""\
                from django.core import mail
                from django.core.mail import send_mail as post

                post("Hello", "Body", None, ["a@example.com"], True)
                mail.send_mail(
                    "Hello",
                    "Body",
                    None,
                    ["a@example.com"],
                    False,  # tell us
                    "user",
                    auth_password="secret",
                )
                """,
            after="""\
                from django.core import mail
                from django.core.mail import send_mail as post

                post("Hello", "Body", None, ["a@example.com"], fail_silently=True)
                mail.send_mail(
                    "Hello",
                    "Body",
                    None,
                    ["a@example.com"],
                    fail_silently=False,  # tell us
                    auth_user="user",
                    auth_password="secret",
                )
                """,
        ),
        Fixes(
            supports="3.2",
            before="""\
                import django.core.mail

                django.core.mail.send_mail(s, m, f, to, True, None, a)
                """,
            after="""\
                import django.core.mail

                django.core.mail.send_mail(s, m, f, to, fail_silently=True, auth_user=None, auth_password=a)
                """,
        ),
        Fixes(
            before="""\
                from functools import partial

                from django.core.mail import send_mail

                post = partial(send_mail, "Hello", "Body", None, ["a@example.com"], True)
                """,
            after="""\
                from functools import partial

                from django.core.mail import send_mail

                post = partial(send_mail, "Hello", "Body", None, ["a@example.com"], fail_silently=True)
                """,
        ),
        Keeps(
            """\
                from functools import partial

                from django.core.mail import send_mail
                from shop.post import send_mail as other

                send_mail("Hello", "Body", None, ["a@example.com"], fail_silently=True)
                send_mail("Hello", "Body", None, ["a@example.com"])
                other("Hello", "Body", None, ["a@example.com"], True)
                partial(send_mail, "Hello", "Body", None, ["a@example.com"])
                partial(other, "Hello", "Body", None, ["a@example.com"], True)

                def sent(send_mail):
                    send_mail("Hello", "Body", None, ["a@example.com"], True)
                """
        ),
    ]
