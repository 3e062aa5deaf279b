from __future__ import annotations

import re

from codemods.findings import Verdict
from codemods.rules.examples import Keeps
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["LoaddataMissing"]

_ENDING = re.compile(r"(?:\.(?:json|jsonl|xml|ya?ml|py|geojson|gz|zip|bz2|lzma|xz))+$")


class LoaddataMissing(ScriptRule):
    """``loaddata`` fails on a fixture that does not exist; only told where the repository's fixtures are known."""

    change = "1.10/loaddata-missing-fixture"
    commands = ("loaddata",)
    in_docs = False
    examples = (Keeps(path="load.sh", source="./manage.py loaddata users.json\n"),)

    def check(self, call: Call, run: Run) -> Answer | None:
        known = run.project.fixtures
        if known is None:
            return None
        valued = ("--app", "--exclude", "-e", "--format")
        missing = [
            word
            for word in call.labels(*valued)
            if word.plain
            and word.value != "-"
            and _ENDING.sub("", word.value.rpartition("/")[2]) not in known
        ]
        if not missing:
            return None
        return Answer(
            Verdict.FLAG,
            f"No fixture of the repository is called {missing[0].value}, and loaddata fails on one that does not exist.",
            "Correct the name, or drop it.",
            tuple(missing[:1]),
        )
