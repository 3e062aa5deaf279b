from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from codemods.files.kinds import FileKind
from codemods.files.problems import FileProblem
from codemods.files.walk import LARGEST, FoundFile, find, find_root

Tree = Callable[..., Path]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Makes files from their names, or from ``name=content`` with ``|`` for a line end; returns their folder."""

    def make(*names: str) -> Path:
        for name in names:
            name, _sep, content = name.partition("=")
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content.replace("|", "\n"), encoding="utf-8")
        return tmp_path

    return make


def paths(found: Iterable[FoundFile | FileProblem]) -> list[str]:
    return [each.path for each in found if isinstance(each, FoundFile)]


def problems(found: Iterable[FoundFile | FileProblem]) -> list[tuple[str, str]]:
    return [(each.path, each.code) for each in found if isinstance(each, FileProblem)]


def test_takes_python_templates_and_dependency_files_in_a_fixed_order(tree: Tree) -> None:
    root = tree(
        "z.py",
        "shop/models.py",
        "shop/a.html",
        "shop/logo.png",
        "requirements.txt",
        "stub.pyi",
        "app.js",
        "app.min.js",
        "uv.lock",
    )
    found = list(find([root], root))
    assert paths(found) == [
        "app.js",
        "requirements.txt",
        "uv.lock",
        "z.py",
        "shop/a.html",
        "shop/models.py",
    ]
    assert problems(found) == []
    assert paths(find([root], root)) == paths(found)


def test_paths_are_relative_to_the_root_whatever_folder_is_walked(tree: Tree) -> None:
    root = tree("shop/models.py", "blog/models.py")
    (found,) = find([root / "shop"], root)
    assert isinstance(found, FoundFile)
    assert (found.path, found.kind, found.explicit) == ("shop/models.py", FileKind.PYTHON, False)
    assert found.absolute == os.path.realpath(root / "shop" / "models.py")


def test_relative_paths_start_at_the_current_folder(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree("shop/models.py", "blog/models.py")
    monkeypatch.chdir(root / "shop")
    assert paths(find(["."], root)) == ["shop/models.py"]


def test_a_file_is_given_once_however_often_it_is_named(tree: Tree) -> None:
    root = tree("shop/models.py", "shop/views.py")
    assert paths(find([root / "shop" / "views.py", root, root / "shop"], root)) == [
        "shop/views.py",
        "shop/models.py",
    ]


def test_nested_gitignore_files_and_negation(tree: Tree) -> None:
    root = tree(
        ".gitignore=*.gen.py|/local/|logs|!keep.gen.py",
        "a.gen.py", "keep.gen.py", "local/x.py", "shop/local/x.py", "shop/logs/x.py",
        "shop/.gitignore=/drafts/*|!drafts/final.py|!b.gen.py",
        "shop/b.gen.py", "shop/drafts/one.py", "shop/drafts/final.py", "drafts/one.py",
    )  # fmt: skip
    assert paths(find([root], root)) == [
        "keep.gen.py",
        "drafts/one.py",
        "shop/b.gen.py",
        "shop/drafts/final.py",
        "shop/local/x.py",
    ]


def test_ignore_files_above_the_walked_folder_hold(tree: Tree) -> None:
    root = tree(".gitignore=shop/generated/", "shop/generated/x.py", "shop/models.py")
    assert paths(find([root / "shop"], root)) == ["shop/models.py"]


def test_git_info_exclude_holds(tree: Tree) -> None:
    root = tree(".git/info/exclude=scratch.py", "scratch.py", "kept.py")
    assert paths(find([root], root)) == ["kept.py"]


def test_info_exclude_of_a_linked_work_tree(tree: Tree) -> None:
    root = tree(
        "main/.git/info/exclude=scratch.py",
        "main/.git/worktrees/w/commondir=../..",
        "w/.git=gitdir: ../main/.git/worktrees/w",
        "w/scratch.py",
        "w/kept.py",
    )
    assert paths(find([root / "w"], root / "w")) == ["kept.py"]


def test_a_repository_inside_the_repository_has_its_own_rules(tree: Tree) -> None:
    root = tree(".gitignore=*.gen.py", "sub/.git=gitdir: elsewhere", "sub/a.gen.py", "b.gen.py")
    assert paths(find([root], root)) == ["sub/a.gen.py"]


def test_a_file_that_is_named_is_taken_even_if_ignored(tree: Tree) -> None:
    root = tree(".gitignore=secret.py", "secret.py", "venv/pyvenv.cfg", "venv/x.py", "notes.unknown")
    found = list(
        find([root / "secret.py", root / "venv/x.py", root / "notes.unknown"], root, exclude=["secret.py"])
    )
    assert [(each.path, each.kind, each.explicit) for each in found if isinstance(each, FoundFile)] == [
        ("secret.py", FileKind.PYTHON, True),
        ("venv/x.py", FileKind.PYTHON, True),
        ("notes.unknown", FileKind.OTHER, True),
    ]


@pytest.mark.parametrize(
    "name",
    [
        ".git/hooks/x.py", ".hg/x.py", ".svn/x.py", ".tox/py/x.py", ".nox/x.py", "__pycache__/x.py", "node_modules/a/x.py",
        "shop.egg-info/x.py", ".eggs/x.py", "lib/site-packages/x.py", "build/lib/x.py", "dist/x.py", "venv/x.py",
        "deep/down/node_modules/x.py",
    ],
)  # fmt: skip
def test_folders_that_are_nobodys_source_are_left_out(tree: Tree, name: str) -> None:
    root = tree(name, "kept.py")
    assert paths(find([root], root)) == ["kept.py"]


def test_virtual_environments_are_known_by_what_is_in_them(tree: Tree) -> None:
    root = tree(
        "env/pyvenv.cfg",
        "env/lib/x.py",
        "old/bin/activate",
        "old/lib/x.py",
        "conda/conda-meta/history",
        "conda/x.py",
    )
    assert paths(find([root], root)) == []


def test_an_app_may_be_called_build_or_env(tree: Tree) -> None:
    root = tree("build/__init__.py", "build/models.py", "env/settings.py", "vendor/x.py")
    assert paths(find([root], root)) == [
        "build/__init__.py",
        "build/models.py",
        "env/settings.py",
        "vendor/x.py",
    ]


def test_exclude_and_extend(tree: Tree) -> None:
    root = tree("a.py", "docs/conf.py", "shop/docs/x.py", "shop/gen/y.py", "mail/body.tmpl", "x.py.in")
    found = find([root], root, exclude=["./docs", "gen/", "*.none"], extend=["*.tmpl", "*.py.in"])
    assert {each.path: each.kind for each in found if isinstance(each, FoundFile)} == {
        "a.py": FileKind.PYTHON,
        "x.py.in": FileKind.PYTHON,
        "mail/body.tmpl": FileKind.TEMPLATE,
        "shop/docs/x.py": FileKind.PYTHON,
    }
    assert paths(find([root], root, exclude=[str(root / "shop")])) == ["a.py", "docs/conf.py"]


def test_scripts_without_a_suffix_are_known_by_their_first_line(tree: Tree) -> None:
    root = tree(
        "bin/manage=#!/usr/bin/env python3|print()",
        "bin/run=#!/bin/sh",
        "LICENSE=MIT",
        "bin/tool=#!/usr/bin/perl",
    )
    found = [(each.path, each.kind) for each in find([root], root) if isinstance(each, FoundFile)]
    assert found == [("bin/manage", FileKind.PYTHON), ("bin/run", FileKind.SHELL)]


def test_text_templates_only_below_template_folders(tree: Tree) -> None:
    root = tree(
        "shop/templates/mail/body.txt",
        "shop/static/app.js",
        "shop/templates/app.js",
        "notes.txt",
        "shop/jinja2/x.html",
    )
    found = {each.path: each.kind for each in find([root], root) if isinstance(each, FoundFile)}
    assert found == {
        "shop/templates/mail/body.txt": FileKind.TEMPLATE,
        "shop/static/app.js": FileKind.STATIC,
        "shop/templates/app.js": FileKind.TEMPLATE,
        "shop/jinja2/x.html": FileKind.JINJA,
    }


def test_what_does_not_exist_is_a_problem_and_the_rest_goes_on(tree: Tree) -> None:
    root = tree("a.py")
    found = list(find([root / "nope", root / "a.py"], root))
    assert problems(found) == [("nope", "file/not-found")]
    assert paths(found) == ["a.py"]


def test_huge_source_files_are_told_and_huge_data_files_are_not(tree: Tree) -> None:
    root = tree("big.py", "fixture.yaml", "a.py")
    for name in ("big.py", "fixture.yaml"):
        with (root / name).open("wb") as stream:
            stream.truncate(LARGEST + 1)
    found = list(find([root], root))
    assert paths(found) == ["a.py"]
    assert problems(found) == [("big.py", "file/too-large")]
    assert problems(find([root / "big.py"], root)) == [("big.py", "file/too-large")]


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert list(find([tmp_path], tmp_path)) == []


def test_a_very_deep_tree(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 400)
    deep.mkdir(parents=True)
    (deep / "x.py").touch()
    assert len(paths(find([tmp_path], tmp_path))) == 1


def test_strange_names(tree: Tree) -> None:
    root = tree("a b/ü ñ.py", "a\nb.py", "-x.py", "UPPER.PY", "[x].py")
    assert sorted(paths(find([root], root))) == sorted(
        ["-x.py", "UPPER.PY", "[x].py", "a\nb.py", "a b/ü ñ.py"]
    )


@pytest.mark.skipif(os.name == "nt", reason="links need privileges on Windows")
class TestLinks:
    def test_a_link_to_a_file_inside_is_that_file(self, tree: Tree) -> None:
        root = tree("settings/prod.py", "bin/tool.txt=#!/usr/bin/python")
        (root / "settings" / "current.py").symlink_to("prod.py")
        (root / "tool.py").symlink_to("bin/tool.txt")
        found = list(find([root], root))
        assert paths(found) == ["bin/tool.txt", "settings/prod.py"]
        assert problems(found) == []

    def test_links_out_of_the_tree_are_told_and_not_followed(self, tree: Tree) -> None:
        base = tree("in/a.py", "out/b.py", "out/c.png")
        root = base / "in"
        (root / "b.py").symlink_to(base / "out" / "b.py")
        (root / "c.png").symlink_to(base / "out" / "c.png")
        (root / "out").symlink_to(base / "out")
        found = list(find([root], root))
        assert paths(found) == ["a.py"]
        assert problems(found) == [("b.py", "file/link-outside"), ("out", "file/link-outside")]
        assert all(each.is_note for each in found if isinstance(each, FileProblem))

    def test_a_link_out_of_the_given_folder_but_inside_the_root_is_not_followed(self, tree: Tree) -> None:
        root = tree("shop/a.py", "shared/b.py")
        (root / "shop" / "shared").symlink_to("../shared")
        found = list(find([root / "shop"], root))
        assert paths(found) == ["shop/a.py"]
        assert problems(found) == [("shop/shared", "file/link-outside")]
        assert problems(find([root], root)) == []

    def test_loops_and_dead_links(self, tree: Tree) -> None:
        root = tree("a/x.py")
        (root / "a" / "up").symlink_to("..")
        (root / "me.py").symlink_to("me.py")
        (root / "dead.py").symlink_to("gone.py")
        found = list(find([root], root))
        assert paths(found) == ["a/x.py"]
        assert problems(found) == []

    def test_a_link_that_is_named_is_taken(self, tree: Tree) -> None:
        base = tree("in/a.py", "out/b.py")
        (base / "in" / "b.py").symlink_to(base / "out" / "b.py")
        (found,) = find([base / "in" / "b.py"], base / "in")
        assert isinstance(found, FoundFile)
        assert (found.path, found.absolute) == ("b.py", os.path.realpath(base / "out" / "b.py"))

    def test_a_dead_link_that_is_named_is_a_problem(self, tree: Tree) -> None:
        root = tree("a.py")
        (root / "dead.py").symlink_to("gone.py")
        assert problems(find([root / "dead.py"], root)) == [("dead.py", "file/not-found")]

    def test_a_root_that_is_reached_through_a_link(self, tree: Tree) -> None:
        base = tree("real/a.py")
        (base / "link").symlink_to("real")
        assert paths(find([base / "link"], base / "link")) == ["a.py"]

    def test_pipes_and_sockets_are_not_opened(
        self, tree: Tree, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        root = tree("a.py")
        os.mkfifo(root / "pipe.py")
        os.mkfifo(root / "pipe")
        short = Path("/tmp") / f"codemods-{os.getpid()}.sock"
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(short))
            try:
                assert problems(find([short], root)) == [(os.path.realpath(short), "file/not-a-file")]
            finally:
                short.unlink()
        found = list(find([root, root / "pipe.py"], root))
        assert paths(found) == ["a.py"]
        assert problems(found) == [("pipe.py", "file/not-a-file")]


def test_a_folder_that_may_not_be_read_is_a_problem(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree("a.py", "closed/b.py")
    scandir = os.scandir

    def refuse(path: str) -> object:  # a chmod would not stop root
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("codemods.files.walk.os.scandir", refuse)
    found = list(find([root], root))
    assert paths(found) == ["a.py"]
    assert problems(found) == [("closed", "file/unreadable")]


class TestFindRoot:
    def test_the_git_work_tree_wins(self, tree: Tree) -> None:
        root = tree(".git/HEAD", "backend/pyproject.toml", "backend/shop/models.py")
        assert find_root([root / "backend" / "shop"]) == os.path.realpath(root)
        assert find_root([root / "backend" / "shop" / "models.py"]) == os.path.realpath(root)

    def test_then_the_nearest_project_file(self, tree: Tree) -> None:
        root = tree("pyproject.toml", "backend/manage.py", "backend/shop/models.py")
        assert find_root([root / "backend" / "shop"]) == os.path.realpath(root / "backend")

    def test_the_root_is_above_all_paths(self, tree: Tree) -> None:
        root = tree("setup.py", "a/setup.cfg", "a/x.py", "b/x.py")
        assert find_root([root / "a", root / "b" / "x.py"]) == os.path.realpath(root)

    def test_else_the_folder_itself(self, tree: Tree) -> None:
        root = tree("a/x.py")
        assert find_root([root / "a"]) == os.path.realpath(root / "a")
        assert find_root([root / "a" / "x.py"]) == os.path.realpath(root / "a")


def test_the_walk_imports_nothing_heavy() -> None:
    code = "import sys, codemods.files.walk; print(sorted({'pathspec','pathlib','tempfile','libcst'} & set(sys.modules)))"
    lean = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, env=_environment()
    )
    assert lean.stdout.strip() == "[]", lean.stderr


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
