from __future__ import annotations

from pathlib import Path

from codemods.files.kinds import FileKind
from codemods.files.problems import FileProblem
from codemods.files.reading import load
from codemods.files.text import SourceText
from codemods.files.walk import FoundFile


def found(path: Path, kind: FileKind = FileKind.PYTHON) -> FoundFile:
    return FoundFile(path.name, str(path), kind, 0, 0)


def test_a_file_becomes_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"# coding: latin-1\r\nx = '\xfc'")
    source = load(found(path))
    assert isinstance(source, SourceText)
    assert source.text.endswith("x = 'ü'")
    assert source.encode() == path.read_bytes()


def test_what_is_wrong_with_a_file_is_a_problem_of_that_file(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    assert _code(load(found(path))) == "file/unreadable"
    path.write_bytes(b"x = '\xfc'")
    assert _code(load(found(path))) == "file/encoding"
    assert isinstance(load(found(path, FileKind.TEMPLATE)), SourceText)
    path.write_bytes(b"\0")
    assert _code(load(found(path))) == "file/binary"


def _code(result: SourceText | FileProblem) -> str:
    assert isinstance(result, FileProblem)
    assert result.path == "a.py"
    return result.code
