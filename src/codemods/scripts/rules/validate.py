from __future__ import annotations

from codemods.findings import Verdict
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["Validate"]


class Validate(ScriptRule):
    """``check`` takes the place of ``validate``."""

    change = "1.7/validate-command"
    answers = ("1.9/validate-command",)
    commands = ("validate",)
    examples = (
        Fixes(path="tox.ini", before="[testenv]\ncommands =\n    python manage.py validate\n", after="[testenv]\ncommands =\n    python manage.py check\n"),
        Fixes(path=".travis.yml", before="script:\n  - django-admin validate --settings=x\n", after="script:\n  - django-admin check --settings=x\n"),
        Flags(path="docs/usage.rst", source="Then::\n\n    $ python manage.py validate\n", line=3),
        Keeps(path="ci.sh", source="packer validate x.json\npython manage.py check\n"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        assert call.command is not None
        return Answer(
            Verdict.FIX,
            "The command validate is gone; check does its work.",
            "Run check.",
            (call.command,),
            (call.replace(call.command, "check"),),
        )
