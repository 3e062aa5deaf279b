"""Every template rule keeps the promises of its examples, and answers rows that the ledger has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from codemods.findings import Finding, Verdict
from codemods.ledger import entry
from codemods.releases import Range
from codemods.rules.examples import Example, Fixes, Flags, Keeps, Suggests
from codemods.rules.templates import template_rules
from codemods.templates.check import check_template, fix_template
from codemods.templates.context import TemplateContext
from codemods.templates.rule import TemplateRule

Rule = type[TemplateRule]


def _examples() -> Iterator[object]:
    for rule in template_rules():
        for index, example in enumerate(rule.examples):
            yield pytest.param(rule, example, id=f"{rule.change}-{index}")


def _run(rule: Rule, example: Example) -> tuple[str, Range, TemplateContext]:
    path = example.path if example.path != Example.path else "shop/templates/shop/page.html"
    releases = Range.of(example.current, example.target, example.supports)
    return path, releases, replace(rule.example_context, modernize=example.modernize)


def _found(rule: Rule, example: Example, text: str) -> list[Finding]:
    path, releases, context = _run(rule, example)
    found = check_template(path, text, [rule], releases, context)
    return [finding for finding in found if finding.code == rule.change]


def _fixed(rule: Rule, example: Example, text: str, suggestions: bool) -> str:
    path, releases, context = _run(rule, example)
    fixed = fix_template(path, text, [rule], releases, context, suggestions)
    assert not fixed.failed
    return fixed.text


@pytest.mark.parametrize(("rule", "example"), list(_examples()))
def test_example(rule: Rule, example: Example) -> None:
    match example:
        case Fixes(before=before, after=after):
            assert _fixed(rule, example, before, suggestions=False) == after
            assert not [f for f in _found(rule, example, after) if f.verdict is Verdict.FIX]
        case Suggests(before=before, after=after):
            assert _fixed(rule, example, before, suggestions=False) == before
            assert _fixed(rule, example, before, suggestions=True) == after
            assert not [f for f in _found(rule, example, after) if f.verdict is Verdict.SUGGEST]
        case Flags(source=source):
            found = _found(rule, example, source)
            assert [f.place.line for f in found] == list(example.lines or (example.line,))
            assert all(f.verdict is Verdict.FLAG and not f.edits for f in found)
        case Keeps(source=source):
            assert not _found(rule, example, source)


@pytest.mark.parametrize("rule", template_rules(), ids=lambda rule: rule.change)
def test_rule_is_documented(rule: Rule) -> None:
    assert rule.__doc__
    assert all(entry(code) is not None for code in rule.answers())
    kinds = {type(example) for example in rule.examples}
    assert kinds & {Fixes, Suggests, Flags}, "an example of what the rule finds"
    assert Keeps in kinds, "an example of what it leaves alone"
