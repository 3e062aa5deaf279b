from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from codemods.versions import python_statement, python_statements

Repository = Callable[[dict[str, str]], Path]


@pytest.mark.parametrize(
    ("name", "content", "oldest", "line"),
    [
        ("pyproject.toml", '[project]\nrequires-python = ">=3.8,<4"', (3, 8), 2),
        ("pyproject.toml", '[tool.poetry.dependencies]\ndjango = "*"\npython = "^3.9"', (3, 9), 3),
        ("setup.cfg", "[options]\npython_requires = >=3.6.2", (3, 6), 2),
        ("setup.py", "setup(python_requires='>=2.7, !=3.0.*')", (2, 7), 1),
        ("uv.lock", 'version = 1\nrequires-python = ">=3.10"', (3, 10), 2),
        ("Pipfile", '[requires]\npython_version = "3.7"', (3, 7), 2),
        (".python-version", "3.11.4\n", (3, 11), 1),
        ("runtime.txt", "python-3.6.8\n", (3, 6), 1),
        ("Dockerfile", "FROM python:3.8-slim", (3, 8), 1),
        (
            "setup.py",
            "'Programming Language :: Python :: 3',\n'Programming Language :: Python :: 3.10',\n'Programming Language :: Python :: 3.9'",
            (3, 9),
            3,
        ),
    ],
)
def test_where_python_is_named(
    repository: Repository, name: str, content: str, oldest: tuple[int, int], line: int
) -> None:
    found = python_statement(str(repository({name: content})))
    assert found is not None
    assert (found.oldest, found.path, found.line) == (oldest, name, line)


def test_the_project_before_the_image(repository: Repository) -> None:
    root = repository({"Dockerfile": "FROM python:3.12", "setup.cfg": "[options]\npython_requires = >=3.8"})
    assert [found.path for found in python_statements(str(root))] == ["setup.cfg", "Dockerfile"]


def test_nothing_is_said(repository: Repository) -> None:
    assert (
        python_statement(str(repository({"pyproject.toml": 'requires-python = "new"', "setup.py": ""})))
        is None
    )
