from __future__ import annotations

from codemods.findings import Verdict
from codemods.releases import Release
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["Syncdb"]


class Syncdb(ScriptRule):
    """``migrate`` takes the place of ``syncdb`` and its options; those that South had added go."""

    change = "1.7/syncdb"
    answers = ("1.9/syncdb-command",)
    commands = ("syncdb",)
    examples = (
        Fixes(path="Makefile", before="db:\n\t./manage.py syncdb --noinput\n", after="db:\n\t./manage.py migrate --noinput\n"),
        Fixes(
            path="deploy.sh",
            before="python manage.py syncdb --all --settings=shop.settings && echo done\n",
            after="python manage.py migrate --settings=shop.settings && echo done\n",
        ),
        Fixes(
            path="Dockerfile",
            before='CMD ["python", "manage.py", "syncdb", "--migrate", "--noinput"]\n',
            after='CMD ["python", "manage.py", "migrate", "--noinput"]\n',
        ),
        Flags(path="README.md", source="Run `python manage.py syncdb` first.\n", line=1),
        Flags(path="setup.sh", source='echo "now run ./manage.py syncdb"\n', line=1),
        Flags(path="run.py", source='subprocess.call(["./manage.py", "syncdb"])\n', line=1),
        Keeps(path="run.py", source='subprocess.call(["./tool.py", "syncdb"])\ncall_command("migrate", "syncdb")\n'),
        Keeps(path="deploy.sh", source="python tool.py syncdb\ncat syncdb.log\n./manage.py migrate\n"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        assert call.command is not None
        gone = [word for word in call.args if word.value in ("--all", "--migrate")]
        if run.range.supports >= Release(1, 9):
            gone += [word for word in call.args if word.value == "--no-initial-data"]
        syncs = run.project.unmigrated and run.range.supports >= Release(1, 9)
        return Answer(
            Verdict.FIX,
            "The command syncdb is gone; migrate creates the tables.",
            "Run migrate (with --run-syncdb for apps without migrations).",
            (call.command,),
            (
                call.replace(call.command, "migrate"),
                *([call.add(call.command, "--run-syncdb")] if syncs else []),
                *call.remove(*gone),
            ),
        )
