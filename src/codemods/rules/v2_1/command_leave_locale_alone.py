"""``leave_locale_alone`` of management commands."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeClass


class CommandLeaveLocaleAlone(ChangeClass):
    """``leave_locale_alone`` of commands means nothing any more: the locale is always left alone."""

    change = "2.1/command-leave-locale-alone"
    of = ("django.core.management.BaseCommand",)
    attributes = {"leave_locale_alone": None}
    available = "2.1"
    examples = [
        Fixes(
            before="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    help = "Say hello."
                    leave_locale_alone = True
                """,
            after="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    help = "Say hello."
                """,
        ),
        Keeps("""\
                class Command:
                    leave_locale_alone = True
                """),
    ]
