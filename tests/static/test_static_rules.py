"""Rules on style sheets and browser scripts keep the promises of their examples."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from codemods.files.kinds import FileKind, kind_of
from codemods.findings import Finding, Verdict
from codemods.ledger import entry
from codemods.releases import Range
from codemods.rules.examples import Example, Fixes, Flags, Keeps, Suggests
from codemods.static import all_rules, check
from codemods.static.rule import StaticRule

Rule = type[StaticRule]


def cases() -> Iterator[object]:
    for rule in all_rules():
        for index, example in enumerate(rule.examples):
            yield pytest.param(rule, example, id=f"{rule.change}-{index}")


def found(rule: Rule, example: Example, text: str) -> list[Finding]:
    range = Range.of(example.current or "1.8", "6.1", None)
    findings = check(example.path, text, range, kind_of(example.path) is FileKind.JINJA, lambda: True)
    assert all(one.place.end <= other.place.start for one, other in pairwise(findings))
    return [finding for finding in findings if finding.code == rule.change]


def rewritten(text: str, findings: list[Finding]) -> str:
    for edit in sorted((edit for finding in findings for edit in finding.edits), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize(("rule", "example"), list(cases()))
def test_example(rule: Rule, example: Example) -> None:
    assert kind_of(example.path) in (FileKind.STATIC, FileKind.JINJA)
    match example:
        case Fixes(before=before, after=after) | Suggests(before=before, after=after):
            findings = found(rule, example, before)
            wanted = Verdict.FIX if isinstance(example, Fixes) else Verdict.SUGGEST
            assert {finding.verdict for finding in findings} == {wanted}
            assert rewritten(before, findings) == after
            assert not found(rule, example, after)
        case Flags(source=source):
            findings = found(rule, example, source)
            assert [finding.place.line for finding in findings] == list(example.lines or (example.line,))
            assert all(finding.verdict is Verdict.FLAG and not finding.edits for finding in findings)
        case Keeps(source=source):
            assert not found(rule, example, source)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.change)
def test_rule_is_documented(rule: Rule) -> None:
    assert rule.__doc__
    assert all(entry(code) is not None for code in rule.answers())
    kinds = {type(example) for example in rule.examples}
    assert kinds & {Fixes, Suggests, Flags}
    assert Keeps in kinds


def test_addresses_that_another_view_answers() -> None:
    assert not check("shop/static/a.js", "location = '/logout/';\n", Range.of("4.0", "5.2", None))


def test_what_a_tool_has_made_is_left_alone() -> None:
    text = ".x{background:url(/static/admin/img/icon-yes.gif)}" * 500
    assert not check("shop/static/app.css", text, Range.of("1.8", "6.1", None))
    assert kind_of("shop/static/admin/app.min.css") is None
