from __future__ import annotations

from codemods.findings import Verdict
from codemods.releases import Release
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.scripts.calls import Call
from codemods.scripts.kinds import ScriptFile
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["CheckAllDatabases", "CheckDatabase"]


class CheckDatabase(ScriptRule):
    """``check`` only runs database checks for the aliases that it is given with ``--database``.

    From 6.1 on it passes every alias by default again, so nothing is to be done there.
    """

    change = "3.1/check-database-option"
    words = ("database",)
    commands = ("check",)
    needs = Release(3, 1)
    examples = (
        Suggests(path="ci.sh", before="./manage.py check --tag database\n", after="./manage.py check --tag database --database default\n", target="5.2"),
        Suggests(path="ci.sh", before="./manage.py check -t database -t models\n", after="./manage.py check -t database -t models --database default\n", target="5.2"),
        Keeps(path="ci.sh", source="./manage.py check --tag database --database=default\n./manage.py check --tag models\n", target="5.2"),
        Keeps(path="ci.sh", source="./manage.py check --tag database\n", target="6.1"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        tags = [option for option in call.options("--tag", "-t", valued=True) if option.value == "database"]
        if not tags or call.has("--database", "--databases") or run.range.supports >= Release(6, 1):
            return None
        aliases = run.project.databases
        names = aliases or ("default",)
        return Answer(
            Verdict.FIX if aliases else Verdict.SUGGEST,
            "check runs the database checks only for the databases that are named.",
            "Name each alias of DATABASES with --database.",
            tags[0].words,
            (call.add(call.end, *(part for name in names for part in ("--database", name))),),
        )


class CheckAllDatabases(ScriptRule):
    """``check`` passes every database to the checks, so it may connect to them, also in a build."""

    change = "6.1/check-all-databases"
    commands = ("check",)
    in_docs = False
    examples = (
        Flags(path="Dockerfile", source="FROM python:3.12\nRUN python manage.py check --deploy\n", line=2),
        Keeps(
            path="Dockerfile",
            source="RUN python manage.py check --database default\nCMD python manage.py check\n",
        ),
        Keeps(path="Makefile", source="c:\n\t./manage.py check\n"),
        Keeps(path=".travis.yml", source="services: postgresql\nscript: ./manage.py check\n"),
    )

    def check(self, call: Call, run: Run) -> Answer | None:
        if call.command is None or call.has("--database", "--databases", "--tag", "-t", "--list-tags"):
            return None
        if run.kind is ScriptFile.DOCKER:
            # Only what runs while the image is built is without its databases.
            line = run.text.rfind("RUN", 0, call.program.start)
            later = max(run.text.rfind(name, 0, call.program.start) for name in ("CMD", "ENTRYPOINT"))
            if line < later or line < 0:
                return None
        elif run.kind is not ScriptFile.CI or any(
            name in run.text for name in ("services:", "DATABASE", "postgres", "mysql")
        ):
            return None
        return Answer(
            Verdict.FLAG,
            "check hands every configured database to the checks, which may connect to them.",
            "Make sure that they can be reached here, or name those that can with --database.",
            (call.command,),
        )  # fmt: skip
