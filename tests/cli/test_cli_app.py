"""The command line as a process: what it imports, and every way to end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import codemods
from codemods import __version__
from codemods.cli.app import COMMANDS

Done = subprocess.CompletedProcess[str]


def python(*arguments: str, cwd: Path | None = None, **environment: str) -> Done:
    """A process of its own that finds the package from any folder."""
    source = str(Path(codemods.__file__).parents[1])
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": source, **environment},
        stdin=subprocess.DEVNULL,
    )


def command(*arguments: str, cwd: Path | None = None, **environment: str) -> Done:
    return python("-m", "codemods", *arguments, cwd=cwd, **environment)


FAILING = """
import sys, codemods.engine.run
from codemods.cli.app import run
def fail(options, progress=None):
    raise {error}
codemods.engine.run.run = fail
sys.exit(run(["check", "--isolated", "--from", "3.2"]))
"""


def test_version() -> None:
    done = command("--version")
    assert (done.stdout, done.returncode) == (f"codemods {__version__}\n", 0)


def test_start_up_imports_no_command_and_no_heavy_library() -> None:
    script = (
        "import sys\nfrom codemods.cli.app import run\nrun(['--version'])\n"
        "ours = {name for name in sys.modules if name.startswith('codemods')}\n"
        "print(sorted(ours), [name for name in ('libcst', 'rich', 'tomlkit', 'packaging') if name in sys.modules])"
    )
    lines = python("-c", script).stdout.splitlines()
    assert lines[1] == "['codemods', 'codemods.cli', 'codemods.cli.app'] []"


def test_help_names_every_command_without_importing_any() -> None:
    done = command("--help")
    assert done.returncode == 0
    for name in COMMANDS:
        assert f"  {name} " in done.stdout
    assert command().returncode == 2


@pytest.mark.parametrize("name", ["check", "rules", "explain"])
def test_help_of_each_command(name: str) -> None:
    done = command(name, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: codemods {name} ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chekc"], "There is no command 'chekc'; did you mean check? See codemods --help."),
        (["zzz"], "the commands are check"),
        (["check", "--fxi"], "--fxi"),
        (["check", "--jobs", "many"], "many"),
        (["check", "no-such-file"], "There is no file or folder no-such-file"),
        (["explain"], "CODE"),
        (["explain", "3.0/force_text"], "did you mean 3.0/force-text"),
    ],
)
def test_what_the_user_can_put_right_is_one_line(arguments: list[str], words: str) -> None:
    done = command(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1
    assert words in done.stderr


def test_a_bug_is_said_to_be_one(tmp_path: Path) -> None:
    done = python("-c", FAILING.format(error="ValueError('of\\nours')"), cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "ValueError: of ours" in done.stderr and "report" in done.stderr
    done = python("-c", FAILING.format(error="ValueError('ours')"), cwd=tmp_path, CODEMODS_TRACEBACK="1")
    assert "Traceback" in done.stderr


def test_an_interrupt(tmp_path: Path) -> None:
    done = python("-c", FAILING.format(error="KeyboardInterrupt"), cwd=tmp_path)
    assert done.returncode == 130
    assert done.stderr.strip() == "Error: Interrupted; every file is whole, as it was or rewritten."


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")
def test_a_reader_that_goes_away() -> None:
    pipe = f"{sys.executable} -m codemods rules --coverage | head -1"
    done = subprocess.run(pipe, shell=True, capture_output=True, text=True)
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr and "Error" not in done.stderr


def test_a_terminal_that_knows_ascii_only(tmp_path: Path) -> None:
    (tmp_path / "ä.py").write_text("# codemods: ignore[3.0/force-text]\nx = 1\n", "utf-8")
    done = command("check", "--isolated", cwd=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode in (0, 1)
    assert done.stderr == ""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_while_the_engine_runs(tmp_path: Path) -> None:
    script = FAILING.replace(
        "raise {error}", "import os, signal; os.kill(os.getpid(), signal.SIGINT); import time; time.sleep(60)"
    )
    done = python("-c", script, cwd=tmp_path)
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
