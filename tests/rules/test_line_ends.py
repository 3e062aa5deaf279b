"""What rules write has the line ends of the file, and its tabs where it is indented by them."""

from __future__ import annotations

import ast
import re
import textwrap

import pytest

from codemods.engine.memory import check_sources
from codemods.releases import KNOWN, NEWEST, OLDEST, Range, Release
from codemods.rules.examples import Example, Fixes, Suggests
from codemods.rules.registry import all_rules
from codemods.rules.rule import Rule

RULES = [rule for rule in all_rules() if any(isinstance(one, Fixes | Suggests) for one in rule.examples)]


def written(rule: type[Rule], example: Example, source: str) -> str | None:
    files = {path: textwrap.dedent(body) for path, body in example.files.items()} | {example.path: source}
    first, last, removal = rule.lifetime()
    before = [release for release in KNOWN if release < first]
    target = Release.parse(example.target) if example.target else (last if last in KNOWN else None)
    if target is None:
        target = first if not removal and first in KNOWN else NEWEST
    current = Release.parse(example.current) if example.current else (before[-1] if before else OLDEST)
    range = Range(current, target, Release.parse(example.supports) if example.supports else target)
    outcome = check_sources(files, [rule(range)], range)[example.path]
    assert not [finding for finding in outcome.findings if finding.code.startswith("file/")]
    return outcome.suggested if isinstance(example, Suggests) else outcome.fixed


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.change)
def test_line_ends_of_windows_stay(rule: type[Rule]) -> None:
    for example in rule.examples:
        if isinstance(example, Fixes | Suggests):
            before, after = (
                textwrap.dedent(text).replace("\n", "\r\n") for text in (example.before, example.after)
            )
            assert written(rule, example, before) == after


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.change)
def test_code_that_is_indented_by_tabs_stays_so(rule: type[Rule]) -> None:
    for example in rule.examples:
        if isinstance(example, Fixes | Suggests):
            before = re.sub(
                r"(?m)^( {4})+", lambda match: "\t" * (len(match[0]) // 4), textwrap.dedent(example.before)
            )
            try:
                ast.parse(before)
            except SyntaxError:
                continue
            result = written(rule, example, before)
            assert result is not None
            mixed = [line for line in result.splitlines() if re.match(r"\t+ +\S", line)]
            # Inside brackets the layout of the rules is that of the examples.
            assert not [
                line for line in mixed if re.match(r"\s*(?:def|return|if|for|try|except|super)\b", line)
            ]
