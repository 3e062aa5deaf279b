"""pyproject.toml in its PEP 621, dependency-group, poetry, pdm, uv, hatch and flit forms; Pipfile."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from codemods.findings import Verdict
from codemods.pins import companions
from codemods.pins.clauses import Dialect, read_clauses
from codemods.pins.ini_files import check_tox_text
from codemods.pins.mover import Role, floor_of
from codemods.pins.python_claims import (
    admits_python,
    check_classifiers,
    check_floor,
    check_matrix,
    check_version,
    oldest_kept,
)
from codemods.pins.pythons import PYTHONS, Python
from codemods.pins.report import Report
from codemods.pins.requirement import NAME, scan
from codemods.pins.toml_tokens import Token, TomlFault, TomlKey, tokens
from codemods.releases import KNOWN, Release

__all__ = ["check_pipfile", "check_pyproject", "same_but"]

_UV_LISTS = frozenset(
    {"dev-dependencies", "constraint-dependencies", "override-dependencies", "build-constraint-dependencies"}
)
_NO_CATEGORY = frozenset({"source", "requires", "scripts", "pipenv"})
_VERSION = re.compile(r"(\d+)\.(\d+)")


def check_pyproject(report: Report) -> None:
    """Judge every requirement of Django, claim on Python and matrix of a ``pyproject.toml``."""
    found = _read(report)
    if found is None:
        return
    _Pyproject(report, found).check()


def check_pipfile(report: Report) -> None:
    """Judge the packages and the Python of a ``Pipfile``."""
    found = _read(report)
    for token in found or ():
        key = token.key
        if key[0] == "requires" and key[-1] in ("python_version", "python_full_version"):
            version = _VERSION.match(report.text, token.start, token.end)
            if version:
                python = (int(version[1]), int(version[2]))
                check_version(report, python, token.start, token.end, "The Pipfile", report.oldest)
        elif len(key) in (2, 3) and key[0] not in _NO_CATEGORY and not _is_django(key[1]):
            if len(key) == 2 or key[2] == "version":
                _companion(report, token, key[1], Dialect.PEP440)
        elif len(key) in (2, 3) and key[0] not in _NO_CATEGORY:
            where = key[0] if key[0] not in ("packages", "dev-packages") else ""
            if len(key) == 2 or key[2] == "version":
                _bare(report, token, Role.ENVIRONMENT, Dialect.PEP440, where)
            elif key[2] == "ref":
                report.source(token.start, token.end)


class _Pyproject:
    def __init__(self, report: Report, found: list[Token]) -> None:
        self.report = report
        self.found = found

    def check(self) -> None:
        report, text = self.report, self.report.text
        oldest = oldest_kept(report, (self._floor(token) for token in self.found))
        classifiers: list[tuple[str, int, int]] = []
        matrix: dict[str, list[Token]] = {}
        for token in self.found:
            key = token.key
            if key[-1] == "classifiers" and token.listed:
                classifiers.append((text[token.start : token.end], token.start, token.end))
            elif key[-1] == "requires-python" and key[0] in ("project", "tool"):
                check_floor(report, token.start, token.end, Dialect.PEP440, oldest)
            elif key[:2] == ("tool", "poetry"):
                self._poetry(token, oldest)
            elif key[:3] == ("tool", "hatch", "envs") and "matrix" in key:
                matrix.setdefault(key[3] if len(key) > 3 else "", []).append(token)
            elif key[:2] == ("tool", "pixi") and len(key) > 3:
                self._pixi(token)
            elif key[:2] == ("tool", "tox"):
                if key[-1] == "legacy_tox_ini":
                    check_tox_text(report, token.start, token.end)
                elif key[-1] == "deps":
                    report.requirement(token.start, token.end, Role.ENVIRONMENT, may_edit=False)
            else:
                listed = self._listed(token)
                if listed is not None:
                    report.requirement(token.start, token.end, listed[0], where=listed[1])
        check_classifiers(report, classifiers, oldest)
        for name, members in matrix.items():
            self._hatch(name, members)

    def _listed(self, token: Token) -> tuple[Role, str] | None:
        """The role and the name of the list of PEP 508 requirements that the token is a member of."""
        key = token.key
        if not token.listed:
            return None
        match key:
            case ("project", "dependencies") | ("build-system", "requires"):
                return Role.PACKAGE, ""
            case ("project", "optional-dependencies", name):
                return Role.PACKAGE, name
            case ("dependency-groups", name) | ("tool", "pdm", "dev-dependencies", name):
                return Role.ENVIRONMENT, name
            case ("tool", "flit", "metadata", "requires"):
                return Role.PACKAGE, ""
            case ("tool", "flit", "metadata", "requires-extra", name):
                return Role.PACKAGE, name
            case ("tool", "uv", name) if name in _UV_LISTS:
                return Role.ENVIRONMENT, ""
            case ("tool", "rye", "dev-dependencies"):
                return Role.ENVIRONMENT, ""
            case ("tool", "hatch", "envs", name, *_) if key[-1] in ("dependencies", "extra-dependencies"):
                return Role.ENVIRONMENT, name
        return None

    def _poetry(self, token: Token, oldest: Release) -> None:
        place = _poetry_package(token.key)
        if place is None:
            return
        name, field, group = place
        report = self.report
        if name == "python" and not group and field in ("", "version"):
            check_floor(report, token.start, token.end, Dialect.POETRY, oldest)
            return
        if not _is_django(name):
            if field in ("", "version") and not self._is_for_other_pythons(token, tell=False):
                _companion(report, token, name, Dialect.POETRY)
            return
        if field in ("branch", "tag", "rev", "url"):
            report.source(token.start, token.end)
            return
        if field not in ("", "version"):
            return
        if self._is_for_other_pythons(token):
            return
        role = Role.ENVIRONMENT if group else Role.PACKAGE
        _bare(report, token, role, Dialect.POETRY, group)

    def _pixi(self, token: Token) -> None:
        """A package of pixi's, from conda or from PyPI."""
        *_, table, name = token.key if token.key[-1] != "version" else token.key[:-1]
        if table in ("dependencies", "pypi-dependencies"):
            dialect = Dialect.CONDA if table == "dependencies" else Dialect.PEP440
            if _is_django(name):
                _bare(self.report, token, Role.ENVIRONMENT, dialect, "")
            else:
                _companion(self.report, token, name, dialect)

    def _is_for_other_pythons(self, token: Token, *, tell: bool = True) -> bool:
        """True for one of several poetry constraints whose ``python`` leaves out all that the target runs on."""
        runs = PYTHONS.get(self.report.range.target)
        if runs is None or token.key[-1] != "version":
            return False
        report = self.report
        for other in self.found:
            if other.table == token.table and other.key == (*token.key[:-1], "python"):
                written = self.report.text[other.start : other.end]
                groups = read_clauses(written, 0, len(written), Dialect.POETRY)
                if groups is None or any(admits_python(groups, version) for version in runs):
                    return False
                supported = {
                    python for release in report.range.supported for python in PYTHONS.get(release, ())
                }
                if tell and not any(admits_python(groups, version) for version in supported):
                    target = report.range.target
                    report.add(
                        "pins/marker", token.start, token.end, Verdict.FLAG,
                        f"This requirement only holds on Python {written}, which Django {target} does not run on.",
                        "Drop it together with the support of those Pythons.",
                    )  # fmt: skip
                return True
        return False

    def _floor(self, token: Token) -> Release | None:
        """The oldest release that a package requirement lets in beside the target; None for anything else."""
        text, range = self.report.text, self.report.range
        place = _poetry_package(token.key)
        if place is not None:
            name, field, group = place
            if _is_django(name) and not group and field in ("", "version"):
                return floor_of(text[token.start : token.end], range, Dialect.POETRY)
            return None
        if token.key == ("project", "dependencies"):
            found = scan(text, token.start, token.end)
            if found is not None and found.url is None:
                return floor_of(text[slice(*found.spec)], range)
        return None

    def _hatch(self, name: str, members: Iterable[Token]) -> None:
        djangos: list[tuple[Release, tuple[int, int]]] = []
        pythons: list[tuple[Python, tuple[int, int]]] = []
        for token in members:
            version = _VERSION.search(self.report.text, token.start, token.end)
            if version is None:
                continue
            number = (int(version[1]), int(version[2]))
            if "django" in token.key[-1].lower():
                if Release(*number) in KNOWN:
                    djangos.append((Release(*number), version.span()))
            elif token.key[-1] in ("python", "py") and number[0] in (2, 3):
                pythons.append((number, version.span()))
        check_matrix(self.report, djangos, pythons, what=f"The matrix of the environment {name!r}")


def _poetry_package(key: TomlKey) -> tuple[str, str, str] | None:
    """The package, its field and its group that a key of ``[tool.poetry]`` is about; the main group is ""."""
    match key:
        case ("tool", "poetry", "dependencies", name, *rest):
            group = ""
        case ("tool", "poetry", "dev-dependencies", name, *rest):
            group = "dev"
        case ("tool", "poetry", "group", group, "dependencies", name, *rest):
            pass
        case _:
            return None
    return (name, rest[0] if rest else "", group) if len(rest) < 2 else None


def _bare(report: Report, token: Token, role: Role, dialect: Dialect, where: str) -> None:
    """Judge a value that is a specifier alone, as tables of packages have them."""
    text = report.text
    if text[token.start : token.end].strip() in ("", "*"):
        return
    start, end = token.start, token.end
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    report.specifier(start, end, role, dialect, where=where)


def _companion(report: Report, token: Token, name: str, dialect: Dialect) -> None:
    """Judge the specifier of a package that Django may work with."""
    if report.text[token.start : token.end].strip() not in ("", "*"):
        companions.judge_specifier(report, name, token.start, token.end, dialect)


def _is_django(name: str) -> bool:
    match = NAME.match(name)
    return match is not None and match.end() == len(name)


def _read(report: Report) -> list[Token] | None:
    """The strings of the file, checked against a TOML library where Django is spoken of; None for a broken file."""
    text = report.text
    if "django" not in text.lower() and not companions.mentions(text) and _may_be_read(text):
        return []
    import tomlkit
    from tomlkit.exceptions import ParseError, TOMLKitError

    try:
        document = tomlkit.parse(text).unwrap()
        found = list(tokens(text))
    except ParseError as error:
        line = getattr(error, "line", 1)
        start = report.lines.line_start(min(max(int(line), 1), report.lines.count))
        report.malformed(
            start, "The file is not valid TOML here; correct it to have its requirements looked at."
        )
        return None
    except (TOMLKitError, ValueError, RecursionError) as error:
        reason = f" ({str(error).rstrip('.')})" if isinstance(error, TOMLKitError) else ""
        report.malformed(
            0, f"The file cannot be read as TOML{reason}; correct it to have its requirements looked at."
        )
        return None
    known = {(key, value) for key, value in _strings(document, ())}
    return [token for token in found if _means(text, token) in known or not token.plain]


def _may_be_read(text: str) -> bool:
    """False for a file that a TOML library would have to be asked about, as it looks broken."""
    try:
        for _ in tokens(text):
            pass
    except TomlFault:
        return False
    return True


def _means(text: str, token: Token) -> tuple[TomlKey, str]:
    return token.key, text[token.start : token.end]


def _strings(value: Any, key: TomlKey) -> Iterable[tuple[TomlKey, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, (*key, name))
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, key)


def same_but(old: str, new: str, edited: int) -> bool:
    """True where both documents are valid TOML that differs in at most ``edited`` string values."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        before, after = tomlkit.parse(old).unwrap(), tomlkit.parse(new).unwrap()
    except (TOMLKitError, ValueError):
        return False
    return 0 <= _differences(before, after) <= edited


def _differences(old: Any, new: Any) -> int:
    """How many strings differ; a large number where anything else does."""
    far = 1 << 30
    if isinstance(old, dict) and isinstance(new, dict):
        if list(old) != list(new):
            return far
        return sum(_differences(old[name], new[name]) for name in old)
    if isinstance(old, list) and isinstance(new, list):
        if len(old) != len(new):
            return far
        return sum(_differences(*pair) for pair in zip(old, new, strict=True))
    if type(old) is not type(new):
        return far
    if isinstance(old, str):
        return int(old != new)
    return 0 if old == new or old != old else far
