"""``codemods check``: exit codes, what is printed where, and what is written."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fake_engine import Engine, Run

from codemods.engine.options import Stdin
from codemods.releases import Range, Release

FIXED = b"x = new\r\n# \xe4\n"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def committed(folder: Path) -> None:
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x")


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

# -- looking ---------------------------------------------------------------------------------------------------------


def test_findings_are_reported_and_nothing_is_written(project: Path, run: Run) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.startswith("Django 3.2 (from requirements.txt line 2) -> 6.1\n")
    assert "shop/fix.py\n  1:5 fix 3.0/force-text It is old\n" in result.stdout
    assert result.stdout.endswith(
        "Checked 5 files: 5 places in 3 files; --fix rewrites 3, --fix --suggestions rewrites 1 more, "
        "1 needs a person.\n"
    )
    assert result.stderr == ""
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_an_upgrade_that_may_have_been_done_is_told_of(project: Path, run: Run) -> None:
    assert run("check", "--from", "2.2", "--to", "4.2").stderr == ""
    (project / "requirements.txt").write_text("Django==4.2.1\n")
    told = "Django 4.2 is asked for by now (from requirements.txt line 1): what was left of the upgrade from 2.2 is shown"
    assert run("check", "--from", "2.2", "--to", "4.2").stderr.startswith(told)
    for arguments in (
        ["--from", "4.1", "--to", "5.2"],
        ["--to", "4.2"],
        ["--from", "2.2", "--to", "4.2", "-q"],
    ):
        assert told[:30] not in run("check", *arguments).stderr


def test_an_upgrade_that_waits_for_the_lock_file_is_told_of(project: Path, run: Run) -> None:
    (project / "requirements.txt").unlink()
    (project / "uv.lock").write_text('version = 1\n[[package]]\nname = "django"\nversion = "5.2.1"\n')
    asked = '[project]\nname = "shop"\nversion = "1"\ndependencies = ["Django>={}"]\n'
    (project / "pyproject.toml").write_text(asked.format("5.2,<5.3"))
    result = run("check", "--to", "6.1")
    assert result.stdout.startswith("Django 5.2 (from uv.lock line 4) -> 6.1\n")
    assert result.stderr == ""
    (project / "pyproject.toml").write_text(asked.format("6.1,<6.2"))
    told = "Django 6.1 is asked for by now (from pyproject.toml line 4): what was left of the upgrade from 5.2 is shown"
    assert run("check", "--to", "6.1").stderr.startswith(told)
    (project / "docs").mkdir()
    (project / "pyproject.toml").rename(project / "docs/pyproject.toml")
    assert run("check", "--to", "6.1").stderr == ""


def test_exit_codes(project: Path, run: Run) -> None:
    assert run("check", "shop/clean.py").exit_code == 0
    assert run("check", "shop/flag.py").exit_code == 1
    assert run("check", "--exit-zero").exit_code == 0
    assert run("check", "--exit-zero", "nowhere").exit_code == 2


def test_problems_count(project: Path, run: Run) -> None:
    (project / "shop/python2.py").write_text("broken")
    result = run("check", "shop/python2.py")
    assert result.exit_code == 1
    assert "file/python-2" in result.stdout


def test_problems_can_be_ignored_but_not_deselected(project: Path, run: Run) -> None:
    (project / "shop/python2.py").write_text("broken")
    assert run("check", "shop/python2.py", "--select", "3.0").exit_code == 1
    assert run("check", "shop/python2.py", "--ignore", "file/python-2").exit_code == 0
    assert run("check", "shop/python2.py", "--per-file-ignores", "shop/py*.py:file").exit_code == 0


def test_paths_are_shown_from_the_present_folder(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "shop")
    assert run("check", "--output-format", "concise").stdout.startswith("both.py:1:5:")
    assert (
        str(project / "shop/fix.py") + ":1:5:" not in run("check", "--output-format", "concise", "..").stdout
    )
    monkeypatch.chdir(project.parent)
    assert run("check", "--output-format", "concise", "project").stdout.startswith(
        "project/shop/both.py:1:5:"
    )
    (project.parent / "elsewhere").mkdir()
    monkeypatch.chdir(project.parent / "elsewhere")
    assert run("check", "--output-format", "concise", "../project").stdout.startswith(
        str(project / "shop/both.py") + ":1:5:"
    )


def test_formats_and_output_file(project: Path, run: Run) -> None:
    report = json.loads(run("check", "--output-format", "json").stdout)
    assert [finding["path"] for finding in report["findings"]][:1] == ["shop/both.py"]
    result = run("check", "--output-format", "sarif", "-o", "report.sarif")
    assert (result.exit_code, result.output) == (1, "")
    assert json.loads((project / "report.sarif").read_text())["version"] == "2.1.0"
    assert run("check", "-o", "no/such/folder").exit_code == 2


def test_statistics_and_quiet(project: Path, run: Run) -> None:
    statistics = run("check", "--statistics").stdout
    assert "shop/" not in statistics and "3.0/force-text" in statistics
    assert run("check", "--quiet").stdout.startswith("\nshop/both.py")
    assert run("check", "--quiet", "shop/clean.py").output == ""


def test_colour(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("check").stdout
    assert "\x1b[" in run("check", "--color", "always").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("check").stdout
    assert "\x1b[" not in run("check", "--color", "never").stdout


# -- what the engine is asked ---------------------------------------------------------------------------------------


def test_releases(project: Path, run: Run, engine: Engine) -> None:
    run("check", "--from", "2.2", "--to", "5.2")
    assert engine.last().range == Range(Release(2, 2), Release(5, 2), Release(5, 2))
    run("check", "--supports", "4.2..5.2")
    assert engine.last().range == Range(Release(4, 2), Release(5, 2), Release(4, 2))
    (project / "requirements.txt").unlink()
    result = run("check", "--to", "5.2")
    assert engine.last().range.current is None
    assert "--from" in result.stdout.splitlines()[0]


def test_a_release_older_than_all_that_is_known(project: Path, run: Run, engine: Engine) -> None:
    assert run("check", "--from", "1.4").stdout.startswith("Django 1.4 -> 6.1\n")
    assert engine.last().range.current == Release(1, 7)


def test_the_requirements_of_the_nearest_folder(
    project: Path, run: Run, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / ".git").mkdir()
    assert run("check", "shop").stdout.startswith("Django 3.2 (from requirements.txt line 2)")
    (project / "shop/requirements.txt").write_text("Django==2.2\n")
    assert run("check", "shop").stdout.startswith("Django 2.2 (from shop/requirements.txt line 1)")
    assert engine.last().root == project


def test_selection(project: Path, run: Run, engine: Engine) -> None:
    run(
        "check",
        "--select",
        "3.0,api",
        "--select",
        "4.0",
        "--extend-select",
        "4.1",
        "--ignore",
        "3.0/force-text",
    )
    assert engine.last().select == ("3.0", "api", "4.0", "4.1")
    assert engine.last().ignore == ("3.0/force-text",)
    run(
        "check",
        "--per-file-ignores",
        "tests/*:3.0,tests/*:api",
        "--exclude",
        "legacy/,*.tmp.py",
        "--modernize",
    )
    assert engine.last().per_file_ignores == {"tests/*": ("3.0", "api")}
    assert engine.last().exclude == ("legacy/", "*.tmp.py")
    assert engine.last().modernize
    assert engine.last().select == ()


def test_the_configuration(project: Path, run: Run, engine: Engine) -> None:
    (project / "pyproject.toml").write_text(
        '[tool.codemods]\nfrom = "2.2"\nto = "4.2"\nselect = ["3.0"]\nextend-select = ["api"]\nignore = ["2.2"]\n'
        'suggestions = true\nexclude = ["a/b"]\nper-file-ignores = { "tests/*" = ["api"] }\n'
    )
    result = run("check", "shop", "--extend-select", "4.0")
    assert result.stdout.startswith("Django 2.2 (from pyproject.toml) -> 4.2")
    assert engine.last().select == ("3.0", "api", "4.0")
    assert engine.last().suggestions
    assert engine.last().exclude == ("a/b",)
    assert engine.last().per_file_ignores == {"tests/*": ("api",)}
    run("check", "--from", "3.0", "--select", "4.1", "--ignore", "4.0", "--exclude", "c", "--no-suggestions")
    assert str(engine.last().range.current) == "3.0"
    assert engine.last().select == ("4.1", "api")
    assert (engine.last().ignore, engine.last().exclude) == (("4.0",), ("c",))
    assert not engine.last().suggestions
    run("check", "--isolated")
    assert engine.last().select == ()
    run("check", "--supports", "3.2..5.2")
    assert engine.last().range == Range(Release(2, 2), Release(5, 2), Release(3, 2))


def test_patterns_are_relative_to_the_file_that_holds_them(project: Path, run: Run, engine: Engine) -> None:
    (project / ".git").mkdir()
    (project / "shop/pyproject.toml").write_text(
        '[tool.codemods]\nexclude = ["old/a.py", "*.tmp", "/b", "c/"]\nper-file-ignores = { "t/*" = ["api"] }\n'
    )
    run("check", "shop")
    assert engine.last().root == project
    assert engine.last().exclude == ("shop/old/a.py", "*.tmp", "shop/b", "c/")
    assert engine.last().per_file_ignores == {"shop/t/*": ("api",)}


def test_without_a_project_file_the_root_is_outside_of_the_package(
    project: Path, run: Run, engine: Engine
) -> None:
    (project / "setup.py").unlink()
    (project / "shop/__init__.py").write_text("")
    assert run("check", "shop/fix.py").stdout.startswith("Django 3.2 (from requirements.txt line 2)")
    assert engine.last().root == project


def test_paths_without_anything_in_common(project: Path, run: Run) -> None:
    result = run("check", "shop", sys.executable)
    assert result.exit_code == 2
    assert "a run of its own" in result.stderr


def test_a_configuration_file_by_name(project: Path, run: Run, engine: Engine) -> None:
    (project / "ci.toml").write_text('to = "5.2"\n')
    run("check", "--config", "ci.toml")
    assert str(engine.last().range.target) == "5.2"


def test_the_cache_is_the_users(
    project: Path, run: Run, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CODEMODS_CACHE_DIR", "/somewhere")
    run("check")
    assert engine.last().cache == Path("/somewhere")
    run("check", "--no-cache", "--jobs", "3")
    assert engine.last().cache is None
    assert engine.last().jobs == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "no file or folder nowhere"),
        (["--select", "3.0/force_text"], "'3.0/force_text' in --select; did you mean 3.0/force-text"),
        (["--ignore", "zzz"], "'zzz' in --ignore"),
        (["--per-file-ignores", "a:9.9"], "'9.9' in --per-file-ignores"),
        (["--per-file-ignores", "a"], "PATTERN:CODE"),
        (["--to", "4.3"], "Django 4.3 is not known"),
        (["--to", "new"], "'new' is not a Django release"),
        (["--from", "5.0", "--to", "4.2"], "newer than the target"),
        (["--to", "3.1"], "Django 3.2 (from requirements.txt line 2) is newer than the target 3.1"),
        (["-", "shop"], "standard input"),
        (["--stdin-filename", "a.py"], "give - as the path"),
        (["--isolated", "--config", "a.toml"], "exclude each other"),
        (["--config", "a.toml"], "a.toml cannot be read"),
        (["--output-format", "xml"], "xml"),
    ],
)
def test_what_cannot_be_is_one_sentence(project: Path, run: Run, arguments: list[str], words: str) -> None:
    result = run("check", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_the_configuration_is_checked_too(project: Path, run: Run) -> None:
    (project / "pyproject.toml").write_text("[tool.codemods]\nselect = ['3.0/force_text']\n")
    assert "select of" in run("check").stderr
    (project / "pyproject.toml").write_text("[tool.codemods]\nselct = []\n")
    assert "'selct'" in run("check").stderr


# -- the diff ----------------------------------------------------------------------------------------------------------


def test_the_diff_goes_to_stdout_and_the_rest_to_stderr(project: Path, run: Run) -> None:
    result = run("check", "--diff")
    assert result.exit_code == 1
    assert result.stdout_bytes.startswith(b"diff --git a/shop/both.py b/shop/both.py\n")
    assert b"-x = old\r\n+x = new\r\n # \xe4\n" in result.stdout_bytes
    comments = result.stdout_bytes.partition(b"# Suggestions")[2]
    assert b"# shop/both.py:2: 3.1/ifequal: It is maybe\n" in comments
    assert b"# -y = maybe\n# \\ No newline at end of file\n# +y = sure\n" in comments
    assert result.stderr.splitlines() == [
        "Django 3.2 (from requirements.txt line 2) -> 6.1",
        "Would rewrite 3 places in 3 files; 1 more with --suggestions; 1 needs a person.",
    ]
    assert (project / "shop/fix.py").read_bytes() == b"x = old\r\n# \xe4\n"


def test_the_diff_with_suggestions_is_one(project: Path, run: Run) -> None:
    result = run("check", "--diff", "--suggestions", "shop/both.py")
    assert b"+x = new\n+y = sure\n" in result.stdout_bytes
    assert b"#" not in result.stdout_bytes


def test_exit_codes_of_the_diff(project: Path, run: Run) -> None:
    (project / "shop/maybe.py").write_text("maybe")
    (project / "shop/only_flag.py").write_text("puzzle")
    (project / "shop/python2.py").write_text("broken")
    assert run("check", "--diff", "shop/clean.py").exit_code == 0
    assert run("check", "--diff", "shop/only_flag.py").exit_code == 0
    assert run("check", "--diff", "shop/maybe.py").exit_code == 0
    assert run("check", "--diff", "--suggestions", "shop/maybe.py").exit_code == 1
    broken = run("check", "--diff", "shop/python2.py")
    assert broken.exit_code == 1
    assert "shop/python2.py:1: file/python-2 Python 2." in broken.stderr
    assert run("check", "--diff", "--fix", "shop/fix.py").exit_code == 1
    assert (project / "shop/fix.py").read_bytes() == b"x = old\r\n# \xe4\n"


@needs_git
@pytest.mark.parametrize("folder", ["", "shop"])
def test_git_applies_the_diff(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    git(project, "init", "-q")
    monkeypatch.chdir(project / folder)
    run("check", "--diff", "-o", "patch")
    git(project / folder, "apply", "patch")
    assert (project / "shop/fix.py").read_bytes() == FIXED
    assert (project / "shop/both.py").read_bytes() == b"x = new\ny = maybe"


def test_the_diff_of_another_folder_applies_there(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = project.parent / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    run("check", "--diff", "-o", "patch", "../project")
    git(project, "init", "-q")
    git(project, "apply", str(elsewhere / "patch"))
    assert (project / "shop/fix.py").read_bytes() == FIXED


def test_coloured_diff(project: Path, run: Run) -> None:
    result = run("check", "--diff", "--color", "always", "shop/fix.py")
    assert b"\x1b[31m-x = old\x1b[0m\r\n" in result.stdout_bytes


def test_quiet_diff(project: Path, run: Run) -> None:
    assert run("check", "--diff", "-q").stderr == ""


# -- fixing ------------------------------------------------------------------------------------------------------------


def test_fixes_are_written_and_the_rest_is_reported(project: Path, run: Run) -> None:
    result = run("check", "--fix")
    assert result.exit_code == 1
    assert (project / "shop/fix.py").read_bytes() == FIXED
    assert (project / "shop/both.py").read_bytes() == b"x = new\ny = maybe"
    assert "shop/fix.py" not in result.stdout
    assert "2:5 suggest 3.1/ifequal" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("Fixed 3 places in 3 files.")


def test_nothing_is_left(project: Path, run: Run) -> None:
    assert run("check", "--fix", "shop/fix.py").exit_code == 0
    assert run("check", "--fix", "--suggestions", "shop/both.py").exit_code == 0
    assert (project / "shop/both.py").read_bytes() == b"x = new\ny = sure"


def test_places_are_those_of_the_new_text(project: Path, run: Run, engine: Engine) -> None:
    (project / "shop/moves.py").write_text("if old:\n    a = old\nb = puzzle\n")
    whole = engine.check

    def check(path: Path, name: str, data: bytes, result: object) -> None:
        whole(path, name, data, result)  # type: ignore[arg-type]
        changes = result.changes  # type: ignore[attr-defined]
        if changes and changes[-1].name == "shop/moves.py":
            from dataclasses import replace

            changes[-1] = replace(changes[-1], new=b"# gone\nx\ny\nb = puzzle\n", suggested=b"b = puzzle\n")

    engine.check = check  # type: ignore[method-assign]
    assert "  4:5 flag" in run("check", "--fix", "shop/moves.py").stdout


@needs_git
def test_uncommitted_changes_are_not_overwritten(project: Path, run: Run) -> None:
    committed(project)
    (project / "shop/fix.py").write_bytes(b"y = old\n")
    result = run("check", "--fix")
    assert result.exit_code == 2
    assert "shop/fix.py" in result.stderr and "--allow-dirty" in result.stderr
    assert (project / "shop/both.py").read_bytes() == b"x = old\ny = maybe"
    assert run("check", "--fix", "shop/both.py").exit_code == 1
    assert run("check", "--fix", "shop/fix.py", "--allow-dirty").exit_code == 0
    assert (project / "shop/fix.py").read_bytes() == b"y = new\n"


@needs_git
def test_uncommitted_changes_elsewhere_do_not_matter(project: Path, run: Run) -> None:
    committed(project)
    (project / "shop/clean.py").write_bytes(b"y = 1\n")
    assert run("check", "--fix", "shop").exit_code == 1
    assert (project / "shop/fix.py").read_bytes() == FIXED


def test_a_file_that_changes_meanwhile_is_left(project: Path, run: Run, engine: Engine) -> None:
    whole = engine.check

    def check(path: Path, name: str, data: bytes, result: object) -> None:
        whole(path, name, data, result)  # type: ignore[arg-type]
        if name == "shop/fix.py":
            path.write_bytes(b"edited")

    engine.check = check  # type: ignore[method-assign]
    result = run("check", "--fix", "shop/fix.py", "shop/both.py")
    assert result.exit_code == 1
    assert "shop/fix.py has changed since it was read; run again." in result.stderr
    assert "1 could not be written" in result.stdout
    assert (project / "shop/fix.py").read_bytes() == b"edited"
    assert (project / "shop/both.py").read_bytes() == b"x = new\ny = maybe"


# -- standard input --------------------------------------------------------------------------------------------------


def test_stdin_is_reported(project: Path, run: Run, engine: Engine) -> None:
    result = run("check", "-", "--stdin-filename", "shop/new.py", input=b"x = old\n")
    assert result.exit_code == 1
    assert "shop/new.py\n  1:5 fix" in result.stdout and "x = old" in result.stdout
    assert engine.last().stdin == Stdin("shop/new.py", b"x = old\n")
    assert engine.last().paths == ()
    assert engine.last().root == project


def test_stdin_is_fixed_to_stdout(project: Path, run: Run) -> None:
    result = run("check", "-", "--fix", input=b"x = old\r\n# \xe4 puzzle")
    assert result.stdout_bytes == b"x = new\r\n# \xe4 puzzle"
    assert "1.10/method-decorator" in result.stderr
    assert result.exit_code == 1
    clean = run("check", "-", "--fix", input=b"x = 1")
    assert (clean.stdout_bytes, clean.exit_code) == (b"x = 1", 0)


def test_stdin_as_a_diff(project: Path, run: Run) -> None:
    result = run("check", "-", "--diff", "-q", input=b"x = old\n")
    assert result.output_bytes == b"@@ -1 +1 @@\n-x = old\n+x = new\n"
    named = run("check", "-", "--diff", "-q", "--stdin-filename", "shop/a.py", input=b"x = old\n")
    assert named.output_bytes.startswith(b"diff --git a/shop/a.py b/shop/a.py\n")
