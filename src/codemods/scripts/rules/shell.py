from __future__ import annotations

from codemods.findings import Verdict
from codemods.releases import Release
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["ShellAutoImports", "ShellPlain", "ShellPlus"]


class ShellPlain(ScriptRule):
    """``shell -i python`` takes the place of ``shell --plain``."""

    change = "1.10/shell-plain"
    answers = ("2.0/shell-plain",)
    commands = ("shell",)
    examples = (
        Fixes(path="run.sh", before="python manage.py shell --plain < x.py\n", after="python manage.py shell -i python < x.py\n"),
        Fixes(path="compose.yaml", before='services:\n  web:\n    command: ["./manage.py", "shell", "--plain"]\n', after='services:\n  web:\n    command: ["./manage.py", "shell", "-i", "python"]\n'),
        Keeps(path="run.sh", source="./manage.py shell_plus --plain\n./manage.py shell -i python\n", current="2.0", target="2.2"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        words = [word for word in call.args if word.value == "--plain"]
        if not words:
            return None
        return Answer(
            Verdict.FIX,
            "The option --plain of shell is gone.",
            "Write -i python.",
            tuple(words),
            (call.replace(words[0], "-i"), call.add(words[0], "python")),
        )


class ShellAutoImports(ScriptRule):
    """The shell imports all models and says so, also to scripts that read its output."""

    change = "5.2/shell-auto-imports"
    commands = ("shell",)
    in_docs = False
    examples = (
        Suggests(path="run.sh", before="N=$(./manage.py shell -c 'print(1)')\n", after="N=$(./manage.py shell --no-imports -c 'print(1)')\n"),
        Suggests(path="run.sh", before="./manage.py shell < load.py\n", after="./manage.py shell --no-imports < load.py\n"),
        Suggests(path="run.sh", before="echo 'print(1)' | ./manage.py shell\n", after="echo 'print(1)' | ./manage.py shell --no-imports\n"),
        Suggests(path="run.sh", before="./manage.py shell -c 'print(1)'\n", after="./manage.py shell -v 0 -c 'print(1)'\n", supports="4.2..5.2", target="5.2"),
        Keeps(path="Makefile", source="sh:\n\t./manage.py shell\n\t./manage.py shell --no-imports -c 1\n\t./manage.py shell -v 0 -c 1\n"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        assert call.command is not None
        scripted = call.has("-c", "--command") or call.statement.stdin or call.statement.before in ("|", "|&")
        if (
            not scripted
            or call.has("--no-imports", "-v0")
            or any(o.value == "0" for o in call.options("-v", "--verbosity", valued=True))
        ):
            return None
        known = run.range.supports >= Release(5, 2)
        new = ("--no-imports",) if known else ("-v", "0")
        return Answer(
            Verdict.SUGGEST,
            "The shell imports all models by itself and prints a line about it, here in a script.",
            f"Pass {' '.join(new)} where that line or those names are in the way.",
            (call.command,),
            (call.add(call.command, *new),),
        )  # fmt: skip


class ShellPlus(ScriptRule):
    """Having all models at hand no longer needs ``shell_plus``."""

    change = "5.2/shell-plus"
    commands = ("shell_plus",)
    needs = Release(5, 2)
    in_docs = False
    examples = (
        Suggests(path="Makefile", before="sh:\n\t./manage.py shell_plus\n", after="sh:\n\t./manage.py shell\n", modernize=True),
        Keeps(path="Makefile", source="sh:\n\t./manage.py shell_plus --notebook\n", modernize=True),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        if call.command is None or call.args:
            return None
        return Answer(
            Verdict.SUGGEST,
            "Django's own shell imports all models by itself.",
            "Run shell, and give up django-extensions if nothing else needs it.",
            (call.command,),
            (call.replace(call.command, "shell"),),
        )
