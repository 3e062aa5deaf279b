from __future__ import annotations

from codemods.findings import Verdict
from codemods.releases import Release
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.scripts.calls import Call
from codemods.scripts.kinds import ScriptFile
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["TestKeepdb", "TestLiveserver", "TestWarnings"]


class TestLiveserver(ScriptRule):
    """The live server takes a free port by itself; the option ``--liveserver`` is gone."""

    __test__ = False
    change = "1.11/test-liveserver-option"
    commands = ("test",)
    needs = Release(1, 11)
    examples = (
        Fixes(path="tox.ini", before="[testenv]\ncommands = python manage.py test --liveserver=localhost:8082 shop\n", after="[testenv]\ncommands = python manage.py test shop\n"),
        Fixes(path="ci.sh", before="./manage.py test \\\n  --liveserver localhost:8082-8090 \\\n  shop\n", after="./manage.py test \\\n  shop\n"),
        Keeps(path="ci.sh", source="./manage.py test shop\n./manage.py runserver --liveserver=1\n"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        words = [word for option in call.options("--liveserver", valued=True) for word in option.words]
        if not words:
            return None
        return Answer(
            Verdict.FIX,
            "The option --liveserver of test is gone; the live server takes a free port by itself.",
            "Drop it; a fixed address is set on the test class with host and port.",
            tuple(words),
            call.remove(*words),
        )


class TestKeepdb(ScriptRule):
    """``test -k`` selects tests by a pattern; ``--keepdb`` has no short form any more."""

    __test__ = False
    change = "3.0/test-k-option"
    words = ("-k",)
    commands = ("test",)
    needs = Release(1, 8)
    examples = (
        Fixes(
            path="ci.sh",
            before="./manage.py test -k shop.tests\n",
            after="./manage.py test --keepdb shop.tests\n",
            current="2.2",
        ),
        Fixes(path="ci.sh", before="./manage.py test shop -k\n", after="./manage.py test shop --keepdb\n"),
        Flags(path="ci.sh", source="./manage.py test -k pattern\n", line=1),
        Keeps(path="ci.sh", source="./manage.py test -k pattern\n", current="3.0"),
        Keeps(path="ci.sh", source="pytest -k pattern\n./manage.py test --keepdb\n"),
    )

    def check(self, call: Call, run: Run) -> Answer | None:
        for index, word in enumerate(call.args):
            if word.value != "-k":
                continue
            last = index + 1 == len(call.args) or call.args[index + 1].value.startswith("-")
            old = last or run.range.current is not None
            return Answer(
                Verdict.FIX,
                "The option -k of test takes a pattern that selects tests; it no longer keeps the database.",
                "Write --keepdb." if old else "Write --keepdb where keeping the database is meant.",
                (word,),
                (call.replace(word, "--keepdb"),) if old else (),
            )
        return None


class TestWarnings(ScriptRule):
    """Python is silent on Django's deprecation warnings unless told to show them."""

    __test__ = False
    change = "1.11/deprecation-warnings-quiet"
    commands = ("test",)
    in_docs = False
    examples = (
        Suggests(path="tox.ini", before="[testenv]\ncommands = python manage.py test\n", after="[testenv]\ncommands = python -Wd manage.py test\n", current="1.10"),
        Keeps(path="tox.ini", source="[testenv]\nsetenv = PYTHONWARNINGS=d\ncommands = python manage.py test\n", current="1.10"),
        Keeps(path="Makefile", source="t:\n\tpython -Wall manage.py test\n\t./manage.py test\n", current="1.10"),
        Keeps(path="Makefile", source="t:\n\tpython manage.py test\n", current="1.11"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        python, command = call.interpreter, call.command
        if run.range.current is None or run.kind not in (ScriptFile.CI, ScriptFile.INI, ScriptFile.MAKE):
            return None
        words = call.statement.words
        if python is None or command is None or "PYTHONWARNINGS" in run.text:
            return None
        between = words[words.index(python) + 1 : words.index(call.program)]
        if between:
            return None
        return Answer(
            Verdict.SUGGEST,
            "Django's deprecation warnings are silent unless Python is told to show them.",
            "Run the tests with python -Wd.",
            (command,),
            (call.add(python, "-Wd"),),
        )
