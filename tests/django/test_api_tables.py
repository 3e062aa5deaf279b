"""The file of tables: its size, how little of it a question opens, and that it says what the sources say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from codemods.django.api import Api
from codemods.django.store import Store
from codemods.releases import Release

ROOT = Path(__file__).parent.parent.parent
TABLES = ROOT / "src" / "codemods" / "django" / "tables.bin"
REBUILT = "3.2.25"


def test_the_file_is_small() -> None:
    assert TABLES.stat().st_size < 1_000_000


def test_a_question_opens_only_what_it_needs() -> None:
    api = Api()
    assert api.exists("django.db.models.ForeignKey", Release(3, 2))
    assert set(api._store._parts) <= {"django", "django.db", "django.db.models"}


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tables.bin"
    path.write_bytes(b"something else")
    with pytest.raises(ValueError, match="build_api"):
        Store(path)


def test_every_part_can_be_opened() -> None:
    store = Store()
    for name in store.modules:
        part = store.module(name)
        assert part is not None and "n" in part
    for table in (
        "settings",
        "tags",
        "filters",
        "commands",
        "templates",
        "apps",
        "equivalents",
        "definitions",
    ):
        assert store.table(table)


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist of one release: from the folder ``CODEMODS_SDISTS`` names, else from PyPI."""
    folder = Path(os.environ.get("CODEMODS_SDISTS") or tmp_path_factory.mktemp("sdists"))
    found = list(folder.glob(f"?jango-{REBUILT}.tar.gz"))
    if not found:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
        done = subprocess.run(
            [*command, "-d", str(folder), f"Django=={REBUILT}"], capture_output=True, text=True, timeout=300
        )
        found = list(folder.glob(f"?jango-{REBUILT}.tar.gz"))
        if not found:
            reason = (done.stderr.strip().splitlines() or ["no output"])[-1]
            pytest.skip(f"pip cannot download the sdist of Django {REBUILT}: {reason}")
    return found[0]


def test_the_tables_say_what_the_sources_of_a_release_say(sdist: Path) -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from build_api import build
    finally:
        sys.path.remove(str(ROOT / "tools"))
    path = sdist.with_name("one.bin")
    path.write_bytes(build([sdist]))
    one, shipped = Store(path), Store()
    assert one.versions == [REBUILT]
    position = shipped.versions.index(REBUILT)
    there = {name for name, entry in shipped.modules.items() if entry[0] >> position & 1}
    assert set(one.modules) == there
    for name in sorted(there):
        assert _names(one.module(name), 0) == _names(shipped.module(name), position), name
    for table in ("settings", "tags", "filters", "commands", "templates", "apps"):
        assert _picked(one.table(table), 0) == _picked(shipped.table(table), position), table


def _names(part: Any, position: int) -> Any:
    return _at(part["n"], position)


def _at(names: dict[str, list[list[Any]]], position: int) -> dict[str, Any]:
    """What each name is in one release, free of masks."""
    result: dict[str, Any] = {}
    for name, variants in names.items():
        for variant in variants:
            if not variant[0] >> position & 1:
                continue
            if variant[1] == "c":
                data = {key: _value(value, position) for key, value in variant[2].items() if key != "m"}
                extras = {key: _value(value, position) for key, value in variant[3].items()}
                plain = {key: value for key, value in (data | extras).items() if value is not None}
                result[name] = ["c", plain, _at(variant[2]["m"], position)]
            else:
                result[name] = variant[1:]
            break
    return result


def _value(variants: list[list[Any]], position: int) -> Any:
    return next((variant[1] for variant in variants if variant[0] >> position & 1), None)


def _picked(table: dict[str, list[list[Any]]], position: int) -> dict[str, Any]:
    return {
        name: value for name, variants in table.items() if (value := _value(variants, position)) is not None
    }
