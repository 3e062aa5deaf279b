"""What git could not give back is not overwritten."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from codemods.writing import uncommitted

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    tree = tmp_path / "tree"
    (tree / "app").mkdir(parents=True)
    for name in ("clean.py", "app/changed.py", "app/staged.py", "app/moved.py", "app/ä b.py"):
        (tree / name).write_text(f"# {name}\n" * 9, "utf-8")
    (tree / ".gitignore").write_text("ignored.py\n")
    git(tree, "init", "-q")
    git(tree, "add", ".")
    git(tree, "commit", "-qm", "x")
    return tree


@needs_git
def test_changed_staged_moved_and_new_files(tree: Path) -> None:
    (tree / "app/changed.py").write_text("changed")
    (tree / "app/ä b.py").write_text("changed")
    (tree / "app/staged.py").write_text("staged")
    git(tree, "add", "app/staged.py")
    git(tree, "mv", "app/moved.py", "app/was_moved.py")
    (tree / "new").mkdir()
    for name in ("new/a.py", "new.py", "ignored.py"):
        (tree / name).write_text("new")
    expected = ["app/changed.py", "app/ä b.py", "app/staged.py", "app/was_moved.py", "new/a.py", "new.py"]
    clean = ["clean.py", "ignored.py"]
    assert uncommitted(tree / name for name in expected + clean) == [tree / name for name in expected]


@needs_git
def test_a_clean_tree_and_links_into_it(tree: Path, tmp_path: Path) -> None:
    assert uncommitted(sorted(tree.rglob("*.py"))) == []
    link = tmp_path / "link.py"
    link.symlink_to(tree / "clean.py")
    assert uncommitted([link]) == []
    (tree / "clean.py").write_text("changed")
    assert uncommitted([link]) == [link]


@needs_git
def test_a_repository_in_another_one(tree: Path) -> None:
    inner = tree / "inner"
    inner.mkdir()
    (inner / "a.py").write_text("a")
    git(inner, "init", "-q")
    git(inner, "add", ".")
    git(inner, "commit", "-qm", "x")
    assert uncommitted([inner / "a.py"]) == []
    (inner / "a.py").write_text("b")
    assert uncommitted([inner / "a.py"]) == [inner / "a.py"]


@needs_git
def test_the_environment_of_a_hook_does_not_mislead(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    (tree / "clean.py").write_text("changed")
    assert uncommitted([tree / "clean.py"]) == [tree / "clean.py"]


def test_outside_of_git(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("a")
    assert uncommitted([tmp_path / "a.py"]) == []


@pytest.mark.parametrize("path", ["", "/nowhere"])
def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.py").write_text("a")
    monkeypatch.setenv("PATH", path)
    assert uncommitted([tmp_path / "a.py"]) == []
