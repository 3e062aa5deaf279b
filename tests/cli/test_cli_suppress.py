"""Comments that silence findings, in Python and in templates."""

from __future__ import annotations

import pytest

from codemods.findings import Finding, Place, Verdict
from codemods.suppress import parse, unused_findings


def finding(line: int, code: str = "3.0/force-text", end_line: int | None = None) -> Finding:
    return Finding("a.py", Place(line, 0, end_line or line, 1, 0, 1), code, Verdict.FIX, "")


@pytest.mark.parametrize(
    ("comment", "code", "expected"),
    [
        ("# codemods: ignore[3.0/force-text]", "3.0/force-text", True),
        ("# codemods: ignore[3.0/force-text]", "3.0/other", False),
        ("# codemods: ignore[3.0]", "3.0/other", True),
        ("# codemods: ignore[4.0/url, api]", "api/removed", True),
        ("# codemods: ignore", "4.0/url", True),
        ("#codemods:ignore[4.0/url]", "4.0/url", True),
        ("# noqa: F401  # codemods: ignore[4.0/url] because of us", "4.0/url", True),
        ("# codemods: ignore: it is ours", "4.0/url", True),
        ("# codemods: ignored", "4.0/url", False),
        ("# codemods: ignore-me", "4.0/url", False),
        ("# codemods: ignore[4.0/url", "4.0/url", False),
        ("# codemods: ignore[]", "4.0/url", False),
        ("# codemods: fix[4.0/url]", "4.0/url", False),
    ],
)
def test_a_comment_speaks_for_its_line(comment: str, code: str, expected: bool) -> None:
    found = parse(f"a = 1\nb = force_text(1)  {comment}\nc = 1\n")
    assert found.matches(finding(2, code)) is expected
    assert not found.matches(finding(1, code))
    assert not found.matches(finding(3, code))


def test_a_string_is_no_comment() -> None:
    assert not parse('x = "# codemods: ignore"\ny = """\n# codemods: ignore-file\n"""\n')


def test_a_whole_file() -> None:
    found = parse("# codemods: ignore-file[3.0]\n\n\nx = 1\n")
    assert found.matches(finding(4))
    assert not found.matches(finding(4, "4.0/url"))


def test_first_and_last_line_of_a_finding() -> None:
    found = parse("f(\n    a,\n    b,\n)  # codemods: ignore\n")
    assert found.matches(finding(1, end_line=4))
    assert not found.matches(finding(1, end_line=3))
    assert not parse("class A:\n    b = 1  # codemods: ignore\n    c = 1\n").matches(finding(1, end_line=3))


def test_lines_that_cannot_hold_a_comment() -> None:
    found = parse(
        'assert f(1) \\\n    and g(2)  # codemods: ignore\nx = """\n\n""" + h  # codemods: ignore\ny = 1\n'
    )
    assert [line for line in range(1, 7) if found.matches(finding(line))] == [1, 2, 3, 4, 5]


def test_places_are_characters_and_survive_odd_line_ends() -> None:
    text = "é = 1\r\nb = 2\rc = '\x0cä'  # codemods: ignore[4.0/url]\r\n"
    ((place, selector),) = parse(text).unused()
    assert selector == "4.0/url"
    assert (place.line, text[place.start : place.end]) == (3, "codemods: ignore[4.0/url]")
    assert place.column == place.start - text.index("c =")


def test_what_was_not_needed_is_told() -> None:
    found = parse("x  # codemods: ignore[3.0/force-text, 4.0/url]\ny  # codemods: ignore\n")
    assert found.matches(finding(1))
    left = unused_findings("a.py", found)
    assert [(one.place.line, one.code) for one in left] == [
        (1, "file/unused-ignore"),
        (2, "file/unused-ignore"),
    ]
    assert "4.0/url" in left[0].message
    assert unused_findings("a.py", found, lambda selector: False) == []


def test_python_that_does_not_parse() -> None:
    found = parse("x = f()  # codemods: ignore\nprint 'a'\nclass (\n  $ '''")
    assert found.matches(finding(1))


def test_templates() -> None:
    text = "{% load x %}\n<p>{{ a }} {# codemods: ignore[3.1/ifequal] #}</p>\n# codemods: ignore-file\n"
    found = parse(text, python=False)
    assert found.matches(finding(2, "3.1/ifequal"))
    assert not found.matches(finding(1, "3.1/ifequal"))
    assert not found.matches(finding(3, "3.1/ifequal"))
    assert parse("{# codemods: ignore-file #}\n", python=False).matches(finding(9))
