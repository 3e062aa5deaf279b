"""Example projects: copies to change, virtual environments with a Django of PyPI, and the tool as a user runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"

# What old Djangos import and newer Pythons no longer bring.
_LOST_MODULES = {
    (3, 12): ["setuptools<80"],  # distutils
    (3, 13): ["legacy-cgi"],  # cgi
}

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def run(command: Sequence[str | Path], cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``command`` in ``cwd``; standard error is part of the output."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
    )


@pytest.fixture
def example(tmp_path: Path) -> Callable[[str], Path]:
    """Copy the example project of that name to a folder of its own, and return the copy."""

    def copy(name: str) -> Path:
        ignore = shutil.ignore_patterns("__pycache__", "*.sqlite3")
        return Path(shutil.copytree(EXAMPLES / name, tmp_path / name, ignore=ignore))

    return copy


@pytest.fixture
def codemods() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run ``codemods`` in a folder: ``codemods(folder, "check", "--fix")``."""

    def call(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join(part for part in (str(ROOT / "src"), os.environ.get("PYTHONPATH", "")) if part)
        return run([sys.executable, "-m", "codemods", *arguments], folder, PYTHONPATH=path, NO_COLOR="1")

    return call


@pytest.fixture(scope="session")
def django(pytestconfig: pytest.Config) -> Callable[..., Path]:
    """The Python of a virtual environment with ``django("Django~=5.2.0", …)``; kept in pytest's cache folder.

    Skips the test where PyPI is not to be had or where this Python cannot run that release.
    """
    made: dict[tuple[str, ...], Path] = {}

    def environment(*requirements: str) -> Path:
        if requirements not in made:
            made[requirements] = _environment(pytestconfig, requirements)
        return made[requirements]

    return environment


def _environment(config: pytest.Config, requirements: tuple[str, ...]) -> Path:
    name = "-".join("".join(c for c in text if c.isalnum() or c == ".") for text in requirements)
    version = f"py{sys.version_info[0]}.{sys.version_info[1]}"
    cache = getattr(config, "cache", None)
    kept = (
        Path(cache.mkdir("codemods-django")) if cache else Path(tempfile.mkdtemp(prefix="codemods-django-"))
    )
    folder = kept / version / name
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready = folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        lost = [
            extra for since, extras in _LOST_MODULES.items() if sys.version_info >= since for extra in extras
        ]
        installed = run([python, "-m", "pip", "install", "--quiet", *requirements, *lost], folder)
        if installed.returncode:
            last = (installed.stdout.strip().splitlines() or ["no message"])[-1]
            pytest.skip(f"pip cannot install {' '.join(requirements)}: {last}")
        ready.touch()
    probe = run(
        [python, "-W", "ignore", "-c", "import django.core.management, django.http, django.test"], folder
    )
    if probe.returncode:
        pytest.skip(
            f"This Python ({version}) cannot run {requirements[0]}: {probe.stdout.strip().splitlines()[-1]}"
        )
    return python
