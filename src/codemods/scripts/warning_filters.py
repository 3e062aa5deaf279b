"""Warning filters in configuration and command lines that name a warning class of Django's which goes with a release."""

from __future__ import annotations

import re
from functools import cache

from codemods.files.text import LineIndex
from codemods.findings import Edit, Finding, Verdict
from codemods.ledger import row
from codemods.releases import Range
from codemods.scripts.kinds import ScriptFile

__all__ = ["MARK", "check_warning_filters"]

MARK = "django.utils.deprecation.RemovedInDjango"
_NAME = re.compile(rf"(?<![\w.]){re.escape(MARK)}\w+Warning(?![\w.])")
_FIELDS = re.compile(r"(?::[^\s\"',:]*){0,2}")  # module and line, behind the class
_NOT_READ = frozenset({ScriptFile.PYTHON, ScriptFile.PROSE, ScriptFile.TEMPLATE})


def check_warning_filters(path: str, text: str, kind: ScriptFile, range: Range) -> list[Finding]:
    """Rename the classes that the target lacks: Python and pytest refuse a filter whose class they cannot import.

    A filter that ignores the warnings of such a class is dropped: under another name it would ignore other ones.
    """
    if MARK not in text or kind in _NOT_READ:
        return []
    from codemods.django import api
    from codemods.rules.shapes.warning_classes import NEXT, silences, successor

    lines = LineIndex(text)
    findings: list[Finding] = []
    for match in _NAME.finditer(text):
        known = _classes().get(match[0])
        if known is None or api.exists(match[0], range.target):
            continue
        if range.current is not None and all(release < range.current for release in api.lived(match[0])):
            continue  # it was gone before
        change, plain = known
        edit: Edit | None = None
        if plain == NEXT and silences(text, match.start()):
            edit = _without(text, *match.span(), kind)
            advice = "Drop the filter: what it ignores is gone, and another name would ignore what is yet to be looked at."
        else:
            new = successor(match[0], plain, range)
            if new is not None and all(api.exists(new, release) for release in range.supported):
                edit = Edit(*match.span(), new)
            advice = f"Name {new or plain}, or drop the filter if it was there for the removals of that release only."
        entry = row(change)
        findings.append(
            Finding(
                path,
                lines.place(*match.span()),
                change,
                Verdict.FLAG if edit is None else Verdict.FIX,
                f"{match[0]} is not in Django {range.target}, and a filter that names it fails.",
                advice,
                entry.since if entry else "",
                entry.until if entry else "",
                entry.url if entry else "",
                () if edit is None else (edit,),
            )
        )
    return findings


def _without(text: str, start: int, end: int, kind: ScriptFile) -> Edit | None:
    """The edit that takes out the filter with a class at a place of the text; None where it stands in no known way."""
    line = text.rfind("\n", 0, start) + 1
    from codemods.rules.shapes.warning_classes import FILTER

    action = FILTER.search(text[line:start])
    fields = _FIELDS.match(text, end)
    if action is None or fields is None:
        return None
    start, end = line + action.start(1), fields.end()
    quoted = text[start - 1 : start] in ("'", '"') and text[end : end + 1] == text[start - 1]
    if quoted:
        start, end = start - 1, end + 1
    before, after = text[line:start], text[end : (text + "\n").index("\n", end)]
    if re.fullmatch(r"\s*(?:- |-W ?)?", before) and re.fullmatch(r",?\s*", after):
        if kind is not ScriptFile.JSON:  # its lists end without a comma
            return Edit(line, min(end + len(after) + 1, len(text)), "")
    option = re.search(r"\s+-W[ =]?$", before)
    if option is not None:
        return Edit(line + option.start(), end, "")
    leading, trailing = re.search(r",\s*$", before), re.match(r"\s*,\s*", after)
    in_list = quoted if kind is ScriptFile.TOML else "PYTHONWARNINGS" in before
    if in_list and leading is not None:
        return Edit(line + leading.start(), end, "")
    if in_list and trailing is not None:
        return Edit(start, end + trailing.end(), "")
    alone = before.endswith("[") and after.startswith("]")
    if kind is not ScriptFile.TOML:
        alone = re.search(r"=\s*$", before) is not None
    return Edit(start, end, "") if alone else None


@cache
def _classes() -> dict[str, tuple[str, str]]:
    """Each class that a rule knows of -> the rule's code, and the name that takes its place."""
    from codemods.rules.registry import all_rules
    from codemods.rules.shapes.warning_classes import RemovedWarning

    return {
        old: (rule.change, new)
        for rule in all_rules()
        if issubclass(rule, RemovedWarning)
        for old, new in rule.renames.items()
    }
