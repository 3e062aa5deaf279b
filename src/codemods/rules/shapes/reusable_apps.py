"""Applications that others install: whether a repository is one, and of which type its migrations made its keys."""

from __future__ import annotations

import re
from pathlib import Path

from codemods.index.index import Index
from codemods.index.project import Project
from codemods.rules.site import Site

__all__ = ["AUTO", "BIG", "distributed", "for_others", "key_types"]

AUTO, BIG = "AutoField", "BigAutoField"

_SETUP = frozenset(["setuptools.setup", "distutils.core.setup", "setuptools", "distutils.core"])
_BUILT = re.compile(r"^\[build-system\]", re.MULTILINE)
_NAMED = re.compile(r"^\[(?:project|tool\.poetry|tool\.flit\.metadata)\]", re.MULTILINE)
_NAMED_IN_CFG = re.compile(r"^\[metadata\]", re.MULTILINE)
_CLASSIFIED = re.compile(r"^classifiers\s*=", re.MULTILINE)
_OWN_USE = re.compile(
    r"(?:^|[/_])(?:(?:run)?tests?|examples?|demos?|samples?|sandbox)(?:app|project|site)?(?:_\w+)?/"
)


def distributed(site: Site) -> bool:
    """Whether the repository is a package that others install.

    A ``setup.py`` says so. Sites have a ``pyproject.toml`` as well: one that can be built, and is classified for the
    package index or has no ``manage.py`` beside it.
    """
    facts = site.index.files.get("setup.py")
    if facts is not None and any(name in _SETUP for names in facts.bindings.values() for name in names):
        return True
    root = site.project.root if isinstance(site.project, Project) else None
    if root is None:
        return False
    build, cfg = _text(root / "pyproject.toml"), _text(root / "setup.cfg")
    if not _BUILT.search(build) or not (_NAMED.search(build) or _NAMED_IN_CFG.search(cfg)):
        return False
    return bool(_CLASSIFIED.search(build + cfg)) or not (root / "manage.py").exists()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def for_others(path: str) -> bool:
    """Whether a file of such a package is for those who install it, rather than for its tests or an example."""
    return _OWN_USE.search(path) is None


def key_types(index: Index) -> dict[str, frozenset[str]]:
    """By the names of applications: the types of automatic keys that their migrations know."""
    found: dict[str, set[str]] = {}
    for kind in (AUTO, BIG):
        for facts in index.users(f"django.db.models.{kind}", f"django.db.models.fields.{kind}"):
            folder, _, name = facts.path.rpartition(
                "/migrations/"
            )  # whose own names are none, as they begin with digits
            front = index.files.get(f"{folder}/__init__.py")
            if folder and "/" not in name and front is not None:
                for app in front.names:
                    found.setdefault(app, set()).add(kind)
    return {app: frozenset(kinds) for app, kinds in found.items()}
