"""The diff is a patch that git takes, and leaves the suggestions in it alone."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codemods.report.diff import as_comments, file_diff, hunks
from codemods.report.lines import changes, matches

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

CASES = {
    "plain": (b"a\nb\nc\n", b"a\nB\nc\n"),
    "no final newline": (b"a\nb", b"a\nB"),
    "newline added": (b"a\nb", b"a\nb\n"),
    "newline taken": (b"a\nb\n", b"a\nb"),
    "crlf": (b"a\r\nb\r\nc\r\n", b"a\r\nB\r\nc\r\n"),
    "lone cr": (b"a\rb\nc\n", b"a\rB\nc\n"),
    "latin-1": (b"# \xe4\nx = 1\n", b"# \xe4\nx = 2\n"),
    "form feed": (b"a\x0cb\n\x0c\nc\n", b"a\x0cb\n\x0c\nd\n"),
    "emptied": (b"a\n", b""),
    "filled": (b"", b"a\n"),
    "far apart": (
        b"".join(b"%d\n" % n for n in range(40)),
        b"".join(b"%d\n" % (n or 99) for n in range(40)) + b"z\n",
    ),
    "all of it": (b"a\n" * 9, b"b\n" * 7),
}


def apply(folder: Path, patch: bytes) -> None:
    done = subprocess.run(["git", "apply", "-"], input=patch, cwd=folder, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


@needs_git
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", ["a.py", "shop/ä b.py", 'q"\\\t.py'])
def test_git_applies_it(tmp_path: Path, case: str, name: str) -> None:
    old, new = CASES[case]
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(old)
    patch = file_diff(name, old, new)
    apply(tmp_path, patch)
    assert (file.read_bytes() if file.exists() else b"") == new


@needs_git
def test_suggestions_are_passed_over_and_apply_on_top(tmp_path: Path) -> None:
    old, new, suggested = b"a\nb\nc", b"a\nB\nc", b"A\nB\nC"
    (tmp_path / "a.py").write_bytes(old)
    suggestion = file_diff("a.py", new, suggested)
    output = file_diff("a.py", old, new) + b"\n# Suggestions\n" + as_comments(suggestion)
    apply(tmp_path, output)
    assert (tmp_path / "a.py").read_bytes() == new
    comments = output.partition(b"# Suggestions\n")[2]
    apply(tmp_path, b"".join(line[2:] for line in comments.splitlines(keepends=True)))
    assert (tmp_path / "a.py").read_bytes() == suggested


def test_nothing_for_nothing() -> None:
    assert file_diff("a.py", b"a", b"a") == b""


def test_what_it_looks_like() -> None:
    assert file_diff("shop/a.py", b"1\n2\n3\n4\n5\n6", b"1\n2\n3\n4\n5\n7").decode() == (
        "diff --git a/shop/a.py b/shop/a.py\n--- a/shop/a.py\n+++ b/shop/a.py\n"
        "@@ -3,4 +3,4 @@\n 3\n 4\n 5\n-6\n\\ No newline at end of file\n+7\n\\ No newline at end of file\n"
    )


def patched(old: bytes, parts: list[bytes]) -> bytes:
    """A small ``patch``: what the hunks make of ``old``."""
    lines, out, at = old.splitlines(keepends=True), [], 0
    for part in parts:
        header, *body = part.splitlines(keepends=True)
        start, _, length = header.split()[1][1:].partition(b",")
        begin = int(start) - (length != b"0")
        out += lines[at:begin]
        at = begin
        for number, line in enumerate(body):
            bare = body[number + 1 : number + 2] == [b"\\ No newline at end of file\n"]
            text = line[1:-1] if bare else line[1:]
            if line[:1] in b" -":
                assert lines[at] == text
                at += 1
            if line[:1] in b" +":
                out.append(text)
    return b"".join(out + lines[at:])


texts = st.lists(st.sampled_from([b"a\n", b"b\n", b"\n", b"c\n", b"d\n"]), max_size=40).map(b"".join)


@given(texts, texts, st.sampled_from([b"", b"z"]), st.sampled_from([b"", b"z"]))
def test_hunks_make_the_new_text_of_the_old_one(old: bytes, new: bytes, end: bytes, new_end: bytes) -> None:
    assert patched(old + end, list(hunks(old + end, new + new_end))) == new + new_end


@given(
    st.lists(st.sampled_from([b"a", b"b", b"c", b"d", b"e"])),
    st.lists(st.sampled_from([b"a", b"b", b"c", b"x"])),
)
def test_matches_are_the_same_and_in_order(a: list[bytes], b: list[bytes]) -> None:
    at = (0, 0)
    for block in matches(a, b):
        assert (block.a0, block.b0) >= at and block.a0 >= at[0] and block.b0 >= at[1]
        assert a[block.a0 : block.a1] == b[block.b0 : block.b1] != []
        at = (block.a1, block.b1)


def test_a_long_file_of_equal_lines_is_not_compared_pair_by_pair() -> None:
    a = [b"\n"] * 20_000
    b = [b"x\n", *a[1:-1], b"y\n"]
    assert [tuple(block) for block in changes(a, b)] == [(0, 20_000, 0, 20_000)]
    unique = [b"%d\n" % n for n in range(20_000)]
    changed = [line if n % 100 else b"new %d\n" % n for n, line in enumerate(unique)]
    assert len(changes(unique, changed)) == 200
