from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Repository = Callable[[dict[str, str]], Path]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Lays out a repository from names and contents, and returns its folder."""

    def lay(files: dict[str, str]) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return tmp_path

    return lay
