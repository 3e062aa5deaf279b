"""Files are replaced whole, with all that belongs to them, or left alone."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from codemods.engine.options import FileChange
from codemods.writing import apply
from codemods.writing.atomic import NotWritten, replace

posix = pytest.mark.skipif(os.name != "posix", reason="modes, links and signals of POSIX")


def change(path: Path, new: bytes = b"new\n", suggested: bytes | None = None) -> FileChange:
    old = path.read_bytes()
    return FileChange(path, path.name, old, new, new if suggested is None else suggested)


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "models.py"
    path.write_bytes(b"old\r\n\xff")
    return path


def test_fixes_are_written(file: Path, tmp_path: Path) -> None:
    outcome = apply([change(file, b"new\r\n\xff", b"more")], [tmp_path])
    assert file.read_bytes() == b"new\r\n\xff"
    assert len(outcome.written) == 1 and not outcome.refused
    assert names(tmp_path) == ["models.py"]


def test_suggestions_are_written_on_request(file: Path, tmp_path: Path) -> None:
    assert apply([change(file, b"new", b"more")], [tmp_path], suggestions=True).written
    assert file.read_bytes() == b"more"


def test_a_file_without_a_safe_fix_is_not_touched(file: Path, tmp_path: Path) -> None:
    before = file.stat()
    outcome = apply([change(file, file.read_bytes(), b"more")], [tmp_path])
    assert not outcome.written and not outcome.refused
    assert file.stat().st_ino == before.st_ino


@posix
def test_the_mode_is_kept(file: Path, tmp_path: Path) -> None:
    for mode in (0o755, 0o640, 0o604):
        file.chmod(mode)
        apply([change(file, bytes(str(mode), "ascii"))], [tmp_path])
        assert stat.S_IMODE(file.stat().st_mode) == mode


@posix
def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.py"
    link.symlink_to(file.name)
    assert apply([change(link)], [tmp_path]).written
    assert link.is_symlink()
    assert file.read_bytes() == b"new\n"


@posix
def test_a_link_out_of_the_given_paths_is_not_followed(file: Path, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    link = inside / "link.py"
    link.symlink_to(file)
    outcome = apply([change(link)], [inside])
    assert [refusal.reason for refusal in outcome.refused] == ["leads out of the given paths"]
    assert file.read_bytes() == b"old\r\n\xff"
    # Named by the user itself, it is one of the given paths.
    assert apply([change(link)], [link]).written
    assert file.read_bytes() == b"new\n"


def test_a_file_outside_of_the_given_paths_is_refused(file: Path, tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    assert apply([change(file)], [tmp_path / "models"]).refused
    assert file.read_bytes() == b"old\r\n\xff"


def test_a_file_that_changed_meanwhile_is_refused_and_the_rest_goes_on(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "views.py"
    other.write_bytes(b"old")
    changes = [change(file), change(other)]
    file.write_bytes(b"edited meanwhile")
    outcome = apply(changes, [tmp_path])
    assert [refusal.change.name for refusal in outcome.refused] == ["models.py"]
    assert "run again" in outcome.refused[0].reason
    assert file.read_bytes() == b"edited meanwhile"
    assert other.read_bytes() == b"new\n"


def test_a_file_that_has_gone_is_refused(file: Path, tmp_path: Path) -> None:
    pending = change(file)
    file.unlink()
    assert len(apply([pending], [tmp_path]).refused) == 1
    assert names(tmp_path) == []


@posix
def test_a_read_only_file_is_refused(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write anything
    assert [refusal.reason for refusal in apply([change(file)], [tmp_path]).refused] == ["is read-only"]


@posix
def test_a_pipe_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(NotWritten, match="regular"):
        replace(str(pipe), b"", b"new")


@pytest.mark.parametrize("stage", ["write", "fsync", "replace"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, OSError])
def test_nothing_is_left_behind(
    file: Path, monkeypatch: pytest.MonkeyPatch, stage: str, error: type[BaseException]
) -> None:
    def fail(*arguments: object) -> None:
        raise error

    monkeypatch.setattr(os, stage, fail)
    with pytest.raises(NotWritten if error is OSError else error):
        replace(str(file), file.read_bytes(), b"new")
    monkeypatch.undo()
    assert file.read_bytes() == b"old\r\n\xff"
    assert names(file.parent) == ["models.py"]


def test_a_full_disk_is_one_clause(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    (refusal,) = apply([change(file)], [tmp_path]).refused
    assert refusal.reason == "cannot be written (No space left on device)"


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_in_the_middle_leaves_each_file_whole(tmp_path: Path, number: signal.Signals) -> None:
    """The child sends itself the signal when its third file has a temporary file beside it."""
    for name in "abcde":
        (tmp_path / name).write_bytes(b"old")
    script = f"""
import os, pathlib
from codemods.engine.options import FileChange
from codemods.writing import apply
calls, fsync = [], os.fsync
def stop(descriptor):
    calls.append(1)
    if len(calls) == 3:
        os.kill(os.getpid(), {int(number)})
    fsync(descriptor)
os.fsync = stop
folder = pathlib.Path({str(tmp_path)!r})
apply([FileChange(folder / name, name, b"old", b"new", b"new") for name in "abcde"], [folder])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True)
    assert done.returncode not in (0, 1) or b"KeyboardInterrupt" in done.stderr
    assert names(tmp_path) == list("abcde")
    assert [(tmp_path / name).read_bytes() for name in "abcde"] == [b"new"] * 2 + [b"old"] * 3
