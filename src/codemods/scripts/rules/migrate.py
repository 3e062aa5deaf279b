from __future__ import annotations

from codemods.findings import Edit, Verdict
from codemods.releases import Release
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["FakeInitial", "MigrateList", "ShowmigrationsGrep", "StaleContentTypes"]


class MigrateList(ScriptRule):
    """``showmigrations`` lists the migrations, not ``migrate --list``."""

    change = "1.8/migrate-list"
    answers = ("1.10/migrate-list",)
    commands = ("migrate",)
    needs = Release(1, 8)
    examples = (
        Fixes(path="Makefile", before="list:\n\t./manage.py migrate shop --list\n", after="list:\n\t./manage.py showmigrations shop\n"),
        Fixes(path="list.sh", before="./manage.py migrate -l --database=x\n", after="./manage.py showmigrations --database=x\n"),
        Flags(path="list.sh", source="./manage.py migrate --list --fake\n", line=1),
        Keeps(path="list.sh", source="./manage.py migrate\n./manage.py makemessages -l de\n"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        assert call.command is not None
        words = [word for word in call.args if word.value in ("--list", "-l")]
        if not words:
            return None
        known = ("--database", "--settings", "--pythonpath", "--verbosity", "--traceback", "--no-color")
        others = [
            word
            for word in call.args
            if word.value.startswith("-") and word not in words and word.value.partition("=")[0] not in known
        ]
        others = [word for word in others if not word.value.startswith("-v")]
        return Answer(
            Verdict.FIX,
            f"The option {words[0].value} of migrate is gone; showmigrations lists the migrations.",
            "Run showmigrations.",
            (call.command, *words),
            () if others else (call.replace(call.command, "showmigrations"), *call.remove(*words)),
        )


class FakeInitial(ScriptRule):
    """Initial migrations of tables that exist are only faked with ``--fake-initial``."""

    change = "1.8/migrate-fake-initial"
    commands = ("migrate",)
    needs = Release(1, 8)
    in_docs = False
    examples = (
        Suggests(path="deploy.sh", before="./manage.py migrate --noinput\n", after="./manage.py migrate --noinput --fake-initial\n", current="1.7"),
        Suggests(path="deploy.sh", before="./manage.py migrate --fake\n", after="./manage.py migrate --fake-initial\n"),
        Keeps(path="deploy.sh", source="./manage.py migrate --noinput\n"),
        Keeps(path="deploy.sh", source="./manage.py migrate shop 0001 --fake\n./manage.py migrate --fake-initial\n", current="1.7"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        assert call.command is not None
        fake = [word for word in call.args if word.value == "--fake"]
        if call.has("--fake-initial", "--list", "-l") or call.labels():
            return None
        if not fake and (run.range.current is None or run.range.current >= Release(1, 8)):
            return None
        edit = call.replace(fake[0], "--fake-initial") if fake else call.add(call.end, "--fake-initial")
        return Answer(
            Verdict.SUGGEST,
            "migrate no longer fakes initial migrations of tables that exist by itself"
            + (", and --fake skips all of them." if fake else "."),
            "Pass --fake-initial where the database was made without migrations.",
            (call.command, *fake),
            (edit,),
        )


class StaleContentTypes(ScriptRule):
    """``migrate`` asks no questions on stale content types any more."""

    change = "1.11/stale-contenttypes-command"
    commands = ("migrate",)
    in_docs = False
    examples = (
        Flags(path="deploy.sh", source="yes | ./manage.py migrate\n", line=1),
        Flags(path="deploy.sh", source='echo "yes" | python manage.py migrate\n', line=1),
        Keeps(path="deploy.sh", source="./manage.py migrate | tee log\n"),
    )

    def check(self, call: Call, run: Run) -> Answer | None:
        statement = call.statement
        before = statement.previous if statement.before in ("|", "|&") else None
        if before is None or call.command is None:
            return None
        values = [word.value for word in before.words]
        if values[:1] != ["yes"] and not (
            values[:1] in (["echo"], ["printf"]) and values[1:2] and values[1][:1] in "yY"
        ):
            return None
        return Answer(
            Verdict.FLAG,
            "migrate no longer offers to delete stale content types, so nothing asks for this yes.",
            "Run remove_stale_contenttypes where they are to be deleted.",
            (call.command,),
        )


class ShowmigrationsGrep(ScriptRule):
    """``migrate --check`` says by its exit status whether migrations are left to apply."""

    change = "3.1/migrate-check-option"
    commands = ("showmigrations", "migrate")
    needs = Release(3, 1)
    in_docs = False
    examples = (
        Suggests(path="ci.sh", before="! ./manage.py showmigrations | grep '\\[ \\]'\n", after="./manage.py migrate --check\n", modernize=True),
        Flags(path="ci.sh", source="if ./manage.py showmigrations | grep -q '\\[ \\]'; then exit 1; fi\n", line=1, modernize=True),
        Keeps(path="ci.sh", source="./manage.py showmigrations | grep shop\n", modernize=True),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        statement = call.statement
        behind = statement.following if statement.after in ("|", "|&") else None
        if (
            behind is None
            or call.command is None
            or not behind.words
            or behind.words[0].value not in ("grep", "egrep")
        ):
            return None
        if call.name == "migrate" and not call.has("--plan"):
            return None
        if not any(word.value.strip("\\ ").replace("\\", "").startswith("[ ]") for word in behind.words[1:]):
            return None
        edits: tuple[Edit, ...] = ()
        first, last = statement.words[0], behind.words[-1]
        if (
            first.value == "!"
            and call.name == "showmigrations"
            and not call.labels()
            and behind.after in ("\n", "")
        ):
            text = call.text[statement.words[1].outer[0] : call.command.start]
            edits = (Edit(first.outer[0], last.outer[1], f"{text}migrate --check"),)
        return Answer(
            Verdict.SUGGEST,
            "This reads unapplied migrations out of a listing.",
            "Run migrate --check, whose exit status is 1 where migrations are unapplied.",
            (call.command,),
            edits,
        )
