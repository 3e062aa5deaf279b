"""The shop of 3.2 passes its tests there, fails on 5.2, and passes on 5.2 once ``check --fix`` has run."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import run

OLD = ("Django==3.2.25", "pytz==2024.1", "tzdata")
NEW = ("Django~=5.2.0", "tzdata")  # no pytz: the target does not bring it

# Both kinds of Django's own warnings; the standard library's come from old dependencies only.
STRICT = ["-W", "error::DeprecationWarning", "-W", "error::PendingDeprecationWarning"]

Completed = subprocess.CompletedProcess[str]


def passed(completed: Completed) -> bool:
    """Whether a run of Django's test runner ran tests and all were right."""
    return completed.returncode == 0 and re.search(r"Ran [1-9]\d* tests", completed.stdout) is not None


def run_tests(python: Path, project: Path, *options: str) -> Completed:
    return run([python, *options, "manage.py", "test", "--settings=shop.settings.test"], project)


@pytest.fixture
def shop(example: Callable[[str], Path]) -> Path:
    return example("shop")


@pytest.fixture
def old(django: Callable[..., Path]) -> Path:
    return django(*OLD)


@pytest.fixture
def new(django: Callable[..., Path]) -> Path:
    return django(*NEW)


def test_shop_runs_on_its_own_release_only(shop: Path, old: Path, new: Path) -> None:
    before = run_tests(old, shop, "-W", "always")
    assert passed(before), before.stdout
    assert "RemovedInDjango40Warning" in before.stdout
    untouched = run_tests(new, shop)
    assert not passed(untouched), "The shop must not run on 5.2 before it is changed."


def test_shop_passes_on_the_target_after_fix(
    shop: Path, new: Path, codemods: Callable[..., Completed]
) -> None:
    fixed = codemods(shop, "check", "--fix", "--from", "3.2", "--to", "5.2", ".")
    assert fixed.returncode in (0, 1), fixed.stdout
    after = run_tests(new, shop, *STRICT)
    assert passed(after), f"{fixed.stdout}\n{after.stdout}"
    checked = run([new, *STRICT, "manage.py", "check", "--settings=shop.settings.base"], shop)
    assert "no issues" in checked.stdout, checked.stdout


def test_shop_keeps_its_keys_and_tables(shop: Path, new: Path, codemods: Callable[..., Completed]) -> None:
    """What migrations are left to make renames indexes and alters booleans: no key, no column comes or goes."""
    codemods(shop, "check", "--fix", "--from", "3.2", "--to", "5.2", ".")
    made = run([new, "manage.py", "makemigrations", "--dry-run", "--settings=shop.settings.test"], shop)
    assert made.returncode == 0, made.stdout
    steps = [line for line in made.stdout.splitlines() if re.match(r"\s+[-+~] ", line)]
    strange = [
        line
        for line in steps
        if not re.search(r"Rename (unnamed )?index|Alter field (featured|in_print|gift)", line)
    ]
    assert strange == []


def test_second_run_changes_nothing(shop: Path, codemods: Callable[..., Completed]) -> None:
    codemods(shop, "check", "--fix", "--from", "3.2", "--to", "5.2", ".")
    first = {path: path.read_bytes() for path in shop.rglob("*") if path.is_file()}
    again = codemods(shop, "check", "--fix", "--from", "3.2", "--to", "5.2", ".")
    assert again.returncode in (0, 1), again.stdout
    assert {path: path.read_bytes() for path in shop.rglob("*") if path.is_file()} == first
