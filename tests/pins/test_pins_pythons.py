"""The tables of Pythons and patch releases."""

from __future__ import annotations

from codemods.pins.pythons import PATCHES, PYTHONS, dropped_by, patch, python_text
from codemods.releases import KNOWN, Release


def test_every_known_release_is_in_both_tables() -> None:
    assert tuple(PYTHONS) == KNOWN
    assert tuple(PATCHES) == KNOWN


def test_what_dropped_a_python() -> None:
    assert dropped_by((2, 7), Release(5, 2)) == Release(2, 0)
    assert dropped_by((3, 9), Release(5, 2)) == Release(5, 0)
    assert dropped_by((3, 9), Release(4, 2)) is None
    assert dropped_by((3, 11), Release(2028)) == Release(6, 0)
    assert dropped_by((3, 14), Release(4, 2)) is None  # newer than the release, not dropped by it


def test_texts() -> None:
    assert python_text(PYTHONS[Release(1, 9)]) == "2.7 and 3.4 to 3.5"
    assert python_text([(3, 10)]) == "3.10"
    assert patch(Release(5, 2)) == "5.2.19"
    assert patch(Release(2028)) is None
