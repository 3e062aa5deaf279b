"""A package that says it runs on several releases keeps what they need."""

from __future__ import annotations

from pathlib import Path

from codemods import pins
from codemods.pins.claims import Claims, claimed
from codemods.releases import Range, Release

MOVE = Range.of("4.2", "5.2")
CLAIMS = """\
    "Framework :: Django :: 4.2",
    "Framework :: Django :: 5.2",
"""
PYPROJECT = f"""\
[project]
name = "shop"
requires-python = ">=3.9"
dependencies = ["Django>=4.2"]
classifiers = [
    "Programming Language :: Python :: 3.9",
    "Programming Language :: Python :: 3.12",
{CLAIMS}]
"""


def codes(path: str, text: str, kept: Release | None = None) -> list[str]:
    return [finding.code for finding in pins.check(path, text, MOVE, kept)]


def test_a_package_for_both_releases_is_left_alone() -> None:
    assert codes("pyproject.toml", PYPROJECT) == []


def test_a_package_that_names_one_release_is_moved() -> None:
    alone = PYPROJECT.replace('    "Framework :: Django :: 5.2",\n', "")
    assert {"pins/django", "pins/classifiers"} <= set(codes("pyproject.toml", alone))


def test_claims_count_only_beside_the_target() -> None:
    assert claimed(CLAIMS, Release(5, 2)) == Release(4, 2)
    assert claimed(CLAIMS, Release(5, 0)) == Release(4, 2)
    assert claimed(CLAIMS, Release(6, 0)) is None
    assert claimed("Framework :: Django :: 5.2", Release(5, 2)) is None


def test_claims_reach_the_files_of_the_package(tmp_path: Path) -> None:
    workflow = tmp_path / "shop" / ".github" / "workflows" / "test.yml"
    workflow.parent.mkdir(parents=True)
    (tmp_path / "shop" / "pyproject.toml").write_text(PYPROJECT)
    claims = Claims(tmp_path, Release(5, 2))
    text = "python-version: ['3.9', '3.12']\n"
    assert codes(".github/workflows/test.yml", text) == ["pins/python"]
    assert codes(".github/workflows/test.yml", text, claims.around(workflow)) == []
    assert claims.around(tmp_path / "other" / "test.yml") is None


def test_environments_of_other_releases_stay() -> None:
    groups = '\n[dependency-groups]\ndjango42 = ["Django>=4.2,<5"]\ndjango52 = ["Django>=5.2,<6"]\n'
    assert codes("pyproject.toml", PYPROJECT + groups) == []


def test_factors_of_tox_may_be_bare_releases() -> None:
    tox = "[testenv]\ndeps =\n    4.2: Django==4.2.*\n    5.1: Django==5.1.*\n    5.2: Django==5.2.*\n"
    assert codes("tox.ini", tox) == []
    assert codes("tox.ini", tox.replace("    5.2: Django==5.2.*\n", "")) == ["pins/matrix"]
