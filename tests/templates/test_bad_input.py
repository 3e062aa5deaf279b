"""Whatever a file with the suffix of a template holds: a finding of its own, soon, and the rest goes on."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from codemods.engine.options import RunOptions, RunResult
from codemods.engine.run import run
from codemods.files.kinds import template_kind
from codemods.releases import Range

GOOD = b"{% load staticfiles %}{% ifequal a b %}x{% endifequal %}"
FIXED = b"{% load static %}{% if a == b %}x{% endif %}"


def result_of(folder: Path, **files: bytes) -> RunResult:
    """A run over the files, each ``NAME.html``, and a good one beside them."""
    for name, data in {**files, "good": GOOD}.items():
        (folder / f"{name}.html").write_bytes(data)
    result = run(RunOptions(paths=(folder,), root=folder, range=Range.of("2.0", "5.2"), jobs=1))
    assert {change.name: change.new for change in result.changes}["good.html"] == FIXED
    return result


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00{% ifequal a b %}\x00\xff", "file/binary"),
        (b"{% ifequal a b %}caf\xe9 \x81{% endifequal %}", None),
        (b"{% ifequal a b %}", "file/template-syntax"),
        (b"{% endifequal %}{% ifequal a b %}x{% endifequal %}", "file/template-syntax"),
        (b"{% ifequal a b %}{% for x in y %}{% endifequal %}{% endfor %}", "file/template-syntax"),
        (b"{% ifequal a b %}{{ }}{% %}{% endifequal %}", "file/template-syntax"),
        (b"{% ifequal a b %}" * 5_000, "file/template-syntax"),
    ],
    ids=["binary", "latin-1", "unclosed", "unopened", "crossed", "empty", "deep"],
)
def test_each_is_a_finding_of_its_own(tmp_path: Path, data: bytes, code: str | None) -> None:
    result = result_of(tmp_path, bad=data)
    told = {finding.code for finding in result.problems if finding.path == "bad.html"}
    assert told == ({code} if code else set())


def test_a_template_of_fifty_megabytes(tmp_path: Path) -> None:
    began = time.process_time()
    result = result_of(tmp_path, bad=GOOD * 1_000_000)
    assert [finding.code for finding in result.problems] == ["file/too-large"]
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "text",
    [
        "{% if " * 50_000,
        "{% ifequal a b %}{{" * 30_000,
        "{% ifequal a b %}" + "{{ x|y:" * 50_000,
        "{% ifequal a b %}{% if " + "x" * 300_000 + " %}",
        "{% ifequal a b %}{{ a" + ".b" * 150_000 + " }}",
        "{% ifequal a b %}{{ a" + "|b:'c'" * 50_000 + " }}",
        "{% ifequal a b %}<" + "table <" * 50_000,
        "{% ifequal a b %}" + "<!--" * 80_000,
        "{% ifequal a b %}" + "<a href='" * 50_000,
        "{% load " + "staticfiles " * 5_000 + "%}",
        "{% comment %}" * 30_000 + "{% ifequal a b %}",
        "{% trans 'a" * 50_000,
    ],
    ids=range(12),
)
def test_time_does_not_run_away(tmp_path: Path, text: str) -> None:
    began = time.process_time()
    result_of(tmp_path, bad=text.encode())
    template_kind(text)
    assert time.process_time() - began < 10
