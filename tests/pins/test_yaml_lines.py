"""The first fault of a YAML text, and no fault where there is none."""

from __future__ import annotations

import pytest

from codemods.pins.yaml_lines import first_fault


@pytest.mark.parametrize(
    ("text", "at", "reason"),
    [
        ("a:\n\tb: c\n", "\tb", "a tab indents this line"),
        ("a: [1, 2\nb: c\n", "[1", "'[' is never closed"),
        ("a: {b: 1]\n", "]", "']' closes what it did not open"),
        ("a: 'it''s\nb: c\n", "'it", "a quote is never closed"),
        ('a: "b" c\n', " c", "something stands behind the end of the value"),
        ("a:\n    b: c\n  d: e\n", "  d", "its indentation is that of no line above"),
        ("a: b\n  c: d\n", "c: d", "a key stands in a text that began on a line above"),
        ("a: b: c\n", ": c", "a second colon on one line makes a key of a value"),
        ("- a\nb: c\n", "b", "a key stands among list items"),
        ("a: 'b'\n- c\n", "- c", "a list item stands where none can"),
        ("a: 1\nb\nc: 2\n", "b\n", "this line is neither a key nor a list item"),
        ("a: 1\n[b]\nc: 2\n", "[b]", "this line is neither a key nor a list item"),
        ("a: 'b'\n  c\n", "c\n", "this line belongs to nothing"),
        ("python: >=3.8\n", ">=", "'>' begins a block of text, and has to stand alone or in quotes"),
        ("a: - b\n", "- b", "'-' cannot begin a value without quotes"),
        ("a: @b\n", "@b", "'@' cannot begin a value without quotes"),
    ],
)
def test_a_fault_is_found_at_its_place(text: str, at: str, reason: str) -> None:
    assert first_fault(text) == (text.index(at), reason)
    assert first_fault(f"# a\r\n---\r\n{text}") == (len("# a\r\n---\r\n") + text.index(at), reason)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeffa: b\n",
        "%YAML 1.2\n---\na: b\n...\n---\n- c\n",
        "a:\n- b\n- c: d\n  e: f\ng:\n",
        "a: b\n  goes on - here\n  and here\nc: 'd\n\n  e'\n",
        "a: |\n  [\n\t\n  ' b: c: d\nb: >-\n   x\nc: d\n",
        "- - a\n  - b\n- - c\n",
        "a: {b: [c, 'd]', \"e}\"], # f]\n  g: it's}\nh: i\n",
        "a: &x\n  b: c\nd: *x\ne:\n  <<: *x\nf: !!str 1\n",
        "a: http://b:80/c#d # e: f\n",
        '- name: run\n  run: |\n    if [ -z "x ]; then\n  with: {a: ${{ matrix.b }}}\n',
        "'a: b': c\n\"d\": e\n",
        "? a\n: b\n",
        "{% if a %}\nb: [\n{% endif %}\n",
        "a: [\n  b,\n\tc\n]\n",
        "a:\n  b\n c\n",
        'a: "b"#c\nd: e\n',
        "a: [b]#c\nd: e\n",
        "a: b\n[c]: d\n{e}: f\n",
        "a: b\n%YAML 1.2\n---\nc: d\n",
    ],
)
def test_what_is_yaml_has_no_fault(text: str) -> None:
    assert first_fault(text) is None
    assert first_fault(text.replace("\n", "\r\n")) is None
