"""setup.py and noxfile.py: read as syntax trees, never run; a requirement is changed within its string literal."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

from codemods.findings import Verdict
from codemods.pins import companions
from codemods.pins.clauses import Dialect, read_clauses
from codemods.pins.mover import Role, Step, floor_of, move
from codemods.pins.python_claims import Span, check_classifiers, check_floor, check_matrix, oldest_kept
from codemods.pins.pythons import Python
from codemods.pins.report import Report
from codemods.pins.requirement import MEANT, Requirement, scan
from codemods.releases import KNOWN, Release

__all__ = ["check_noxfile", "check_setup_py"]

_CANDIDATE = re.compile(r"\s*django\b", re.IGNORECASE)
_SPECIFIED = re.compile(r"[<>=~]=?[ \t]*\d")
_QUOTES = re.compile(r"[rRuU]?(\"\"\"|\'\'\'|\"|\')")
_LISTS = frozenset({"install_requires", "tests_require", "setup_requires", "extras_require", "requires"})
_NUMBER = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.\S*)?$")


class _Literal:
    """A string literal whose characters between the quotes are its value, one for one."""

    def __init__(self, node: ast.Constant, start: int, end: int, parents: tuple[ast.AST, ...]) -> None:
        self.node = node
        self.start = start
        self.end = end
        self.parents = parents


def check_setup_py(report: Report) -> None:
    """Judge the requirements of Django, the Python floor and the classifiers of a ``setup.py``."""
    literals = _literals(report)
    if literals is None:
        return
    text = report.text
    requirements: list[tuple[_Literal, Requirement]] = []
    classifiers: list[tuple[str, int, int]] = []
    floors: list[_Literal] = []
    for literal in literals:
        value = text[literal.start : literal.end]
        if " :: " in value:
            # One classifier a literal, or a block of text that the script splits.
            for line in re.finditer(r"[^\n]+", value):
                classifiers.append((line[0], literal.start + line.start(), literal.start + line.end()))
        elif _is_argument(literal, "python_requires"):
            floors.append(literal)
        else:
            lines = list(_requirement_lines(text, literal))
            if not lines and _is_listed(literal) and MEANT.match(value):
                _unreadable(report, literal)
            elif not lines and (_is_listed(literal) or _SPECIFIED.search(value)):
                if _python_test(literal) is None:
                    companions.judge(report, literal.start, literal.end)
            for start, end in lines:
                found = scan(text, start, end)
                if found is not None:
                    requirements.append((literal, found))
    admitted = [
        floor_of(text[slice(*found.spec)], report.range) for _, found in requirements if found.url is None
    ]
    oldest = oldest_kept(report, admitted)
    for literal, found in requirements:
        test = _python_test(literal)
        if test is not None and found.url is None:
            _guarded(report, found)
            continue
        extra, _, marker = _extra(literal).partition(":")  # "bcrypt:python_version<'3'"
        report.requirement(found.start, found.end, Role.PACKAGE, where=extra, marker=marker)
    check_classifiers(report, classifiers, oldest)
    for literal in floors:
        check_floor(report, literal.start, literal.end, Dialect.PEP440, oldest)


def check_noxfile(report: Report) -> None:
    """Flag the releases of Django and Python that the sessions of a ``noxfile.py`` are run with."""
    literals = _literals(report)
    if literals is None:
        return
    text = report.text
    djangos: list[tuple[Release, Span]] = []
    pythons: list[tuple[Python, Span]] = []
    for literal in literals:
        match = _NUMBER.match(text, literal.start, literal.end)
        if match is None:
            if _CANDIDATE.match(text, literal.start, literal.end):
                report.requirement(literal.start, literal.end, Role.ENVIRONMENT, may_edit=False)
            continue
        number = (int(match[1]), int(match[2]))
        subject = _subject(literal)
        if "django" in subject and Release(*number) in KNOWN:
            djangos.append((Release(*number), match.span()))
        elif "python" in subject and number[0] in (2, 3):
            pythons.append((number, match.span()))
    check_matrix(report, djangos, pythons, what="This file")


def _literals(report: Report) -> list[_Literal] | None:
    """The plain string literals of the file; None, and a finding, where it does not parse."""
    text = report.text
    if not re.search(r"django|python", text, re.IGNORECASE) and not companions.mentions(text):
        return []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the file escapes wrongly is not our affair
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = min(max(getattr(error, "lineno", None) or 1, 1), report.lines.count)
        report.malformed(
            report.lines.line_start(line),
            "This is no Python 3, so its requirements are not looked at; correct it.",
            "file/syntax-error",
        )
        return None
    found: list[_Literal] = []
    for node, parents in _constants(tree):
        span = _body(report, node)
        if span is not None:
            found.append(_Literal(node, *span, parents))
    return found


def _constants(tree: ast.AST) -> Iterator[tuple[ast.Constant, tuple[ast.AST, ...]]]:
    stack: list[tuple[ast.AST, tuple[ast.AST, ...]]] = [(tree, ())]
    while stack:
        node, parents = stack.pop()
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                yield node, parents
            continue
        if isinstance(node, ast.JoinedStr):
            continue
        inner = (*parents, node)
        stack.extend((child, inner) for child in reversed(list(ast.iter_child_nodes(node))))


def _body(report: Report, node: ast.Constant) -> Span | None:
    """The span between the quotes of a literal; None where its characters are not its value."""
    if node.end_lineno is None or node.end_col_offset is None:
        return None
    start = report.lines.offset(node.lineno, node.col_offset)
    end = report.lines.offset(node.end_lineno, node.end_col_offset)
    source = report.text[start:end]
    value = str(node.value)
    # Cheap look before the real one: only literals that speak of versions are taken apart.
    if (
        not re.search(r"django|::|\d\.\d|[<>=~][ \t]*\d|^PIL$|^py-bcrypt$", value, re.IGNORECASE)
        or len(value) > 20_000
    ):
        return None
    quotes = _QUOTES.match(source)
    if quotes is None:
        return None
    # The characters between the quotes have to be the value itself, which rules out escapes, joined literals and all
    # else that would take a real rewrite: no LibCST is needed for what then is a change of characters.
    body = (start + quotes.end(), end - len(quotes[1]))
    return body if report.text[slice(*body)].replace("\r\n", "\n") == value else None


def _requirement_lines(text: str, literal: _Literal) -> Iterator[Span]:
    """The span of a literal that may be a requirement, or of the lines of a block that are."""
    value = text[literal.start : literal.end]
    if isinstance(literal.parents[-1] if literal.parents else None, ast.Expr):
        return  # a docstring
    if "\n" not in value:
        if _CANDIDATE.match(value) and read_part(value):
            yield literal.start, literal.end
        return
    for line in re.finditer(r"[^\r\n]+", value):
        if _CANDIDATE.match(line[0]) and read_part(line[0]):
            yield literal.start + line.start(), literal.start + line.end()


def read_part(value: str) -> bool:
    """True where ``value`` is nothing but a requirement of Django that names a version or an address."""
    found = scan(value, 0, len(value))
    if found is None:
        return False
    if found.url is not None:
        return "://" in value
    start, end = found.spec
    if start == end:
        return False
    return bool(read_clauses(value, start, end, Dialect.PEP440))


def _is_argument(literal: _Literal, name: str) -> bool:
    for parent in reversed(literal.parents):
        if isinstance(parent, ast.keyword):
            return parent.arg == name
        if isinstance(parent, ast.Assign):
            return any(
                isinstance(target, ast.Name) and target.id.lower() == name for target in parent.targets
            )
        if isinstance(parent, ast.Call):
            return False
    return False


def _is_listed(literal: _Literal) -> bool:
    """True for a member of a list of requirements, as it stands there: nothing is put into it or cut from it."""
    for parent in reversed(literal.parents):
        if isinstance(parent, ast.keyword):
            return parent.arg in _LISTS
        if isinstance(parent, ast.Assign):
            return any(isinstance(target, ast.Name) and target.id in _LISTS for target in parent.targets)
        if not isinstance(parent, (ast.List, ast.Tuple, ast.Dict)):
            return False
    return False


def _unreadable(report: Report, literal: _Literal) -> None:
    """Report a requirement that pip could not read."""
    written = report.text[literal.start : literal.end]
    found = scan(written, 0, len(written))
    if found is None or (found.url is None and found.spec[0] < found.spec[1]):
        report.malformed(
            literal.start, f"This requirement of Django cannot be read: {written!r}; correct it."
        )


def _extra(literal: _Literal) -> str:
    """The key of the dictionary entry that a requirement stands in: the name of an extra."""
    child: ast.AST = literal.node
    for parent in reversed(literal.parents):
        if isinstance(parent, ast.Dict):
            for key, value in zip(parent.keys, parent.values, strict=True):
                if value is child and isinstance(key, ast.Constant) and isinstance(key.value, str):
                    return key.value
        child = parent
    return ""


def _python_test(literal: _Literal) -> ast.AST | None:
    """The ``if`` on the Python version that a requirement stands under, if any."""
    for parent in literal.parents:
        if isinstance(parent, (ast.If, ast.IfExp)) and "version_info" in ast.dump(parent.test):
            return parent
    return None


def _guarded(report: Report, found: Requirement) -> None:
    written = report.text[slice(*found.spec)]
    target = report.range.target
    if move(written, report.range, Role.PACKAGE).step in (Step.MOVES, Step.UNCLEAR):
        report.add(
            "pins/marker", found.start, found.end, Verdict.FLAG,
            f"The requirement Django{written} keeps Django {target} out on some Pythons only.",
            f"Drop the branch for Pythons that Django {target} does not run on, and move the requirement of the other.",
        )  # fmt: skip


def _subject(literal: _Literal) -> str:
    """What a number in a noxfile is about, by the names around it: the parametrized argument, keyword or variable."""
    for parent in reversed(literal.parents):
        if isinstance(parent, ast.keyword) and parent.arg:
            return parent.arg.lower()
        if isinstance(parent, ast.Call) and parent.args and isinstance(parent.args[0], ast.Constant):
            return str(parent.args[0].value).lower()
        if isinstance(parent, ast.Assign):
            return " ".join(t.id for t in parent.targets if isinstance(t, ast.Name)).lower()
    return ""
