"""Which settings modules the repository itself names: where ``DJANGO_SETTINGS_MODULE`` and its like are set.

Only a small set of files is looked at, by name: those that start Django (``manage.py``, ``wsgi.py``, scripts), that
configure tests, and that build or deploy. Nothing is imported or run.
"""

# Strings and os: pathlib would cost more than the work itself.
# ruff: noqa: PTH113, PTH118, PTH120, PTH123, PTH206, PTH208

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterable, Iterator

from codemods.files.kinds import FileKind, kind_of
from codemods.files.text import TextProblem, read_text
from codemods.files.walk import FoundFile

__all__ = ["named_values", "settings_in_python", "settings_in_text", "settings_names"]

_STARTERS = re.compile(
    r"(?:manage|\w*wsgi|\w*asgi|conftest|\w*celery\w*|run_?\w*tests?|quick_?tests?|setup|noxfile|tasks|fabfile|conf|"
    r"__main__|shell|cron\w*|dramatiq\w*|gunicorn\w*)\.py$|.*\.wsgi$"
)
_TEXT_KINDS = frozenset(
    {
        FileKind.PYPROJECT,
        FileKind.SETUP_CFG,
        FileKind.TOX,
        FileKind.CI,
        FileKind.DOCKERFILE,
        FileKind.MAKEFILE,
        FileKind.SHELL,
        FileKind.PROCFILE,
    }
)
_TEXT_NAMES = re.compile(
    r"pytest\.ini$|\.pytest\.ini$|mypy\.ini$|\.?env(?:\.|$)|.*\.env$|(?:docker-)?compose[\w.-]*\.ya?ml$|app\.ya?ml$|"
    r"\.pylintrc$|uwsgi.*\.ini$|supervisor\w*\.(?:conf|ini)$|serverless\.ya?ml$|package\.json$"
)
_LARGEST = 512 * 1024

_DOTTED = r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*"
_IS_DOTTED = re.compile(rf"{_DOTTED}\Z")
_VARIABLE = re.compile(
    r"(?i:django[_-]settings[_-]module)[\"']?\]?"
    r"(?:[ \t]*[=:,][ \t]*|[ \t]*\n\s*-?[ \t]*[\"']?value[\"']?[ \t]*:[ \t]*|[ \t]+(?=[\w]+\.))"
    r"[\"']?(?:\$\{\w+:?[-=]|\{env:\w+:)?[\"']?"
    rf"({_DOTTED})"
)
_OPTION = re.compile(rf"(?<![\w-])--(?:settings|ds)(?:[ \t]+|=)[\"']?({_DOTTED})")
_MARKS = re.compile(rb"(?i:django[_-]settings[_-]module)|--settings\b|--ds\b")


def settings_names(root: str | os.PathLike[str], files: Iterable[FoundFile]) -> set[str]:
    """The dotted names of the settings modules that the repository names.

    ``files`` are the files of the run; files at the ``root`` are looked at in any case, since a run on one folder
    needs ``manage.py`` beside it as well. Modules star-imported from those named are settings modules too: that is
    for the caller to follow.
    """
    names: set[str] = set()
    done: set[str] = set()
    start = os.fspath(root)
    for absolute, kind in _candidates(start, files):
        if absolute in done:
            continue
        done.add(absolute)
        try:
            with open(absolute, "rb") as stream:
                data = stream.read(_LARGEST)
        except OSError:
            continue  # told when the file itself is read
        if _MARKS.search(data) is None:
            continue
        try:
            text = read_text(data, python=kind is FileKind.PYTHON).text
        except TextProblem:
            text = data.decode("latin-1")
        named = settings_in_python(text) if kind is FileKind.PYTHON else settings_in_text(text)
        names.update(_from_root(start, os.path.dirname(absolute), name) for name in named)
    return names


def _from_root(root: str, folder: str, name: str) -> str:
    """The dotted name of a module as it is from the root, where a file of a folder below names it.

    What is run there finds what stands beside it first.
    """
    below = os.path.relpath(folder, os.path.realpath(root))
    if below == os.curdir or below.startswith(os.pardir):
        return name
    path = os.path.join(folder, *name.split("."))
    beside = os.path.isfile(f"{path}.py") or os.path.isfile(os.path.join(path, "__init__.py"))
    return ".".join((*below.split(os.sep), name)) if beside else name


def _candidates(root: str, files: Iterable[FoundFile]) -> Iterator[tuple[str, FileKind]]:
    for found in files:
        name = found.path.rpartition("/")[2]
        if found.size and _is_candidate(name, found.kind):
            yield found.absolute, found.kind
    try:
        names = sorted(os.listdir(root))
    except OSError:
        return
    for name in names:
        absolute = os.path.join(root, name)
        kind = kind_of(name) or FileKind.OTHER
        if _is_candidate(name, kind) and os.path.isfile(absolute):
            yield absolute, kind


def _is_candidate(name: str, kind: FileKind) -> bool:
    if kind is FileKind.PYTHON:
        return "." not in name or _STARTERS.match(name) is not None
    return kind in _TEXT_KINDS or _TEXT_NAMES.match(name) is not None


def settings_in_text(text: str) -> set[str]:
    """The settings modules named in configuration, shell or YAML ``text``."""
    return {match[1] for pattern in (_VARIABLE, _OPTION) for match in pattern.finditer(text)}


def named_values(tree: ast.Module) -> dict[str, ast.expr]:
    """What the names in Python source are given, wherever that is; the last counts."""
    return {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def settings_in_python(text: str) -> set[str]:
    """The settings modules named in Python source: by the environment variable or in an argument ``--settings=``.

    Source that does not parse (of Python 2) is searched as plain text.
    """
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return settings_in_text(text)
    constants = named_values(tree)
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and len(node.args) > 1 and _is_variable(node.args[0]):
            names |= _dotted_strings(node.args[1], constants)
        elif isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Subscript) and _is_variable(target.slice) for target in node.targets
        ):
            names |= _dotted_strings(node.value, constants)
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if key is not None and _is_variable(key):
                    names |= _dotted_strings(value, constants)
        elif isinstance(node, ast.keyword) and node.arg == "DJANGO_SETTINGS_MODULE":
            names |= _dotted_strings(node.value, constants)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "--" in node.value:
            names |= {match[1] for match in _OPTION.finditer(node.value)}
    return names


def _is_variable(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == "DJANGO_SETTINGS_MODULE"


def _dotted_strings(node: ast.expr, constants: dict[str, ast.expr]) -> set[str]:
    """The dotted names among the strings that ``node`` may evaluate to; a plain name is looked up once."""
    if isinstance(node, ast.Name) and node.id in constants:
        node = constants[node.id]
    if isinstance(node, ast.Call):
        # os.environ.get("STAGE_SETTINGS", "shop.settings"): the first argument is the name of a variable.
        return {name for argument in node.args[1:] for name in _dotted_strings(argument, {})}
    if isinstance(node, ast.IfExp):
        return _dotted_strings(node.body, constants) | _dotted_strings(node.orelse, constants)
    if isinstance(node, ast.BoolOp):
        return {name for value in node.values for name in _dotted_strings(value, constants)}
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _IS_DOTTED.match(node.value):
        return {node.value}
    return set()
