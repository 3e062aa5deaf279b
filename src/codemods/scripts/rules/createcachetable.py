from __future__ import annotations

from codemods.findings import Verdict
from codemods.rules.examples import Keeps, Suggests
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["CreateCacheTable"]


class CreateCacheTable(ScriptRule):
    """``createcachetable`` reads the names of the tables from ``CACHES``."""

    change = "1.7/createcachetable-arguments"
    commands = ("createcachetable",)
    in_docs = False
    examples = (
        Suggests(path="db.sh", before="./manage.py createcachetable my_table\n", after="./manage.py createcachetable\n", modernize=True),
        Keeps(path="db.sh", source="./manage.py createcachetable\n", modernize=True),
        Keeps(path="db.sh", source="./manage.py createcachetable my_table\n"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        labels = call.labels()
        if not labels or call.command is None:
            return None
        return Answer(
            Verdict.SUGGEST,
            "createcachetable makes every table that CACHES names.",
            "Drop the name of the table.",
            (call.command, *labels),
            call.remove(*labels),
        )
