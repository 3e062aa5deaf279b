"""What a repository says that rules on command lines go by: its own commands, its databases, its fixtures."""

# Strings and os: every folder of the repository is gone through.
# ruff: noqa: PTH118

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from codemods.files.walk import is_skipped_folder
from codemods.scripts.rule import Project

if TYPE_CHECKING:
    from codemods.index.settings import Settings

__all__ = ["FIXTURE", "known_of"]

FIXTURE = re.compile(r"\.(?:jsonl?|xml|ya?ml|geojson)(?:\.(?:gz|zip|bz2|lzma|xz))?$", re.IGNORECASE)
"""How the name of a fixture ends."""


def known_of(root: Path, paths: Iterable[str], settings: Settings, unmigrated: bool = False) -> Project:
    """What is known of the repository at ``root``, whose files of interest are at ``paths``."""
    commands = frozenset(Path(path).stem for path in paths if "/management/commands/" in f"/{path}")
    return Project(commands, _databases(settings), partial(_fixtures, root), unmigrated)


def _databases(settings: Settings) -> tuple[str, ...] | None:
    """The aliases in ``DATABASES``, where all settings modules that set it name the same ones."""
    if not settings.known:
        return None
    given = [facts.settings["DATABASES"] for facts in settings.modules if "DATABASES" in facts.settings]
    named = {tuple(one) if isinstance(one, dict) else None for one in given}
    aliases = named.pop() if len(named) == 1 else None
    if not aliases or not all(re.fullmatch(r"[\w-]+", alias) for alias in aliases):
        return None
    return aliases if "Ellipsis" not in aliases else None


def _fixtures(root: Path) -> frozenset[str]:
    """The names, without their endings, of all files that could be fixtures, wherever they are."""
    found: set[str] = set()
    for folder, folders, names in os.walk(root):
        folders[:] = [
            name
            for name in folders
            if name not in (".git", "node_modules")
            and not is_skipped_folder(os.path.join(folder, name), set())
        ]
        for name in names:
            ending = FIXTURE.search(name)
            if ending is not None:
                # loaddata also takes "users.default" for a database; its name is then the first part.
                found.add(name[: ending.start()])
                found.add(name.partition(".")[0])
    return frozenset(found)
