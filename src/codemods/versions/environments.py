"""Where Django is named outside of a project's own metadata: tox, continuous integration, conda, images."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codemods.releases import Release
from codemods.versions.detected import Detected, Rank, stated, stated_range
from codemods.versions.sources import Sources
from codemods.versions.specifiers import pep440, release_of_digits

__all__ = ["read_ci", "read_conda", "read_dockerfile", "read_tox"]

_FACTOR = re.compile(r"\s*(?:[\w.!{},-]+:(?!:)\s*)?(django\b.*)$", re.IGNORECASE)
_ENVIRONMENTS = re.compile(r"^\s*(?:env_?list|envs)\s*=", re.IGNORECASE)
_NAMED = re.compile(r"(?:^|[-,{\s])(?:django|dj)[-_]?(?:\{([^}]*)\}|(\d[\d._]*))", re.IGNORECASE)
_CONDA = re.compile(
    r"^\s*-\s*[\"']?(?:[\w-]+::)?(django)(?![\w-])\s*([^\"'#\n]*)", re.IGNORECASE | re.MULTILINE
)
_INSTALL = re.compile(r"pip3?(?:\.\d+)?\s+install\b((?:\\\r?\n|[^\n&|])*)")
_PINNED = re.compile(r"(?<![\w/-])(django(?:\[[^\]]*\])?(?:[=~!<>]=?=?[\w.*,<>=!]+))", re.IGNORECASE)
_MATRIX = re.compile(
    r"^[ \t]*-?[ \t]*[\"']?django(?:[-_ ]?versions?)?[\"']?[ \t]*:[ \t]*(?:\[([^\]]*)\]|((?:\r?\n[ \t]*(?:-[ \t].*|#.*))+))",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER = re.compile(r"(?<![\w.])(\d{1,4}\.\d{1,4})(?:\.[\dx*]+)?(?![\w.])")


def read_tox(sources: Sources, path: str) -> Iterator[Detected]:
    """The dependencies (``django32: Django>=3.2,<3.3``) and the ``envlist`` of a ``tox.ini``."""
    text = sources.text(path)
    if text is None or "dj" not in text.lower():
        return
    releases: list[Release] = []
    first, shown, in_list = 0, "", False
    for number, line in enumerate(text.split("\n"), 1):
        code = re.sub(r"(?:^|\s)[#;].*$", "", line.rstrip())
        if _ENVIRONMENTS.match(code):
            in_list = True
        elif code and not code[0].isspace():
            in_list = False
        if in_list:
            found = [
                release for match in _NAMED.finditer(code) for release in _releases(match[1] or match[2])
            ]
            if found and not first:
                first, shown = number, code
            releases += found
            continue
        match = _FACTOR.match(code.partition("deps =")[2] or code)
        if match:
            detected = stated(path, number, match[1], Rank.HINT, "tox dependency", pin=False)
            if detected is not None:
                yield detected
    listed = stated_range(path, first, shown, "tox envlist", releases, order=1)
    if listed is not None:
        yield listed


def _releases(text: str) -> Iterator[Release]:
    for digits in re.split(r"[,\s]+", text):
        release = release_of_digits(digits) if re.fullmatch(r"\d[\d._]*", digits) else None
        if release is not None:
            yield release


def read_ci(sources: Sources, path: str) -> Iterator[Detected]:
    """The Django versions in the matrix of a continuous integration file."""
    text = sources.text(path)
    if text is None or "django" not in text.lower():
        return
    for match in _MATRIX.finditer(text):
        releases = [Release.parse(number) for number in _NUMBER.findall(match[1] or match[2] or "")]
        line = text.count("\n", 0, match.start()) + 1
        detected = stated_range(path, line, match[0], "test matrix", releases, order=2)
        if detected is not None:
            yield detected


def read_conda(sources: Sources, path: str) -> Iterator[Detected]:
    """The line for Django of a conda ``environment.yml``, its own or below ``pip:``."""
    text = sources.text(path)
    if text is None:
        return
    for match in _CONDA.finditer(text):
        line = text.count("\n", 0, match.start(1)) + 1
        shown = f"{match[1]}{match[2].strip()}"
        # A conda line may end in a build string: django=3.2.5=py39_0.
        spec = pep440(re.sub(r"^(=\s*[\w.*]+)=[^=].*$", r"\1", match[2].strip()))
        detected = stated(path, line, shown, Rank.REQUIREMENTS, "conda environment", spec=spec)
        if detected is not None:
            yield detected


def read_dockerfile(sources: Sources, path: str) -> Iterator[Detected]:
    """What ``pip install`` in a Dockerfile asks for."""
    text = sources.text(path)
    if text is None or "django" not in text.lower():
        return
    for command in _INSTALL.finditer(text):
        for match in _PINNED.finditer(command[1]):
            line = text.count("\n", 0, command.start(1) + match.start()) + 1
            detected = stated(path, line, match[1], Rank.REQUIREMENTS, "image")
            if detected is not None:
                yield detected
