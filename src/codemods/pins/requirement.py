"""One requirement of Django inside a longer text: where its parts are, read without changing a character."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["MEANT", "NAME", "Requirement", "pythons_of", "scan"]

NAME = re.compile(r"django(?![A-Za-z0-9]|[-_.]+[A-Za-z0-9])", re.IGNORECASE)
"""The package's name, and no longer name that begins with it."""

MEANT = re.compile(r"django[ \t]*(?:[<>=!~\[]|[ \t]v?\d)", re.IGNORECASE)
"""What is meant as a requirement of Django, whether or not it can be read as one."""

_EXTRAS = re.compile(r"[ \t]*\[[^\[\]\r\n]*\]")
_SPACE = re.compile(r"(?:[ \t]|\\\r?\n)*")  # a line may go on behind a backslash
_OPERATOR = re.compile(r"[ \t]*(?:[<>=!~^]|\()")


@dataclass(frozen=True, slots=True)
class Requirement:
    """The parts of one requirement, as spans of the text that it was found in.

    ``spec`` is the span of the specifier without the space around it (empty where there is none), ``url`` that of
    what follows ``@`` (None where nothing does); ``marker`` is the text behind the semicolon.
    """

    start: int
    end: int
    spec: tuple[int, int]
    url: tuple[int, int] | None = None
    marker: str = ""


def scan(text: str, start: int, end: int, package: re.Pattern[str] = NAME) -> Requirement | None:
    """Read ``text[start:end]`` as a requirement of Django in the words of PEP 508; None where it is none.

    ``package`` is the pattern of the name, where another package is meant.

    Of the specifier only the span is found: whether it can be read is for the reader of clauses to say.
    """
    at = _skip(text, start, end)
    begin = at
    name = package.match(text, at, end)
    if name is None:
        return None
    at = name.end()
    extras = _EXTRAS.match(text, at, end)
    at = _skip(text, extras.end() if extras else at, end)
    semicolon = text.find(";", at, end)
    if at < end and text[at] == "@":
        at = _skip(text, at + 1, end)
        # In a URL a semicolon only ends it behind a space (PEP 508).
        cut = re.compile(r"[ \t];").search(text, at, end)
        stop = _strip(text, at, cut.start() if cut else end)
        marker = text[stop:end].strip().removeprefix(";").strip()
        return Requirement(begin, _strip(text, begin, end), (at, at), (at, stop), marker)
    stop = semicolon if semicolon >= 0 else end
    marker = text[semicolon + 1 : end].strip() if semicolon >= 0 else ""
    spec_start, spec_end = at, _strip(text, at, stop)
    if spec_start < spec_end and text[spec_start] == "(" and text[spec_end - 1] == ")":
        spec_start = _skip(text, spec_start + 1, spec_end)
        spec_end = _strip(text, spec_start, spec_end - 1)
    elif spec_start < spec_end and not _OPERATOR.match(text, spec_start, spec_end):
        return None  # prose: "Django is needed"
    return Requirement(begin, _strip(text, begin, end), (spec_start, spec_end), None, marker)


def _skip(text: str, at: int, end: int) -> int:
    match = _SPACE.match(text, at, end)
    return match.end() if match else at


def _strip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t\r\n,":
        end -= 1
    return end


def pythons_of(marker: str, versions: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The Python ``versions`` on which an environment marker may hold; all of them for one that cannot be read.

    What a marker asks beside the version (platform, implementation, extras) is taken as given.
    """
    if not marker or "python" not in marker:
        return versions
    from packaging.markers import InvalidMarker, Marker, UndefinedEnvironmentName

    try:
        parsed = Marker(marker)
    except InvalidMarker:
        return versions
    extras = ["", *re.findall(r"""extra\s*==\s*["']([^"']*)["']""", marker)]
    environments: list[dict[str, str]] = [
        {"sys_platform": sys, "platform_system": system, "os_name": name, "extra": extra, "implementation_name": impl,
         "platform_python_implementation": "PyPy" if impl == "pypy" else "CPython"}
        for sys, system, name in (("linux", "Linux", "posix"), ("win32", "Windows", "nt"), ("darwin", "Darwin", "posix"))
        for extra in extras
        for impl in ("cpython", "pypy")
    ]  # fmt: skip
    held: list[tuple[int, int]] = []
    for version in versions:
        number = f"{version[0]}.{version[1]}"
        for environment in environments:
            given = {**environment, "python_version": number, "python_full_version": f"{number}.1"}
            try:
                holds = parsed.evaluate(given)
            except (UndefinedEnvironmentName, ValueError):
                return versions
            if holds:
                held.append(version)
                break
    return tuple(held)
