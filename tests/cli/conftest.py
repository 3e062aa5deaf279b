"""A small repository and a way to call the command line in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fake_engine import Engine, Run

import codemods.engine.run
from codemods.cli.app import cli


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    engine = Engine()
    monkeypatch.setattr(codemods.engine.run, "run", engine)
    return engine


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one file for each kind of finding; the present folder."""
    root = tmp_path / "project"
    (root / "shop").mkdir(parents=True)
    (root / "setup.py").write_text("")
    (root / "requirements.txt").write_text("# pinned\nDjango==3.2.1\n")
    (root / "shop/fix.py").write_bytes(b"x = old\r\n# \xe4\n")
    (root / "shop/both.py").write_bytes(b"x = old\ny = maybe")
    (root / "shop/flag.py").write_bytes(b"# old\n\nputs = puzzle\n")
    (root / "shop/clean.py").write_bytes(b"x = 1\n")
    monkeypatch.chdir(root)
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    return root


@pytest.fixture
def run(engine: Engine) -> Run:
    """Calls ``codemods`` with arguments; ``input`` is standard input."""

    def call(*arguments: str, input: bytes | None = None) -> Result:
        return CliRunner().invoke(cli, list(arguments), input=input)

    return call
