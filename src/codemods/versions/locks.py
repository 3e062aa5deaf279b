"""Lock files: the one version of Django that is installed.

They can be large and most of them is of no interest, so the table of Django is looked up in the text; only
``Pipfile.lock`` is parsed, as JSON has no lines to go by.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from codemods.versions.detected import Detected, Rank, line_of, stated
from codemods.versions.sources import Sources

__all__ = ["read_lock"]

_NAME = re.compile(r"^name[ \t]*=[ \t]*[\"']django[\"'][ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_VERSION = re.compile(r"^version[ \t]*=[ \t]*[\"']([^\"']+)[\"']", re.MULTILINE)
_TABLE = re.compile(r"^\[", re.MULTILINE)
_CONDA = re.compile(
    r"^(?:-[ \t]*|[ \t]*)name:[ \t]*django[ \t]*\r?\n[ \t]+version:[ \t]*[\"']?([\w.]+)", re.MULTILINE
)


def read_lock(sources: Sources, path: str) -> Iterator[Detected]:
    """What the lock file at ``path`` says about Django: nothing, one version, or one for each of its forks."""
    text = sources.text(path)
    if text is None:
        return
    name = path.rpartition("/")[2]
    if name == "Pipfile.lock":
        found = _in_pipfile_lock(sources, path, text)
    elif name.endswith((".yml", ".yaml")):
        found = ((match[1], line_of(text, match[0])) for match in _CONDA.finditer(text))
    else:
        found = _in_tables(text)
    for version, line in found:
        detected = stated(path, line, f"django=={version}", Rank.LOCK, "lock file", spec=f"=={version}")
        if detected is not None:
            yield detected


def _in_tables(text: str) -> Iterator[tuple[str, int]]:
    """The versions in the tables ``[[package]]`` of ``uv.lock``, ``poetry.lock``, ``pdm.lock`` and ``pylock.toml``."""
    for match in _NAME.finditer(text):
        start = text.rfind("\n[", 0, match.start()) + 1
        if not text.startswith("[[package", start):
            continue
        following = _TABLE.search(text, match.end())
        version = _VERSION.search(text, start, following.start() if following else len(text))
        if version:
            yield version[1], text.count("\n", 0, version.start()) + 1


def _in_pipfile_lock(sources: Sources, path: str, text: str) -> Iterator[tuple[str, int]]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        sources.note(path, "file/malformed", f"The file is not valid JSON ({error}); make it anew.")
        return
    if not isinstance(content, dict):
        return
    for section in ("default", "develop"):
        packages = content.get(section)
        entry = packages.get("django") if isinstance(packages, dict) else None
        version = entry.get("version") if isinstance(entry, dict) else None
        if isinstance(version, str):
            yield version.lstrip("= "), line_of(text, '"django"')
            return
