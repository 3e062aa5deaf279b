"""The scanner that finds strings in TOML, held against a TOML library."""

from __future__ import annotations

from typing import Any

import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from codemods.pins.toml_tokens import tokens

values = st.recursive(
    st.text("ab\"'\\\n#[]{}=, é", max_size=6) | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab.-é\" ", max_size=4), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in strings(inner)]
    return [text for inner in value for text in strings(inner)] if isinstance(value, list) else []


@settings(max_examples=150)
@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), values, max_size=4))
def test_all_strings_are_found_where_they_are(document: dict[str, Any]) -> None:
    text = tomlkit.dumps(document)
    found = list(tokens(text))
    expected = strings(tomlkit.parse(text).unwrap())
    assert len(found) == len(expected)
    plain = sorted(text[token.start : token.end] for token in found if token.plain)
    assert all(value in expected for value in plain)


def test_kinds_of_strings() -> None:
    text = 'a = "x\\"y"\nb = \'c:\\d\'\nc = """\nm "" n"""\nd.e = [\'\'\'q\'\'\', {f = "g"}] # "no"\n["t.u"]\nv = "w"\n'
    found = [(token.key, text[token.start : token.end], token.plain, token.listed) for token in tokens(text)]
    assert found == [
        (("a",), 'x\\"y', False, False),
        (("b",), "c:\\d", True, False),
        (("c",), '\nm "" n', False, False),
        (("d", "e"), "q", True, True),
        (("d", "e", "f"), "g", True, False),
        (("t.u", "v"), "w", True, False),
    ]
