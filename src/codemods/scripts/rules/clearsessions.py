from __future__ import annotations

from codemods.findings import Verdict
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["Cleanup", "DailyCleanup"]


class Cleanup(ScriptRule):
    """The command that deletes expired sessions is called ``clearsessions``."""

    change = "1.7/cleanup-command"
    commands = ("cleanup",)
    examples = (
        Fixes(path="crontab", before="0 3 * * * cd /srv && python manage.py cleanup\n", after="0 3 * * * cd /srv && python manage.py clearsessions\n"),
        Keeps(path="crontab", source="0 3 * * * /srv/cleanup manage.py\n"),
        Keeps(path="crontab", source="0 3 * * * ./manage.py cleanup\n", current="1.8"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        assert call.command is not None
        return Answer(
            Verdict.FIX,
            "The command cleanup is gone; expired sessions are deleted by clearsessions.",
            "Run clearsessions.",
            (call.command,),
            (call.replace(call.command, "clearsessions"),),
        )


class DailyCleanup(ScriptRule):
    """The script ``daily_cleanup.py`` only called the command that is now ``clearsessions``."""

    change = "1.7/daily-cleanup-script"
    examples = (
        Fixes(
            path="crontab", before="@daily daily_cleanup.py\n", after="@daily django-admin clearsessions\n"
        ),
        Flags(path="cron.sh", source="/venv/bin/daily_cleanup.py\n", line=1),
        Keeps(path="cron.sh", source="./my_daily_cleanup.py\n"),
    )

    def check(self, call: Call, run: Run) -> Answer | None:
        if call.program.value.rpartition("/")[2] != "daily_cleanup.py":
            return None
        # Where it is named by its folder, that of django-admin is for a person to find.
        bare = call.program.value == "daily_cleanup.py" and call.interpreter is None
        return Answer(
            Verdict.FIX,
            "The script daily_cleanup.py is gone.",
            "Run django-admin clearsessions, with the settings in DJANGO_SETTINGS_MODULE or --settings.",
            (call.program,),
            (call.replace(call.program, "django-admin clearsessions"),) if bare else (),
        )
