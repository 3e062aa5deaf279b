"""The ledger as it is shipped: consistent, and cheap to ask."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from codemods.ledger import all_rows, entries, entry, row, rows
from codemods.ledger.index import INDEX, index_text
from codemods.ledger.rows import DATA, FILES, read_file
from codemods.releases import KNOWN, Release

KINDS = {"removed", "incompatible", "deprecated", "default", "new-idiom"}
SURFACES = {
    "python",
    "settings",
    "template",
    "migration",
    "urls",
    "command",
    "database",
    "static",
    "environment",
}
TOOL = Path(__file__).parents[2] / "tools" / "import_ledger.py"


def test_every_known_release_has_a_file() -> None:
    assert {path.stem for path in DATA.glob("*.csv")} == set(FILES)
    assert all(rows(release) for release in KNOWN)


def test_the_index_says_what_the_files_say() -> None:
    expected = index_text((stem, read_file(stem)) for stem in FILES)
    assert INDEX.read_text("utf-8") == expected, "run python tools/import_ledger.py"


def test_ids_are_unique_and_found_again() -> None:
    everything = list(all_rows())
    assert len({one.id for one in everything}) == len(everything) == len(entries())
    for one in everything:
        assert row(one.id) is one
        found = entry(one.id)
        assert found is not None
        assert (found.since, found.until) == (one.since, one.until)


def test_columns_hold_what_they_may() -> None:
    for one in all_rows():
        release, _, slug = one.id.partition("/")
        assert slug and release == one.release, one.id
        assert one.kind in KINDS, one.id
        assert one.surface in SURFACES, one.id
        assert one.action in {"fix", "suggest", "flag", "read"}, one.id
        assert one.anchor and one.summary, one.id
        assert one.since_release and (one.until_release is None) == (not one.until), one.id
        for text in (one.trigger, one.rewrite, one.summary, one.relevant_if, one.symbols):
            assert text == text.strip() and "\n" not in text and "\t" not in text, one.id


def test_links_lead_to_the_notes_of_the_release() -> None:
    notes = "https://docs.djangoproject.com/en/stable/releases"
    renamed = row("3.0/force-text")
    assert renamed is not None
    assert renamed.url == f"{notes}/3.0/#django-utils-encoding-force-text-and-smart-text"
    assert (renamed.since, renamed.until) == ("3.0", "4.0")
    patch = row("1.7.1/runsql-percent")
    assert patch is not None
    assert patch.url == f"{notes}/1.7.1/#bugfixes"
    assert patch.since_release == Release(1, 7)


@pytest.mark.parametrize("id", ["", "3.0", "3.0/", "3.0/no-such-thing", "9.9/x", "1.7.1/x", "../data/3.0/x"])
def test_unknown_ids_are_none(id: str) -> None:
    assert row(id) is None
    assert entry(id) is None


def test_a_look_up_reads_no_other_release() -> None:
    script = (
        "from codemods.ledger import row, entry\n"
        "from codemods.ledger.rows import read_file\n"
        "entry('3.0/force-text')\n"
        "assert read_file.cache_info().currsize == 0\n"
        "assert row('3.0/force-text')\n"
        "assert read_file.cache_info().currsize == 1\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_tool_keeps_what_was_corrected_by_hand(tmp_path: Path) -> None:
    source, own = tmp_path / "source", tmp_path / "own"
    source.mkdir()
    own.mkdir()
    header, first, second = (DATA / "3.0.csv").read_text("utf-8").splitlines(keepends=True)[:3]
    corrected = first.replace(",flag,", ",suggest,", 1)
    assert corrected != first
    (source / "3.0.csv").write_text(header + first + second, "utf-8")
    (own / "3.0.csv").write_text(header + corrected, "utf-8")

    def tool(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(TOOL), "--data", str(own), *arguments]
        return subprocess.run(command, capture_output=True, text=True)

    assert tool("--check").returncode == 1
    done = tool(str(source))
    assert done.returncode == 0
    assert first.partition(",")[0] in done.stdout
    assert (own / "3.0.csv").read_text("utf-8") == header + corrected + second
    assert tool("--check").returncode == 0
    assert tool(str(source), "--overwrite").stdout == ""
    assert (own / "3.0.csv").read_text("utf-8") == header + first + second


@pytest.mark.parametrize(
    ("id", "current", "target", "comes"),
    [
        ("6.0.6/signed-cookie-legacy-salt-fallback", "1.8", "5.2", True),  # 5.2.15 has it, too
        ("6.0.6/signed-cookie-legacy-salt-fallback", None, "5.2", True),
        ("6.0.6/signed-cookie-legacy-salt-fallback", "1.8", "5.1", False),
        ("6.0.6/signed-cookie-legacy-salt-fallback", "5.2", "6.0", True),  # an early 5.2 had it not
        ("6.0.6/signed-cookie-legacy-salt-fallback", "6.0", "6.1", True),
        ("6.0.6/signed-cookie-legacy-salt-fallback", "6.1", "6.1", False),
        ("5.1.7/wordwrap-output", "3.2", "4.2", True),
        ("5.1.7/wordwrap-output", "5.2", "6.0", False),
    ],
)
def test_what_patch_releases_brought_comes_with_each_of_their_series(
    id: str, current: str | None, target: str, comes: bool
) -> None:
    found = entry(id)
    assert found is not None
    now = None if current is None else Release.parse(current)
    assert found.is_patched_in(now, Release.parse(target)) is comes
