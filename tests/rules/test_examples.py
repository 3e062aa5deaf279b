"""Every rule's examples are run: they are its tests and its documentation both."""

from __future__ import annotations

import textwrap

import pytest

from codemods.engine.memory import check_sources
from codemods.findings import Verdict
from codemods.releases import KNOWN, NEWEST, OLDEST, Range, Release
from codemods.rules.examples import Example, Fixes, Flags, Keeps, Suggests
from codemods.rules.registry import all_rules
from codemods.rules.rule import Rule


def cases():
    for rule in all_rules():
        for number, example in enumerate(rule.examples):
            yield pytest.param(rule, example, id=f"{rule.change}-{number}")


def range_for(rule: type[Rule], example: Example) -> Range:
    """The example's releases, or the narrowest ones on which the change counts."""
    first, last, removal = rule.lifetime()
    before = [release for release in KNOWN if release < first]
    target = Release.parse(example.target) if example.target else (last if last in KNOWN else None)
    if target is None:
        target = first if not removal and first in KNOWN else NEWEST
    current = Release.parse(example.current) if example.current else (before[-1] if before else OLDEST)
    supports = Release.parse(example.supports) if example.supports else target
    return Range(current, target, supports)


def outcome_of(rule: type[Rule], example: Example, source: str):
    text = textwrap.dedent(source)
    files = {path: textwrap.dedent(body) for path, body in example.files.items()} | {example.path: text}
    range = range_for(rule, example)
    assert rule.active(range, modernize=True), f"{rule.change} is not active for {range}"
    return text, check_sources(files, [rule(range)], range)[example.path]


@pytest.mark.parametrize(("rule", "example"), list(cases()))
def test_example(rule: type[Rule], example: Example) -> None:
    source = example.before if isinstance(example, Fixes | Suggests) else example.source
    text, outcome = outcome_of(rule, example, source)
    failed = [finding.message for finding in outcome.findings if finding.code.startswith("file/")]
    assert not failed
    assert {finding.code for finding in outcome.findings} <= {rule.change}
    verdicts = {finding.verdict for finding in outcome.findings}
    match example:
        case Fixes(after=after):
            assert outcome.fixed == textwrap.dedent(after), [f.advice for f in outcome.findings]
            assert Verdict.FIX in verdicts
        case Suggests(after=after):
            assert outcome.suggested == textwrap.dedent(after), [f.advice for f in outcome.findings]
            assert Verdict.SUGGEST in verdicts
            assert outcome.fixed is None or outcome.fixed == text
        case Flags(line=line, lines=lines):
            assert outcome.fixed is None
            assert outcome.suggested is None
            assert verdicts == {Verdict.FLAG}
            assert {finding.place.line for finding in outcome.findings} == set(lines or (line,))
        case Keeps():
            assert outcome.findings == []
            assert outcome.fixed is None


@pytest.mark.parametrize(("rule", "example"), list(cases()))
def test_second_run_changes_nothing(rule: type[Rule], example: Example) -> None:
    if isinstance(example, Fixes | Suggests):
        text, outcome = outcome_of(rule, example, example.after)
        written = outcome.suggested if isinstance(example, Suggests) else outcome.fixed
        assert written is None or written == text


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.change)
def test_rule_carries_a_look_alike_and_its_verdict(rule: type[Rule]) -> None:
    assert any(isinstance(example, Keeps) for example in rule.examples), "no look-alike (Keeps)"
    assert any(not isinstance(example, Keeps) for example in rule.examples), "no example of its verdict"
    assert rule.message(), "no docstring"
