"""The progress line: on terminals only, and gone at the end."""

from __future__ import annotations

import io
import sys

import pytest

from codemods.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_the_line_is_written_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with Progress() as progress:
        progress("reading", 1, 20)
        progress("reading", 2, 20)  # too soon to be worth a write
    assert terminal.getvalue() == "\rreading 1/20\r            \r"


def test_elsewhere_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", pipe := io.StringIO())
    with Progress() as progress:
        progress("reading", 1, 20)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with Progress(wanted=False) as progress:
        progress("reading", 1, 20)
    assert pipe.getvalue() == terminal.getvalue() == ""
