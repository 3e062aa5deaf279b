from __future__ import annotations

import re

from codemods.findings import Verdict
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["DjangoAdminPy", "OptionAbbreviations"]


class DjangoAdminPy(ScriptRule):
    """The program is called ``django-admin``; the name with ``.py`` is no longer installed."""

    change = "3.1/django-admin-py"
    answers = ("4.0/django-admin-py",)
    words = ("django-admin.py",)
    own_commands_too = True
    examples = (
        Fixes(path="tox.ini", before="[testenv]\ncommands = django-admin.py test --settings=x\n", after="[testenv]\ncommands = django-admin test --settings=x\n"),
        Fixes(path="run.sh", before="python -W error `which django-admin.py` check\n", after="python -W error `which django-admin` check\n"),
        Fixes(path="Dockerfile", before="RUN /venv/bin/django-admin.py compilemessages\n", after="RUN /venv/bin/django-admin compilemessages\n"),
        Fixes(path="run.sh", before='"$VENV/bin/django-admin.py" check\n', after='"$VENV/bin/django-admin" check\n'),
        Flags(path="README.rst", source="Use ``django-admin.py startproject``.\n", line=1),
        Flags(path="run.sh", source="python site-packages/django/bin/django-admin.py check\n", line=1),
        Keeps(path="run.sh", source="django-admin check\n./my-django-admin.py check\n"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        value = call.program.value
        if re.split(r"[/\\]", value)[-1] != "django-admin.py":
            return None
        inside = "django/bin/" in value
        edit = None if inside else call.cut(call.program, ".py")
        return Answer(
            Verdict.FIX,
            "The program django-admin.py is gone.",
            "Run python -m django." if inside else "Run django-admin.",
            (call.program,),
            (edit,) if edit else (),
        )


class OptionAbbreviations(ScriptRule):
    """``--settings`` and ``--pythonpath`` are no longer understood by their beginnings."""

    change = "2.1/command-argument-abbreviations"
    words = ("--set", "--pyth")
    own_commands_too = True
    examples = (
        Fixes(path="run.sh", before="./manage.py migrate --setting=a.b --pythonp x\n", after="./manage.py migrate --settings=a.b --pythonpath x\n"),
        Keeps(path="run.sh", source="./manage.py migrate --settings=a.b --pythonpath=x\n./manage.py own --set=1\n"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        words = []
        edits = []
        for word in call.args:
            head, equals, tail = word.value.partition("=")
            full = next(
                (name for name in ("--settings", "--pythonpath") if name.startswith(head) and name != head),
                None,
            )
            # "--set" may be an option of the command's own.
            if full is None or len(head) < len("--sett"):
                continue
            words.append(word)
            edits.append(call.replace(word, full + equals + tail))
        if not words:
            return None
        return Answer(
            Verdict.FIX,
            f"The abbreviated option {words[0].value.partition('=')[0]} is no longer understood.",
            "Write it in full.",
            tuple(words),
            tuple(edits),
        )
