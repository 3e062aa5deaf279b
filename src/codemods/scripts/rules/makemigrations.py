from __future__ import annotations

import re

from codemods.findings import Edit, Verdict
from codemods.releases import Release
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["MakemigrationsCheck", "MakemigrationsExit", "MakemigrationsSymbols"]


class MakemigrationsExit(ScriptRule):
    """``--check`` takes the place of ``makemigrations --exit``, with the exit status the other way round."""

    change = "1.10/makemigrations-exit"
    answers = ("2.0/makemigrations-exit",)
    commands = ("makemigrations",)
    needs = Release(1, 10)
    examples = (
        Suggests(path="ci.sh", before="! ./manage.py makemigrations --exit --dry-run\n", after="./manage.py makemigrations --check --dry-run\n"),
        Suggests(path="tox.ini", before="[testenv]\ncommands = python manage.py makemigrations -e\n", after="[testenv]\ncommands = python manage.py makemigrations --check --dry-run\n"),
        Keeps(path="ci.sh", source="./manage.py makemigrations --check --dry-run\n./manage.py makemigrations --empty shop\n"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        words = [word for word in call.args if word.value in ("--exit", "-e")]
        if not words:
            return None
        new = "--check" if call.has("--dry-run") else "--check --dry-run"
        edits = [call.replace(words[0], new)]
        first = call.statement.words[0]
        negated = first.value == "!" and first is not call.program
        if negated:
            edits.append(Edit(first.outer[0], call.statement.words[1].outer[0], ""))
        return Answer(
            Verdict.SUGGEST,
            f"The option {words[0].value} of makemigrations is gone; --check fails when changes have no migration, "
            "where it failed when there were none.",
            "Write --check --dry-run" + (" without the negation." if negated else " and turn the test of the exit status round."),
            tuple(words),
            tuple(edits),
        )  # fmt: skip


class MakemigrationsCheck(ScriptRule):
    """``makemigrations --check`` no longer writes the migrations that it misses."""

    change = "4.2/makemigrations-check"
    commands = ("makemigrations",)
    in_docs = False
    examples = (
        Flags(path="ci.sh", source="./manage.py makemigrations --check\ngit add shop/migrations\n", line=1),
        Keeps(path="ci.sh", source="./manage.py makemigrations --check\n./manage.py test\n"),
        Keeps(path="ci.sh", source="./manage.py makemigrations --check --dry-run\ngit diff\n"),
    )
    _uses = re.compile(r"\bgit[ \t]+(?:add|commit|diff|status|stash)\b|upload-artifact|\bartifacts?:")

    def check(self, call: Call, run: Run) -> Answer | None:
        words = [word for word in call.args if word.value == "--check"]
        if not words or call.has("--dry-run") or not self._uses.search(run.text, call.end.end):
            return None
        return Answer(
            Verdict.FLAG,
            "makemigrations --check writes no migrations any more, and later steps look as if they use them.",
            "Run makemigrations without --check where the files are wanted.",
            tuple(words),
        )


class MakemigrationsSymbols(ScriptRule):
    """``makemigrations`` marks operations with ``+``, ``-``, ``~`` instead of a dash."""

    change = "5.1/makemigrations-symbols"
    commands = ("makemigrations",)
    in_docs = False
    examples = (
        Flags(
            path="ci.sh", source="./manage.py makemigrations --dry-run | grep -e '- Create model'\n", line=1
        ),
        Keeps(path="ci.sh", source="./manage.py makemigrations | tee log\n"),
    )

    def check(self, call: Call, run: Run) -> Answer | None:
        behind = call.statement.following if call.statement.after in ("|", "|&") else None
        if behind is None or call.command is None or not behind.words:
            return None
        if behind.words[0].value not in ("grep", "egrep", "fgrep", "sed", "awk", "cut", "rg"):
            return None
        return Answer(
            Verdict.FLAG,
            "makemigrations marks each operation with +, -, ~ and other signs instead of a dash, and this reads its lines.",
            "Make the pattern fit the new signs, or use the exit status of --check.",
            (call.command,),
        )
