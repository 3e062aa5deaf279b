"""``setup.cfg``, ``setup.py`` (read, never run), and the classifiers that any of the project files may hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.releases import Release
from codemods.versions.detected import Detected, Rank, line_of, stated, stated_range
from codemods.versions.sources import Sources

__all__ = ["read_classifiers", "read_setup_cfg", "read_setup_py"]

_CLASSIFIER = re.compile(r"Framework\s*::\s*Django\s*::\s*(\d{1,4}(?:\.\d{1,4})?)\b")
_QUOTED = re.compile(r"([\"'])(django\b[^\"'\n]*)\1", re.IGNORECASE)


def read_classifiers(path: str, text: str) -> Iterator[Detected]:
    """The releases that the trove classifiers in ``text`` name, as one statement."""
    matches = list(_CLASSIFIER.finditer(text))
    # "Django :: 4" stands beside "Django :: 4.2" and is coarser; the years of later releases have no minor number.
    releases = [Release.parse(match[1]) for match in matches if "." in match[1] or int(match[1]) >= 2000]
    if not releases:
        return
    shown = ", ".join(str(release) for release in sorted(set(releases)))
    found = stated_range(
        path,
        line_of(text, matches[0][0]),
        f"Framework :: Django :: {shown}",
        "classifiers",
        releases,
        order=9,
    )
    if found is not None:
        yield found


def read_setup_cfg(sources: Sources, path: str) -> Iterator[Detected]:
    """What the ``[options]`` and the metadata of a ``setup.cfg`` say about Django."""
    text = sources.text(path)
    if text is None or "django" not in text.lower():
        return
    import configparser

    parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
    try:
        parser.read_string(text)
    except configparser.Error as error:
        reason = str(error).splitlines()[0]
        sources.note(
            path, "file/malformed", f"The file cannot be read as a configuration file ({reason}); correct it."
        )
        return
    sections = [
        ("options", "install_requires", "install_requires", 0),
        ("options", "tests_require", "tests_require", 2),
    ]
    if parser.has_section("options.extras_require"):
        sections += [
            ("options.extras_require", option, "optional dependencies", 1)
            for option in parser.options("options.extras_require")
        ]
    for section, option, how, order in sections:
        value = parser.get(section, option, fallback=None)
        for line in re.split(r"[\n;]" if order == 0 and value and "\n" not in value else r"\n", value or ""):
            requirement = line.partition(" #")[0].strip()
            found = stated(
                path, line_of(text, requirement), requirement, Rank.PROJECT, how, order=order, pin=order == 0
            )
            if found is not None:
                yield found
    yield from read_classifiers(path, text)


def read_setup_py(sources: Sources, path: str) -> Iterator[Detected]:
    """What the strings of a ``setup.py`` say about Django; the file is parsed and never run."""
    text = sources.text(path)
    if text is None or "django" not in text.lower():
        return
    for requirement, line, how, order in _setup_strings(text):
        found = stated(path, line, requirement, Rank.PROJECT, how, order=order, pin=order == 0)
        if found is not None:
            yield found
    yield from read_classifiers(path, text)


def _setup_strings(text: str) -> Iterator[tuple[str, int, str, int]]:
    """Each string that may be a requirement, with its line, the argument of ``setup()`` it belongs to, and its order."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        # Python 2: look for quoted requirements in the text.
        for match in _QUOTED.finditer(text):
            yield match[2], text.count("\n", 0, match.start()) + 1, "install_requires", 0
        return
    assigned: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Name):
                    assigned.setdefault(target.id, []).append(node.value)
    orders = {
        "install_requires": 0,
        "requires": 0,
        "extras_require": 1,
        "tests_require": 2,
        "setup_requires": 2,
    }
    belongs: dict[int, tuple[str, int]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in orders:
            _claim(node.value, assigned, (node.arg, orders[node.arg]), belongs, 0)
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str) and key.value in orders:
                    _claim(value, assigned, (key.value, orders[key.value]), belongs, 0)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            # What no argument claims was added on the way: ``requires.append("Django<2")``.
            how, order = belongs.get(id(node), ("install_requires", 0))
            for offset, line in enumerate(node.value.split("\n")):
                if line.strip():
                    yield line.strip(), node.lineno + offset, how, order


def _claim(
    node: ast.expr,
    assigned: dict[str, list[ast.expr]],
    owner: tuple[str, int],
    belongs: dict[int, tuple[str, int]],
    depth: int,
) -> None:
    """Note for every string below ``node``, and below the names that it uses, that it belongs to ``owner``."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant):
            belongs.setdefault(id(inner), owner)
        elif isinstance(inner, ast.Name) and depth < 5:
            for value in assigned.get(inner.id, ()):
                _claim(value, assigned, owner, belongs, depth + 1)
