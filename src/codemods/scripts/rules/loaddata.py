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
        valued = ("--app", "--exclude", "-e", "--format")
        for word in call.labels(*valued):
            name = _ENDING.sub("", word.value.rpartition("/")[2])
            if not word.plain or not re.fullmatch(r"\w[\w.-]*", name):
                continue
            known = run.project.fixtures
            if known is None or name in known or name.partition(".")[0] in known:
                continue
            if any(name in line and "loaddata" not in line for line in run.text.splitlines()):
                continue  # the script itself may make it
            return Answer(
                Verdict.FLAG,
                f"No fixture of the repository is called {word.value}, and loaddata fails on one that does not exist.",
                "Correct the name, or drop it, unless an installed package or an earlier step brings the fixture.",
                (word,),
            )
        return None
