"""``pyproject.toml`` in all its manners (PEP 621, dependency groups, poetry, PDM, uv, hatch, flit), and ``Pipfile``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codemods.releases import Release
from codemods.versions.detected import Detected, Rank, is_django, line_of, stated, stated_range
from codemods.versions.metadata import read_classifiers
from codemods.versions.sources import Sources
from codemods.versions.specifiers import pep440, release_of_digits

__all__ = ["read_pipfile", "read_pyproject"]


def read_pyproject(sources: Sources, path: str) -> Iterator[Detected]:
    """What a ``pyproject.toml`` says about Django: dependencies first, then extras and groups, then classifiers."""
    text = sources.text(path)
    if text is None or "django" not in text.lower():
        return
    content = sources.toml(path)
    project = _table(content, "project")
    tool = _table(content, "tool")
    poetry = _table(tool, "poetry")

    how = "project dependencies"
    yield from _listed(path, text, project.get("dependencies"), how)
    yield from _listed(path, text, _table(tool, "flit", "metadata").get("requires"), how)
    yield from _constrained(path, text, poetry.get("dependencies"), how)

    how = "optional dependencies"
    for extra in _table(project, "optional-dependencies").values():
        yield from _listed(path, text, extra, how, order=1)

    # A group that includes another one says nothing of its own by that: each group is listed anyway.
    how = "dependency group"
    for group in _table(content, "dependency-groups").values():
        yield from _listed(path, text, group, how, order=2)
    yield from _constrained(path, text, poetry.get("dev-dependencies"), how, order=2)
    for group in _table(poetry, "group").values():
        yield from _constrained(path, text, _table(group).get("dependencies"), how, order=2)
    for group in _table(tool, "pdm", "dev-dependencies").values():
        yield from _listed(path, text, group, how, order=2)
    yield from _listed(path, text, _table(tool, "uv").get("dev-dependencies"), how, order=2)
    yield from _hatch(path, text, _table(tool, "hatch", "envs"))
    yield from read_classifiers(path, text)


def read_pipfile(sources: Sources, path: str) -> Iterator[Detected]:
    """What a ``Pipfile`` says about Django."""
    text = sources.text(path)
    if text is None or "django" not in text.lower():
        return
    content = sources.toml(path)
    for order, section in enumerate(("packages", "dev-packages")):
        for name, entry in _table(content, section).items():
            version = entry.get("version") if isinstance(entry, dict) else entry
            if is_django(name) and isinstance(version, str):
                yield from _one(
                    stated(
                        path,
                        _line_of_key(text, name, version),
                        f'{name} = "{version}"',
                        Rank.REQUIREMENTS,
                        "Pipfile",
                        spec=pep440(version),
                        order=order,
                    )
                )


def _listed(path: str, text: str, value: Any, how: str, order: int = 0) -> Iterator[Detected]:
    """A list of requirements of PEP 508."""
    for requirement in value if isinstance(value, list) else ():
        if isinstance(requirement, str):
            line = line_of(text, requirement)
            yield from _one(stated(path, line, requirement, Rank.PROJECT, how, order=order, pin=order == 0))


def _constrained(path: str, text: str, value: Any, how: str, order: int = 0) -> Iterator[Detected]:
    """A table of poetry's: ``django = "^3.2"``, ``{version = "^3.2", extras = [...]}``, or a list of such."""
    for name, entries in value.items() if isinstance(value, dict) else ():
        if not is_django(name):
            continue
        for entry in entries if isinstance(entries, list) else [entries]:
            version = entry.get("version") if isinstance(entry, dict) else entry
            if isinstance(version, str):
                line = _line_of_key(text, name, version)
                shown = f'{name} = "{version}"'
                yield from _one(
                    stated(
                        path,
                        line,
                        shown,
                        Rank.PROJECT,
                        how,
                        spec=pep440(version),
                        order=order,
                        pin=order == 0,
                    )
                )


def _hatch(path: str, text: str, environments: dict[str, Any]) -> Iterator[Detected]:
    """The test environments of hatch: their dependencies, and the releases that their matrix names."""
    for environment in environments.values():
        environment = _table(environment)
        for key in ("dependencies", "extra-dependencies"):
            yield from _listed(path, text, environment.get(key), "test environment", order=3)
        for axes in environment.get("matrix", ()) if isinstance(environment.get("matrix"), list) else ():
            versions = _table(axes).get("django")
            releases: list[Release] = []
            for version in versions if isinstance(versions, list) else ():
                release = (
                    release_of_digits(version) if isinstance(version, str) and _is_number(version) else None
                )
                if release is not None:
                    releases.append(release)
            yield from _one(
                stated_range(
                    path, line_of(text, "django = ["), f"django = {versions}", "test matrix", releases
                )
            )


def _is_number(text: str) -> bool:
    return text.replace(".", "").isdigit()


def _line_of_key(text: str, name: str, version: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().strip("\"'").lower().startswith(name.lower()) and version in line:
            return number
    return line_of(text, version)


def _table(value: Any, *keys: str) -> dict[str, Any]:
    """The table under ``keys``; an empty one where there is none, or something else."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def _one(detected: Detected | None) -> tuple[Detected, ...]:
    return () if detected is None else (detected,)
