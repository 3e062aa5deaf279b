from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from codemods.files.ignores import Ignores
from codemods.files.walk import FoundFile, find


def verdict(pattern: str, path: str, folder: bool = False) -> bool | None:
    return Ignores(pattern.split("|")).verdict(path, path.rpartition("/")[2], folder)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("x.py", "x.py"), ("x.py", "a/b/x.py"), ("*.py", "a/x.py"), ("/x.py", "x.py"), ("a/*.py", "a/x.py"),
        ("**/x.py", "x.py"), ("**/x.py", "a/b/x.py"), ("a/**/x.py", "a/x.py"), ("a/**/x.py", "a/b/c/x.py"),
        ("a/**", "a/x.py"), ("?.py", "x.py"), ("[xy].py", "y.py"), ("[!a].py", "x.py"), ("[a-c]x.py", "bx.py"),
        (r"\#x.py", "#x.py"), (r"\!x.py", "!x.py"), ("x.py  ", "x.py"), (r"x\ ", "x "), ("[[:digit:]].py", "7.py"),
        ("[]x].py", "].py"), ("x.py\r", "x.py"), ("!x.py|x.py", "x.py"), ("*", "anything"), ("a/***/x.py", "a/b/x.py"),
    ],
)  # fmt: skip
def test_ignored(pattern: str, path: str) -> None:
    assert verdict(pattern, path) is True


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("x.py/", "x.py"), ("/x.py", "a/x.py"), ("a/*.py", "a/b/x.py"), ("a/*.py", "b/a/x.py"), ("# x.py", "x.py"),
        ("a/**", "a"), ("/a", "a/x.py"), ("a/**/", "a/x.py"), ("*.p", "x.py"), ("[ab", "[ab"), ("x\\", "x"), ("", "x.py"),
        ("[z-a].py", "b.py"), ("a?b", "a/b"), (".py", "x.py"), ("/", "x.py"), ("[[:nonsense:]]", "n"),
    ],
)  # fmt: skip
def test_not_ignored(pattern: str, path: str) -> None:
    assert verdict(pattern, path) is None


def test_the_last_pattern_that_matches_decides() -> None:
    assert verdict("*.py|!x.py", "x.py") is False
    assert verdict("*.py|!a/x.py", "a/x.py") is False
    assert verdict("!a/x.py|*.py", "a/x.py") is True
    assert verdict("a/x.py|!*.py", "a/x.py") is False


def test_folders() -> None:
    assert verdict("a/", "a", folder=True) is True
    assert verdict("/a/", "b/a", folder=True) is None
    assert verdict("a/**/", "a/b", folder=True) is True


NAMES = ["a", "b", "ab", "foo"]
FILES = ["bar.py", "keep.py", "x.py", "a.py", "y.html"]
PATTERNS = [
    "a",
    "a/",
    "/a",
    "a/b",
    "*.py",
    "!keep.py",
    "!a/",
    "/a/*",
    "!/a/b",
    "**/foo",
    "foo/**",
    "a/**/x.py",
    "b/**",
    "!x.py",
    "*",
    "!*/",
    "!*.py",
    "[ab].py",
    "?.py",
    "\\!x",
    "#",
    "foo/*",
    "!foo/keep.py",
    "/*",
    "!/foo",
    "ab/**/",
    "*/",
    "a*",
    "!a*",
    "**/b/",
    "/**/a",
    "!**/b",
    "[!a]*",
    "[a-]",
    "[[:alpha:]]",
    "a\\",
    "",
    "**",
    "a/**/b",
    "*/b",
    "***/b",
    "/**",
    "**/*.py",
    "b[",
]


@pytest.mark.skipif(shutil.which("git") is None, reason="compares with git, which is not installed")
@pytest.mark.parametrize("seed", range(12))
def test_the_walk_finds_what_git_finds(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    folders = [tmp_path]
    for _ in range(12):
        folder = chance.choice(folders) / chance.choice(NAMES)
        if not folder.exists():
            folder.mkdir()
            folders.append(folder)
    for _ in range(30):
        (chance.choice(folders) / chance.choice(FILES)).write_text("x")
    for _ in range(3):
        lines = chance.choices(PATTERNS, k=chance.randint(1, 5))
        (chance.choice([tmp_path, *folders]) / ".gitignore").write_text("\n".join(lines) + "\n")
    listed = subprocess.run(
        ["git", "-C", str(tmp_path), "-c", "core.excludesFile=", "ls-files", "-co", "--exclude-standard", "-z"],
        capture_output=True, check=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    expected = sorted(name for name in listed if name.endswith((".py", ".html")))
    assert sorted(each.path for each in find([tmp_path], tmp_path) if isinstance(each, FoundFile)) == expected
