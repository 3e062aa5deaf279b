"""Managers that override ``log_action()``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import ChangeMethods


class LogActionOverride(ChangeMethods):
    """The admin writes its log with ``log_actions()``; an override of ``log_action()`` is not called from 6.0 on."""

    change = "5.1/log-action-override"
    also = ("6.0/logentry-log-action",)
    bases = ("django.contrib.admin.models.LogEntryManager",)
    remove = {
        "log_action": "Override log_actions(self, user_id, queryset, action_flag, change_message='', *, "
        "single_object=False) instead; it is given all objects at once."
    }
    examples = [
        Flags(
            """\
                from django.contrib.admin.models import LogEntryManager

                class QuietManager(LogEntryManager):
                    def log_action(self, *args, **kwargs):
                        return None
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db.models import Manager

                class QuietManager(Manager):
                    def log_action(self, *args, **kwargs):
                        return None
                """
        ),
    ]
