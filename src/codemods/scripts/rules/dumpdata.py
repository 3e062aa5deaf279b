from __future__ import annotations

from codemods.findings import Verdict
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule

__all__ = ["DumpdataCompressed", "DumpdataNatural"]


class DumpdataNatural(ScriptRule):
    """The option ``--natural`` of ``dumpdata`` is called ``--natural-foreign``."""

    change = "1.7/dumpdata-natural"
    answers = ("1.9/dumpdata-natural",)
    commands = ("dumpdata",)
    examples = (
        Fixes(path="dump.sh", before="./manage.py dumpdata --natural -e auth > x.json\n", after="./manage.py dumpdata --natural-foreign -e auth > x.json\n"),
        Fixes(path="dump.sh", before="./manage.py dumpdata shop -n\n", after="./manage.py dumpdata shop --natural-foreign\n"),
        Keeps(path="dump.sh", source="./manage.py dumpdata --natural-foreign --natural-primary\n./manage.py loaddata -n x\n"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        words = [word for word in call.args if word.value in ("--natural", "-n")]
        if not words:
            return None
        return Answer(
            Verdict.FIX,
            f"The option {words[0].value} of dumpdata is gone.",
            "Write --natural-foreign.",
            tuple(words),
            tuple(call.replace(word, "--natural-foreign") for word in words),
        )


class DumpdataCompressed(ScriptRule):
    """``dumpdata`` compresses a file whose name says so by itself."""

    change = "3.2/dumpdata-compressed-output"
    commands = ("dumpdata",)
    in_docs = False
    examples = (
        Flags(path="dump.sh", source="./manage.py dumpdata -o all.json.gz\ngzip -f all.json.gz\n", line=1),
        Flags(path="dump.sh", source="./manage.py dumpdata --output=all.zip\n", line=1),
        Keeps(
            path="dump.sh",
            source="./manage.py dumpdata -o all.json\n./manage.py dumpdata | gzip > all.json.gz\n",
        ),
    )

    def check(self, call: Call, run: Run) -> Answer | None:
        for option in call.options("-o", "--output", valued=True):
            if option.value and option.value.endswith((".gz", ".bz2", ".lzma", ".xz", ".zip")):
                return Answer(
                    Verdict.FLAG,
                    f"dumpdata compresses its output by the name of the file {option.value} (or drops .zip).",
                    "Drop a compression that follows, and look at what reads the file.",
                    option.words,
                )
        return None
