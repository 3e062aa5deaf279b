"""Test matrices, images and install lines: places that name Django and Python releases and are flagged, not edited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codemods.pins import companions
from codemods.pins.mover import Role
from codemods.pins.python_claims import Span, check_matrix, check_version
from codemods.pins.pythons import Python
from codemods.pins.report import Report, named_release
from codemods.pins.servers import check_servers
from codemods.releases import KNOWN, Release

__all__ = ["check_ci", "check_docker", "check_interpreter", "check_script", "factors", "pip_installs"]

_PY = re.compile(r"(?<![A-Za-z0-9])py(?:thon)?-?([23])\.?(\d{1,2})(?![0-9])", re.IGNORECASE)
_DJ = re.compile(r"(?<![A-Za-z0-9])(?:django|dj)[-_]?(\d{1,2})[._]?(\d{1,2})?(?![0-9])", re.IGNORECASE)
_LATEST = re.compile(r"(?:django|dj)[-_]?latest\b", re.IGNORECASE)
_BRACES = re.compile(r"([\w.-]*)\{([^{}]*)\}")
_NUMBER = re.compile(r"(?<![\w.])(\d{1,2})\.(\d{1,2})(?:\.(?:\d+|x|\*))*(?![\w])")
_KEY = re.compile(
    r"""^(?P<indent>[ \t]*(?:-[ \t]+)?)["']?(?P<key>[A-Za-z][\w.-]*)["']?[ \t]*:(?:[ \t]+|$)(?P<value>.*)$"""
    r"""|^[ \t]*(?:(?:ARG|ENV|export)[ \t]+)?(?P<name>[A-Z][A-Z0-9_]*)[= ](?P<given>.*)$"""
)
_ENV = re.compile(r"\b(DJANGO(?:_VERSION|_VER|_SPEC|_RELEASE)?|DJANGO_PACKAGE)=(?!=)[\"']?(?:django)?[=<>~!]*(\d{1,2})\.(\d{1,2})", re.IGNORECASE)  # fmt: skip
_ITEM = re.compile(r"django[^\"',\]\n]*", re.IGNORECASE)
_IMAGE = re.compile(r"(?<![\w-])python:(\d)\.(\d{1,2})")
_CONTAINER = re.compile(
    r"^[ \t]*(?:-[ \t]*)?(?:image:|docker:|container:|FROM\b|base_image:)[^#\n]*?(?<![\w-])python:(\d)\.(\d{1,2})",
    re.MULTILINE | re.IGNORECASE,
)
_INSTALL = re.compile(
    r"(?:\bpip(?:[23](?:\.\d+)?)?|\buv[ \t]+pip)[ \t]+install\b|\b(?:uv|poetry|pdm)[ \t]+add\b|\bpipenv[ \t]+install\b"
)
_ARGUMENT = re.compile(r""""([^"\n]*)"|'([^'\n]*)'|([^\s"'|&;)\\]+)""")


def factors(
    text: str, start: int, end: int
) -> tuple[list[tuple[Release, Span]], list[tuple[Python, Span]], bool]:
    """The Django releases and Pythons that names of tox environments in ``text[start:end]`` speak of.

    The third value says whether the newest Django is among them, by that name. Braces are looked into:
    ``py{36,37}-django{22,32}``.
    """
    djangos: list[tuple[Release, Span]] = []
    pythons: list[tuple[Python, Span]] = []
    written = text[start:end]
    for name, offset, length in _expanded(written):
        span = (start + offset, start + offset + length)
        for match in _PY.finditer(name):
            pythons.append(((int(match[1]), int(match[2])), span))
        factor = _DJ.search(name)
        release = named_release(factor[0]) if factor else None
        if release is not None:
            djangos.append((release, span))
    return djangos, pythons, bool(_LATEST.search(written))


def _expanded(written: str) -> Iterator[tuple[str, int, int]]:
    """The parts of names with braces undone, with their offsets and lengths in what is written."""
    covered: list[Span] = []
    for match in _BRACES.finditer(written):
        covered.append(match.span())
        for part in re.finditer(r"[^,\s]+", match[2]):
            yield match[1] + part[0], match.start(2) + part.start(), len(part[0])
    for match in re.finditer(r"[\w.-]+", written):
        if not any(start < match.end() and match.start() < end for start, end in covered):
            yield match[0], match.start(), len(match[0])


def check_ci(report: Report) -> None:
    """Judge the matrices, images and install lines of a CI configuration, by the names of its keys."""
    djangos: list[tuple[Release, Span]] = []
    pythons: list[tuple[Python, Span]] = []
    text = report.text
    if report.path.endswith((".yml", ".yaml")):
        report.tell_broken_yaml()
    latest = False
    for key, start, end in _values(text):
        name = key.lower()
        if name == "additional_dependencies":  # of a pre-commit hook
            for item in _ITEM.finditer(text, start, end):
                report.requirement(*item.span(), Role.ENVIRONMENT, may_edit=False)
        elif "django" in name and "settings" not in name:
            for version, span in _numbers(text, start, end):
                release = _meant(text, start, span[0], Release(*version))
                if release is not None:
                    djangos.append((release, span))
            latest |= bool(re.search(r"\blatest\b", text[start:end]))
        elif "python" in name or name in ("py", "pyver"):
            pythons += [
                (version, span) for version, span in _numbers(text, start, end) if version[0] in (2, 3)
            ]
        elif "tox" in name or name == "env":
            found = factors(text, start, end)
            djangos += found[0]
            pythons += found[1]
            latest |= found[2]
    for match in _ENV.finditer(text):
        release = Release(int(match[2]), int(match[3]))
        span = (match.start(2), match.end(3))
        if release in KNOWN and not _is_comment(text, match.start()):
            djangos.append((release, span))
    for match in _CONTAINER.finditer(text):
        pythons.append(((int(match[1]), int(match[2])), (match.start(1), match.end(2))))
    check_matrix(
        report, sorted(set(djangos), key=lambda d: d[1]), pythons, has_target=latest, what="This file"
    )
    pip_installs(report, 0, len(text))
    check_servers(report)


def _meant(text: str, start: int, at: int, release: Release) -> Release | None:
    """The release that a number at ``at`` stands for: an upper bound names the one before it, if it stands alone."""
    before = re.split(r"[\s\"'\[]", text[start:at].rstrip(" "))[-1]
    if before.endswith("!="):
        return None
    if before.endswith("<"):
        if re.search(r"[>=~]", before):
            return None  # the lower bound of the same range speaks for it
        return next((one for one in reversed(KNOWN) if one < release), None)
    return release if release in KNOWN else None


def _is_comment(text: str, at: int) -> bool:
    return text[text.rfind("\n", 0, at) + 1 : at].lstrip().startswith("#")


def _values(text: str) -> Iterator[tuple[str, int, int]]:
    """Keys with the spans of their values: the rest of the line, or the more deeply indented lines that follow."""
    lines: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        lines.append((at, stop))
        at = stop + 1
    for index, (start, stop) in enumerate(lines):
        line = text[start:stop]
        if line.lstrip().startswith("#"):
            continue
        match = _KEY.match(line)
        inner = re.finditer(r"""[{,][ \t]*["']?([A-Za-z][\w.-]*)["']?[ \t]*:[ \t]*([^,}]*)""", line)
        for pair in inner:
            yield pair[1], start + pair.start(2), start + pair.end(2)
        if match is None:
            continue
        if match["name"]:
            yield match["name"], start + match.start("given"), start + match.end("given")
            continue
        end = stop
        value = match["value"].split(" #")[0].strip()
        indent = len(match["indent"].replace("-", " ").expandtabs())
        if value in ("", "[") or (value.startswith("[") and "]" not in value):
            for begin, last in lines[index + 1 :]:
                following = text[begin:last]
                bare = following.strip()
                depth = len(following.expandtabs()) - len(following.expandtabs().lstrip())
                is_item = depth >= indent and bare.startswith("-") and value == ""
                if not bare or bare.startswith("#"):
                    continue
                if depth <= indent and not is_item and not bare.startswith("]"):
                    break
                if value == "" and _KEY.match(following):
                    break  # a mapping: its keys speak for themselves
                end = last
        yield match["key"], start + match.start("value"), end


def _numbers(text: str, start: int, end: int) -> Iterator[tuple[Python, Span]]:
    for match in _NUMBER.finditer(text, start, end):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if " #" in line or line.lstrip().startswith("#"):
            continue
        yield (int(match[1]), int(match[2])), match.span()


def check_docker(report: Report) -> None:
    """Judge the base images, arguments and install lines of a Dockerfile or a compose file."""
    text = report.text
    if report.path.endswith((".yml", ".yaml")):
        report.tell_broken_yaml()
    oldest = report.oldest
    for match in _IMAGE.finditer(text):
        if not _is_comment(text, match.start()):
            version = (int(match[1]), int(match[2]))
            check_version(report, version, *match.span(), "This image", oldest)
    arguments = re.compile(
        r"^[ \t]*(?:ARG|ENV)[ \t]+(\w*(?:PYTHON|DJANGO)\w*)[= ][\"']?(\d)\.(\d{1,2})", re.MULTILINE
    )
    djangos: list[tuple[Release, Span]] = []
    for match in arguments.finditer(text):
        version = (int(match[2]), int(match[3]))
        span = (match.start(2), match.end(3))
        if "DJANGO" in match[1]:
            if Release(*version) in KNOWN:
                djangos.append((Release(*version), span))
        elif version[0] in (2, 3):
            check_version(report, version, *span, match[1], oldest)
    check_matrix(report, djangos, (), what="This file")
    pip_installs(report, 0, len(text))
    check_servers(report)


def check_script(report: Report) -> None:
    """Judge the install lines of a shell script or a Makefile, and the servers that it starts."""
    pip_installs(report, 0, len(report.text))
    check_servers(report)


def check_interpreter(report: Report) -> None:
    """Judge ``runtime.txt`` and ``.python-version``: the first Python that each line names."""
    for match in re.finditer(r"^[ \t]*(?:c?python[- ]?)?(\d)\.(\d{1,2})\b", report.text, re.MULTILINE):
        version = (int(match[1]), int(match[2]))
        check_version(report, version, *match.span(), "This file", report.oldest)


def pip_installs(report: Report, start: int, end: int) -> None:
    """Flag the requirements of Django and what it works with on the command lines of installers in ``text[start:end]``."""
    text = report.text
    if "django" not in text.lower() and not companions.mentions(text):
        return
    at = start
    while match := _INSTALL.search(text, at, end):
        at = match.end()
        if _is_comment(text, match.start()):
            continue
        while at < end:
            gap = re.compile(r"(?:[ \t]|\\\r?\n|\^\r?\n)+").match(text, at, end)
            word = _ARGUMENT.match(text, gap.end() if gap else at, end)
            if gap is None or word is None:
                break
            group = word.lastindex or 0
            if not re.search(r"[$%{}]", word[group]):  # a variable decides
                report.requirement(*word.span(group), Role.ENVIRONMENT, may_edit=False)
            at = word.end()
