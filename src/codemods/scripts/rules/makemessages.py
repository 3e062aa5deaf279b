from __future__ import annotations

import re

from codemods.findings import Edit, Verdict
from codemods.rules.examples import Fixes, Keeps
from codemods.scripts.calls import Call
from codemods.scripts.rule import Answer, Run, ScriptRule
from codemods.scripts.words import Word

__all__ = ["MakemessagesLocale"]

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})-([A-Za-z0-9]+)$")


class MakemessagesLocale(ScriptRule):
    """``makemessages`` wants names of locales (``pt_BR``), not of languages (``pt-br``)."""

    change = "3.2/makemessages-locale-hyphen"
    commands = ("makemessages",)
    in_docs = False
    examples = (
        Fixes(path="Makefile", before="po:\n\t./manage.py makemessages -l pt-br --locale=zh-hans -x sr-latn\n", after="po:\n\t./manage.py makemessages -l pt_BR --locale=zh_Hans -x sr_Latn\n"),
        Fixes(path="po.sh", before="django-admin makemessages -lpt-br\n", after="django-admin makemessages -lpt_BR\n"),
        Keeps(path="po.sh", source="./manage.py makemessages -l pt_BR -l de -e html-x -a\n"),
    )  # fmt: skip

    def check(self, call: Call, run: Run) -> Answer | None:
        words: list[Word] = []
        edits: list[Edit] = []
        names: list[str] = []
        for option in call.options("-l", "--locale", "-x", "--exclude", valued=True):
            match = _LANGUAGE.match(option.value or "")
            if match is None or option.value is None:
                continue
            holder = option.words[-1]
            new = _locale(match[1], match[2])
            edits.append(call.replace(holder, holder.value[: len(holder.value) - len(option.value)] + new))
            words += option.words
            names.append(new)
        if not edits:
            return None
        return Answer(
            Verdict.FIX,
            "makemessages skips locales that are written with a hyphen.",
            f"Write {', '.join(names)}.",
            tuple(words),
            tuple(edits),
        )


def _locale(language: str, rest: str) -> str:
    """The locale of a language code: scripts are capitalised, territories written in capitals."""
    return f"{language.lower()}_{rest.title() if len(rest) > 2 else rest.upper()}"
