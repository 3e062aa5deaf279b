"""Which files hold requirements, by their names alone."""

from __future__ import annotations

import enum
import re
from pathlib import PurePosixPath

from codemods.pins.lock_names import is_lock

__all__ = ["PinFile", "kind_of"]


class PinFile(enum.Enum):
    """The formats that requirements are written in."""

    REQUIREMENTS = "requirements"
    PYPROJECT = "pyproject"
    PIPFILE = "pipfile"
    SETUP_CFG = "setup.cfg"
    SETUP_PY = "setup.py"
    TOX = "tox"
    NOX = "nox"
    CI = "ci"
    DOCKER = "docker"
    CONDA = "conda"
    INTERPRETER = "interpreter"
    SCRIPT = "script"
    LOCK = "lock"


_NAMES = {
    "pyproject.toml": PinFile.PYPROJECT,
    "Pipfile": PinFile.PIPFILE,
    "setup.cfg": PinFile.SETUP_CFG,
    "setup.py": PinFile.SETUP_PY,
    "tox.ini": PinFile.TOX,
    "noxfile.py": PinFile.NOX,
    ".travis.yml": PinFile.CI,
    ".gitlab-ci.yml": PinFile.CI,
    "appveyor.yml": PinFile.CI,
    ".appveyor.yml": PinFile.CI,
    "azure-pipelines.yml": PinFile.CI,
    "bitbucket-pipelines.yml": PinFile.CI,
    ".cirrus.yml": PinFile.CI,
    ".drone.yml": PinFile.CI,
    "circle.yml": PinFile.CI,
    "Jenkinsfile": PinFile.CI,
    ".readthedocs.yml": PinFile.CI,
    ".readthedocs.yaml": PinFile.CI,
    ".pre-commit-config.yaml": PinFile.CI,
    "runtime.txt": PinFile.INTERPRETER,
    ".tool-versions": PinFile.INTERPRETER,
    ".python-version": PinFile.INTERPRETER,
    "Makefile": PinFile.SCRIPT,
    "makefile": PinFile.SCRIPT,
    "GNUmakefile": PinFile.SCRIPT,
    "justfile": PinFile.SCRIPT,
}
_REQUIREMENTS = re.compile(
    r"require|constraint|(?:^|[^a-z])(?:reqs?|deps|dependencies|pip)(?:[^a-z]|$)", re.IGNORECASE
)
_FOLDER = re.compile(r"^(?:requirements?|reqs?|constraints?|pip|deps)$|require", re.IGNORECASE)


def kind_of(path: str) -> PinFile | None:
    """The format of the file at ``path`` (forward slashes), None for one that holds no requirements."""
    name = path.rpartition("/")[2]
    kind = _NAMES.get(name)
    if kind is not None:
        return kind
    if name.endswith((".py", ".html", ".js", ".css", ".po", ".mo", ".svg", ".png")):
        return None
    if is_lock(name):
        return PinFile.LOCK
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix in ("txt", "in", "pip"):
        parent = PurePosixPath(path).parent
        if parent.name.endswith(".egg-info"):
            return None
        if _REQUIREMENTS.search(name) or _FOLDER.search(parent.name):
            return PinFile.REQUIREMENTS
        return None
    if suffix in ("yml", "yaml"):
        if ".github/workflows/" in f"/{path}" or ".circleci/" in path or ".gitlab/" in path:
            return PinFile.CI
        if re.match(r"(?:.*[-_.])?environment(?:[-_.].*)?\.ya?ml$|conda.*\.ya?ml$", name):
            return PinFile.CONDA
        if re.match(r"(?:docker-)?compose.*\.ya?ml$", name):
            return PinFile.DOCKER
        return None
    if re.match(r"(?:Dockerfile|Containerfile)(?:[-.].*)?$|.*\.[Dd]ockerfile$", name):
        return PinFile.DOCKER
    if suffix in ("sh", "bash", "mk"):
        return PinFile.SCRIPT
    return None
