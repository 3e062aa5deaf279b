"""Which files hold command lines, and in which way, by their names and, without an ending, their first line."""

from __future__ import annotations

import enum
import re

__all__ = ["ScriptFile", "kind_of"]


class ScriptFile(enum.Enum):
    """The ways in which files hold command lines."""

    SHELL = "shell"
    BATCH = "batch"
    MAKE = "make"
    DOCKER = "docker"
    CI = "ci"
    YAML = "yaml"
    PROC = "proc"
    INI = "ini"
    JSON = "json"
    TOML = "toml"
    CRON = "cron"
    GROOVY = "groovy"
    ENV = "env"
    PROSE = "prose"
    TEMPLATE = "py-tpl"
    PYTHON = "python"


_NAMES = {
    "Makefile": ScriptFile.MAKE,
    "makefile": ScriptFile.MAKE,
    "GNUmakefile": ScriptFile.MAKE,
    "justfile": ScriptFile.MAKE,
    "Justfile": ScriptFile.MAKE,
    "Procfile": ScriptFile.PROC,
    "Procfile.dev": ScriptFile.PROC,
    "package.json": ScriptFile.JSON,
    "app.json": ScriptFile.JSON,
    "Pipfile": ScriptFile.TOML,
    "tox.ini": ScriptFile.INI,
    "Jenkinsfile": ScriptFile.GROOVY,
    "Vagrantfile": ScriptFile.GROOVY,
    "crontab": ScriptFile.CRON,
    ".travis.yml": ScriptFile.CI,
    ".gitlab-ci.yml": ScriptFile.CI,
    ".drone.yml": ScriptFile.CI,
    ".cirrus.yml": ScriptFile.CI,
    "appveyor.yml": ScriptFile.CI,
    ".appveyor.yml": ScriptFile.CI,
    "azure-pipelines.yml": ScriptFile.CI,
    "bitbucket-pipelines.yml": ScriptFile.CI,
    "circle.yml": ScriptFile.CI,
    ".env": ScriptFile.ENV,
}
_SUFFIXES = {
    "sh": ScriptFile.SHELL,
    "bash": ScriptFile.SHELL,
    "zsh": ScriptFile.SHELL,
    "ksh": ScriptFile.SHELL,
    "bat": ScriptFile.BATCH,
    "cmd": ScriptFile.BATCH,
    "ps1": ScriptFile.BATCH,
    "mk": ScriptFile.MAKE,
    "yml": ScriptFile.YAML,
    "yaml": ScriptFile.YAML,
    "service": ScriptFile.INI,
    "conf": ScriptFile.INI,
    "ini": ScriptFile.INI,
    "cfg": ScriptFile.INI,
    "toml": ScriptFile.TOML,
    "timer": ScriptFile.INI,
    "cron": ScriptFile.CRON,
    "crontab": ScriptFile.CRON,
    "env": ScriptFile.ENV,
    "md": ScriptFile.PROSE,
    "markdown": ScriptFile.PROSE,
    "rst": ScriptFile.PROSE,
    "adoc": ScriptFile.PROSE,
    "py-tpl": ScriptFile.TEMPLATE,
    "py": ScriptFile.PYTHON,
}
_OTHERS = (".html", ".js", ".css", ".po", ".mo", ".svg", ".png")
"""Endings that most files of a project have, and none of interest."""
# What changed long ago is history there, not advice.
_HISTORY = re.compile(
    r"(?:^|[^a-z])(?:change|changes|changelog|history|news|release|releases|whatsnew|authors)(?:[^a-z]|$)",
    re.IGNORECASE,
)
_VERSIONED = re.compile(r"v?\d+(?:\.\d+)+(?:\.x)?\.\w+$")
_TEXTS = re.compile(r"(?:README|INSTALL|UPGRAD|CONTRIBUTING|HACKING|DEPLOY|SETUP|HOWTO)", re.ASCII)
_SHEBANG = re.compile(r"#!.*\b(?:ba|z|k|da)?sh\b")
_PYTHON = re.compile(r"#!.*\b(?:python|pypy)")


def kind_of(path: str, text: str | None = None) -> ScriptFile | None:
    """The way the file at ``path`` holds command lines; None for a file that holds none.

    A file whose name says nothing is told by its first line, where ``text`` is given.
    """
    folders, _, name = path.rpartition("/")
    kind = _NAMES.get(name)
    if kind is not None:
        return kind
    if name.endswith(_OTHERS):
        return None
    if re.match(r"(?:Dockerfile|Containerfile)(?:[-.].*)?$|.*\.[Dd]ockerfile$", name):
        return ScriptFile.DOCKER
    stem, dot, suffix = name.rpartition(".")
    kind = _SUFFIXES.get(suffix.lower()) if dot and stem else None
    if kind is ScriptFile.YAML:
        is_ci = "/.github/" in f"/{path}" or ".circleci/" in path or ".gitlab/" in path
        return ScriptFile.CI if is_ci else kind
    if kind is ScriptFile.PROSE:
        return None if _is_history(path, name) else kind
    if kind is not None:
        return kind
    if suffix.lower() == "txt":
        if _is_history(path, name):
            return None
        in_docs = "docs" in folders.split("/") or "doc" in folders.split("/")
        return ScriptFile.PROSE if in_docs or _TEXTS.match(name.upper()) else None
    if name.startswith(".env."):
        return ScriptFile.ENV
    if not dot or not stem:
        if "cron.d" in folders.split("/"):
            return ScriptFile.CRON
        if text is not None and _PYTHON.match(text):
            return ScriptFile.PYTHON
        if text is not None and _SHEBANG.match(text):
            return ScriptFile.SHELL
        if _TEXTS.match(name):
            return ScriptFile.PROSE
    return None


def _is_history(path: str, name: str) -> bool:
    """True for change logs and notes of single versions (``docs/upgrade/2.1.rst``)."""
    return bool(_HISTORY.search(path) or _VERSIONED.match(name))
