"""Where a finding is after the lines around it have been rewritten."""

from __future__ import annotations

from codemods.files.text import LineIndex
from codemods.findings import Finding, Verdict
from codemods.report.moved import moved


def found(text: str, old: str, new: str) -> str:
    """The text at the place that a finding at ``text`` has in ``new``, with its line before it."""
    at = old.index(text)
    finding = Finding("a.py", LineIndex(old).place(at, at + len(text)), "x", Verdict.FLAG, "")
    place = moved([finding], old, new)[0].place
    return f"{place.line} {new[place.start : place.end]}"


def test_a_place_follows_its_line() -> None:
    assert found("field.rel", "import a\n\nfield.rel\n", "field.rel\n") == "1 field.rel"


def test_a_place_on_rewritten_lines_is_where_its_text_stands() -> None:
    old = "if new:\n    take(\n        field.rel if new else\n        1)\nelse:\n    pass\n"
    new = "take(\n    field.rel,\n    1)\n"
    assert found("field.rel", old, new) == "2 field.rel"
    assert found("pass", old, new).startswith("3 ")


def test_the_nearest_of_several_is_taken() -> None:
    old = "a = x.rel\nif new:\n    b = y(x.rel)\n"
    new = "a = z(x.rel)\nb = z(y(x.rel))\n"
    assert found("y(x.rel)", old, new) == "2 y(x.rel)"
