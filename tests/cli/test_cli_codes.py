"""Selectors mean what ruff's users expect of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import codemods
from codemods.codes import OWN, covers, near_misses, selected, unknown

CODES = ("1.1/x", "1.10/method", "1.7/a", "1.7.1/runsql", "3.0/force-text", "3.0/force-text-two", "4.0/url")


@pytest.mark.parametrize(
    ("selector", "code", "expected"),
    [
        ("3.0", "3.0/force-text", True),
        ("3", "3.0/force-text", True),
        ("1.7", "1.7.1/runsql", True),
        ("1.1", "1.10/method", False),
        ("1", "1.10/method", True),
        ("3.0/force-text", "3.0/force-text", True),
        ("3.0/force-text", "3.0/force-text-two", False),
        ("api", "api/removed-name", True),
        ("ap", "api/removed-name", False),
        ("ALL", "anything/at-all", True),
        ("", "3.0/force-text", False),
        ("3.0/", "3.0/force-text", False),
    ],
)
def test_covers(selector: str, code: str, expected: bool) -> None:
    assert covers(selector, code) is expected


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), True),
        ((), ("3.0",), False),
        (("3.0",), (), True),
        (("4.0",), (), True),
        (("4.1",), (), False),
        ((), ("4.0",), True),
        (("3.0/force-text",), ("3.0",), True),
        (("3.0",), ("3.0/force-text",), False),
        (("3.0",), ("3.0",), False),
        (("ALL",), ("ALL",), False),
        (("4.0/force-text-gone",), (), True),
    ],
)
def test_the_longest_selector_decides(
    select: tuple[str, ...], ignore: tuple[str, ...], expected: bool
) -> None:
    assert selected("3.0/force-text", select, ignore, ["4.0/force-text-gone"]) is expected


def test_unknown_selectors() -> None:
    given = ("3.0", "api", "pins", "file/unused-ignore", "ALL", "1.7", "3.0/force_text", "9.9", "api/x", "")
    assert unknown(given, lambda: CODES) == ("3.0/force_text", "9.9", "api/x", "")


def test_known_codes_are_not_read_where_nothing_is_doubtful() -> None:
    assert unknown(("api", "pins/django", "ALL"), lambda: pytest.fail("read")) == ()


def test_near_misses() -> None:
    assert near_misses("3.0/force_text", CODES)[0] == "3.0/force-text"
    assert near_misses("force-text", CODES)[0] == "3.0/force-text"
    assert near_misses("zzzzzz", CODES) == []


def test_every_code_of_our_own_is_known_and_none_is_made_up() -> None:
    """Whoever adds a code says in ``codes.OWN`` what it means."""
    package = Path(codemods.__file__).parent
    written = set()
    for path in package.rglob("*.py"):
        if path.name != "codes.py":
            written |= set(re.findall(r"\"((?:api|file|pins)/[a-z0-9-]+)\"", path.read_text("utf-8")))
    assert written == set(OWN)
