from __future__ import annotations

from codemods.findings import Verdict
from codemods.rules.examples import Flags, Keeps
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["CollectstaticIgnore", "CollectstaticOutput"]


class CollectstaticIgnore(ScriptRule):
    """Patterns given to ``collectstatic --ignore`` are compared with whole paths as well."""

    change = "2.2/collectstatic-ignore-path-patterns"
    commands = ("collectstatic",)
    in_docs = False
    examples = (
        Flags(
            path="Dockerfile", source="RUN python manage.py collectstatic --noinput -i 'admin/*'\n", line=1
        ),
        Keeps(
            path="Dockerfile",
            source="RUN python manage.py collectstatic --noinput -i '*.scss' --settings=a.b\n",
        ),
    )

    def check(self, call: Call, run: Run) -> Answer | None:
        for option in call.options("-i", "--ignore", valued=True):
            if option.value and "/" in option.value:
                return Answer(
                    Verdict.FLAG,
                    f"The pattern {option.value} is now compared with whole paths, so files may be left out "
                    "that it did not match before.",
                    "Look at what it leaves out, and drop it where that is too much.",
                    option.words,
                )
        return None


class CollectstaticOutput(ScriptRule):
    """``collectstatic`` sums up skipped and deleted files instead of naming each."""

    change = "6.0/collectstatic-output"
    commands = ("collectstatic",)
    in_docs = False
    examples = (
        Flags(path="deploy.sh", source="./manage.py collectstatic --noinput | grep -c Deleting\n", line=1),
        Keeps(
            path="deploy.sh",
            source="./manage.py collectstatic --noinput -v 2 | grep Deleting\n./manage.py collectstatic\n",
        ),
    )

    def check(self, call: Call, run: Run) -> Answer | None:
        behind = call.statement.following if call.statement.after in ("|", "|&") else None
        if behind is None or call.command is None or not behind.words:
            return None
        loud = call.has("-v2", "-v3") or any(
            o.value in ("2", "3") for o in call.options("-v", "--verbosity", valued=True)
        )
        if loud or behind.words[0].value not in (
            "grep",
            "egrep",
            "fgrep",
            "sed",
            "awk",
            "cut",
            "wc",
            "rg",
            "tail",
        ):
            return None
        return Answer(
            Verdict.FLAG,
            "collectstatic names skipped and deleted files only with verbosity 2, and words its summary anew; "
            "this reads its lines.",
            "Make the pattern fit, or pass --verbosity 2.",
            (call.command,),
        )  # fmt: skip
