"""The forum of 1.8 is upgraded on paper: the whole diff is under version control.

``UPDATE_EXPECTED=1 python -m pytest tests/examples/test_forum.py`` writes it anew; read what git shows then.
"""

from __future__ import annotations

import difflib
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from .conftest import EXAMPLES, run

EXPECTED = EXAMPLES / "forum.expected.diff"


def read(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def unified(before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        yield from difflib.unified_diff(
            before.get(name, "").splitlines(keepends=True),
            after.get(name, "").splitlines(keepends=True),
            f"a/{name}",
            f"b/{name}",
        )


def test_forum_becomes_what_was_read_and_found_right(
    example: Callable[[str], Path], codemods: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    forum = example("forum")
    before = read(forum)
    completed = codemods(forum, "check", "--fix", "--from", "1.8", "--to", "5.2", ".")
    assert completed.returncode in (0, 1), completed.stdout
    diff = "".join(unified(before, read(forum)))
    if os.environ.get("UPDATE_EXPECTED"):
        EXPECTED.write_text(diff, encoding="utf-8")
    assert diff == EXPECTED.read_text(encoding="utf-8")


def test_second_run_changes_nothing(
    example: Callable[[str], Path], codemods: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    forum = example("forum")
    codemods(forum, "check", "--fix", "--from", "1.8", "--to", "5.2", ".")
    first = read(forum)
    codemods(forum, "check", "--fix", "--from", "1.8", "--to", "5.2", ".")
    assert read(forum) == first


def test_forum_passes_on_the_target_after_fix(
    example: Callable[[str], Path],
    codemods: Callable[..., subprocess.CompletedProcess[str]],
    django: Callable[..., Path],
) -> None:
    """The diff under version control is only worth something where the result of it runs."""
    forum = example("forum")
    fixed = codemods(forum, "check", "--fix", "--from", "1.8", "--to", "5.2", ".")
    after = run([django("Django~=5.2.0", "tzdata"), "-W", "ignore", "manage.py", "test"], forum)
    assert after.returncode == 0 and "Ran 38 tests" in after.stdout, f"{fixed.stdout}\n{after.stdout}"
