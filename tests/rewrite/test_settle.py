"""Texts that are not Python are rewritten pass by pass; what does not hold is taken back, and told."""

from __future__ import annotations

import re
from collections.abc import Collection

from codemods.files.text import LineIndex
from codemods.findings import Edit, Finding, Verdict
from codemods.rewrite.settle import settle, taken_back


def finder(**changes: tuple[str, str]):
    """A check that finds each pattern, with the text that is to take its place; the code is the keyword."""

    def check(text: str) -> list[Finding]:
        return [
            Finding(
                "a.txt",
                LineIndex(text).place(match.start(), match.end()),
                code,
                Verdict.FIX,
                "",
                edits=(Edit(match.start(), match.end(), new),),
            )
            for code, (pattern, new) in changes.items()
            for match in re.finditer(pattern, text)
        ]

    return check


def anything(text: str, finding: Finding) -> bool:
    return True


def holds(old: str, new: str, edits: Collection[Edit]) -> str:
    return ""


def test_what_touches_waits_for_the_next_pass() -> None:
    done = settle("ab c", finder(x=("a", "1"), y=("b", "2"), z=("c", "3")), anything, holds)
    assert done.text == "12 3"
    assert [(finding.code, finding.iteration) for finding in done.applied] == [("x", 0), ("z", 0), ("y", 1)]
    assert not done.left and not done.failed


def test_a_rule_whose_rewrite_does_not_hold_has_no_further_say() -> None:
    def verify(old: str, new: str, edits: Collection[Edit]) -> str:
        return "it is bad" if "bad" in new else ""

    check = finder(good=("a", "x"), wrong=("b", "bad"))
    done = settle("a b a b", check, anything, verify)
    assert done.text == "x b x b"
    assert done.refused == {"wrong"}
    assert [finding.code for finding in done.failed] == ["file/rewrite-failed"] * 2
    assert "wrong" in done.failed[0].message and "it is bad" in done.failed[0].message
    told = taken_back(check("a b"), done.refused)
    assert [(finding.code, finding.verdict) for finding in told] == [
        ("good", Verdict.FIX),
        ("wrong", Verdict.FLAG),
    ]
    assert not told[1].edits and "did not hold" in told[1].advice


def test_rewrites_that_hold_one_by_one_but_not_together() -> None:
    def verify(old: str, new: str, edits: Collection[Edit]) -> str:
        return "two are too many" if new.count("x") > 1 else ""

    done = settle("a b", finder(one=("a", "x"), two=("b", "x")), anything, verify)
    assert done.text == "a b"
    assert done.refused == {"one", "two"}


def test_what_does_not_come_to_an_end_is_told() -> None:
    done = settle("a", finder(longer=("a$", "aa")), anything, holds)
    assert done.refused == {"longer"}
    assert [finding.code for finding in done.failed] == ["file/rewrite-failed"]
