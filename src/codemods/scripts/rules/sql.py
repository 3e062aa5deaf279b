from __future__ import annotations

from codemods.findings import Edit, Verdict
from codemods.releases import Release
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["SqlCommands", "SqlInitialData"]


class SqlCommands(ScriptRule):
    """The commands that print the SQL of unmigrated apps are gone; ``sqlmigrate`` prints that of a migration."""

    change = "1.7/sql-commands-unmigrated"
    answers = ("1.9/sql-management-commands",)
    commands = ("sql", "sqlall", "sqlclear", "sqlcustom", "sqldropindexes", "sqlindexes")
    examples = (
        Suggests(path="sql.sh", before="./manage.py sqlall blog > blog.sql\n", after="./manage.py sqlmigrate blog 0001 > blog.sql\n"),
        Suggests(path="Makefile", before="sql:\n\tpython manage.py sql blog\n", after="sql:\n\tpython manage.py sqlmigrate blog 0001\n"),
        Flags(path="sql.sh", source="./manage.py sqlclear blog\n", line=1),
        Flags(path="sql.sh", source="./manage.py sqlall blog shop\n", line=1),
        Keeps(path="sql.sh", source="./manage.py sqlflush\n./manage.py sqlmigrate blog 0001\n"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        assert call.command is not None
        labels = call.labels()
        edits: tuple[Edit, ...] = ()
        if call.name in ("sql", "sqlall") and len(labels) == 1:
            edits = (call.replace(call.command, "sqlmigrate"), call.add(labels[0], "0001"))
        return Answer(
            Verdict.SUGGEST,
            f"The command {call.name} is gone.",
            "Print the SQL of a migration with sqlmigrate APP MIGRATION.",
            (call.command,),
            edits,
        )


class SqlInitialData(ScriptRule):
    """``sqlinitialdata`` had long been called ``sqlcustom``, which is gone since 1.9."""

    change = "1.8/sqlinitialdata-command"
    commands = ("sqlinitialdata",)
    examples = (
        Fixes(path="sql.sh", before="./manage.py sqlinitialdata blog\n", after="./manage.py sqlcustom blog\n", target="1.8"),
        Flags(path="sql.sh", source="./manage.py sqlinitialdata blog\n", line=1),
        Keeps(path="sql.sh", source="./sqlinitialdata manage.py\n"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        assert call.command is not None
        known = run.range.target < Release(1, 9)
        return Answer(
            Verdict.FIX,
            "The command sqlinitialdata is gone.",
            "Run sqlcustom." if known else "Initial data belongs in a data migration.",
            (call.command,),
            (call.replace(call.command, "sqlcustom"),) if known else (),
        )
