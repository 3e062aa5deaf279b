"""The names of lock files, and the command that refreshes Django in each; light, since every path is held against it."""

from __future__ import annotations

import re

__all__ = ["COMMANDS", "is_lock"]

COMMANDS = {
    "uv.lock": "uv lock --upgrade-package django",
    "poetry.lock": "poetry update django",
    "pdm.lock": "pdm update django",
    "Pipfile.lock": "pipenv update django",
    "pixi.lock": "pixi update django",
    "conda-lock.yml": "conda-lock lock --lockfile conda-lock.yml --update django",
}
"""The command that refreshes Django in each lock file."""

_PYLOCK = re.compile(r"pylock(?:\.[^./]+)?\.toml$")


def is_lock(name: str) -> bool:
    """True for the file name of a lock file."""
    return name in COMMANDS or _PYLOCK.match(name) is not None
