"""Which files git could not give back, were they overwritten."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

__all__ = ["uncommitted"]


def uncommitted(paths: Iterable[Path]) -> list[Path]:
    """Those of ``paths`` that have changes which are in no commit, or that git does not know at all.

    Links are followed. A file outside of every git work tree, or ignored by git, is not among them; none is where
    git is missing or refuses to answer, as there is nothing to ask then. One call of git for each work tree.
    """
    trees: dict[Path, list[tuple[str, Path]]] = {}
    found_trees: dict[Path, Path | None] = {}
    for path in paths:
        real = path.resolve()
        tree = _work_tree(real.parent, found_trees)
        if tree is not None:
            trees.setdefault(tree, []).append((real.relative_to(tree).as_posix(), path))
    dirty: list[Path] = []
    for tree, files in trees.items():
        names, folders = _status(tree)
        dirty += [path for name, path in files if name in names or name.startswith(folders)]
    return dirty


def _work_tree(folder: Path, known: dict[Path, Path | None]) -> Path | None:
    """The nearest folder upwards with a ``.git`` (a file in a linked work tree)."""
    passed = []
    tree: Path | None = None
    for candidate in (folder, *folder.parents):
        if candidate in known:
            tree = known[candidate]
            break
        passed.append(candidate)
        if (candidate / ".git").exists():
            tree = candidate
            break
    known.update(dict.fromkeys(passed, tree))
    return tree


def _status(tree: Path) -> tuple[frozenset[str], tuple[str, ...]]:
    """The names of changed and new files, and of new folders (with their slash), relative to ``tree``."""
    command = ["git", "-c", "core.fsmonitor=false", "status", "--porcelain", "-z", "--untracked-files=normal"]
    # GIT_DIR and its like (set inside of hooks) may name another repository than the one that the files are in.
    foreign = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX")
    environment = {key: value for key, value in os.environ.items() if key not in foreign}
    environment["GIT_OPTIONAL_LOCKS"] = "0"  # only look
    try:
        done = subprocess.run(command, cwd=tree, capture_output=True, env=environment, check=True)
    except (OSError, subprocess.CalledProcessError):
        return frozenset(), ()
    names = set()
    entries = iter(os.fsdecode(done.stdout).split("\0"))
    for entry in entries:
        if not entry:
            continue
        state, name = entry[:2], entry[3:]
        names.add(name)
        if "R" in state or "C" in state:
            next(entries, None)  # the name that it had before
    return frozenset(names), tuple(name for name in names if name.endswith("/"))
