"""What is no Python, and what Python says of it, goes the same way as the rest."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from codemods.engine.options import RunOptions
from codemods.engine.run import run
from codemods.releases import Range
from codemods.source.dialects import python_of


def found(root: Path, files: dict[str, str]) -> list[tuple[str, int, str]]:
    """(path, line, code) of all findings and problems in a project of these files."""
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    result = run(RunOptions(root=root, paths=(root,), range=Range.of("1.8", "4.2")))
    return sorted((one.path, one.place.line, one.code) for one in [*result.findings, *result.problems])


def test_scripts_are_known_by_their_first_line(tmp_path: Path) -> None:
    script = "python manage.py syncdb\n"
    assert found(tmp_path, {"bin/setup": f"#!/bin/sh\n{script}", "notes": script}) == [
        ("bin/setup", 2, "1.7/syncdb")
    ]


def test_commands_of_the_repository_are_its_own(tmp_path: Path) -> None:
    command = (
        "from django.core.management.base import BaseCommand\n\n\nclass Command(BaseCommand):\n    pass\n"
    )
    files = {
        "manage.py": "",
        "shop/__init__.py": "",
        "shop/management/__init__.py": "",
        "shop/management/commands/__init__.py": "",
        "shop/management/commands/validate.py": command,
        "Makefile": "check:\n\t./manage.py validate\n\t./manage.py syncdb\n",
    }
    assert found(tmp_path, files) == [("Makefile", 3, "1.7/syncdb")]


def test_a_place_in_python_is_told_once(tmp_path: Path) -> None:
    code = (
        "import subprocess\n"
        "from django.core.management import call_command\n\n"
        'call_command("syncdb", "--noinput")\n'
        'subprocess.call(["./manage.py", "syncdb"])  # codemods: ignore[1.7/syncdb]\n'
        'subprocess.call(["./manage.py", "syncdb"])\n'
    )
    assert found(tmp_path, {"run.py": code}) == [("run.py", 4, "1.7/syncdb"), ("run.py", 6, "1.7/syncdb")]


@pytest.mark.parametrize(
    "line",
    [
        "x = ur'/xx/'",
        "x = 69L + 0xFFL",
        "os.chmod(path, 0755)",
        "if a <> b: pass",
        "x = `y`",
        "f = lambda (a, b): a",
        "def f(a, (b, c)): pass",
        "raise ValueError(\n    'x'), None, sys.exc_info()[2]",
        "try:\n    pass\nexcept (A, B), e:\n    pass",
        "x = b'Zoë'",
    ],
)
def test_what_only_python_2_reads_is_told_apart_from_mistakes(tmp_path: Path, line: str) -> None:
    told = found(tmp_path, {"a.py": f"import django\n\n{line}\n"})
    assert [code for _, _, code in told] == ["file/python-2"]


@pytest.mark.parametrize(
    ("line", "version"),
    [
        ("try:\n    pass\nexcept ValueError, http.Http404:\n    pass", "3.14"),
        ("x = t'{y}'", "3.14"),
        ("type Names = list[str]", "3.12"),
        ("type Names[T] = list[T]", "3.12"),
        ("def first[T](all: list[T]): pass", "3.12"),
        ("class Box[T: int](Base): pass", "3.12"),
        ("x = f'{y[\"a\\n\"]}'", "3.12"),
        ("x = f'{y['a']}'", "3.12"),
        ("try:\n    pass\nexcept* ValueError:\n    pass", "3.11"),
    ],
)
def test_what_only_a_newer_python_reads_is_told_apart(tmp_path: Path, line: str, version: str) -> None:
    number = 3 if line.startswith("try") else 1
    told = "f-string: something" if "f'" in line else "invalid syntax"
    assert python_of(line, number, told, (3, 10)) == version
    newer = sys.version_info < tuple(map(int, version.split(".")))
    codes = [code for _, _, code in found(tmp_path, {"a.py": line + "\n"})]
    assert codes == (["file/newer-python"] if newer else [])


@pytest.mark.parametrize("line", ["x = )", "def f(a=(1, 2):", "x = 0.5L5 +", "x = 'ur' 'x' y"])
def test_a_mistake_is_no_python_2(tmp_path: Path, line: str) -> None:
    told = found(tmp_path, {"a.py": f"import django\n# 69L <> `x`\n{line}\n"})
    assert [code for _, _, code in told] == ["file/syntax-error"]


@pytest.mark.parametrize(
    "text", ["{% verbatim %}\nimport django\n", "from {{ project_name }}.urls import x\n"]
)
def test_a_template_of_a_file_is_told_as_such(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.py").write_text(text)
    result = run(RunOptions(root=tmp_path, paths=(tmp_path,), range=Range.of("1.8", "4.2")))
    assert [(one.path, one.message) for one in result.problems] == [
        (
            "a.py",
            "This is a template of a Python file (line 1), and none itself; run codemods on what is made from it.",
        )
    ]


def test_what_projects_are_made_from_is_python_where_it_parses(tmp_path: Path) -> None:
    code = 'from django.utils.encoding import force_text\n\nNAME = force_text("{{ project_name }}")\n'
    told = found(tmp_path, {"conf/urls.py-tpl": code, "conf/urls.py.tpl": code})
    assert told == [("conf/urls.py-tpl", 1, "3.0/force-text"), ("conf/urls.py-tpl", 3, "3.0/force-text"),
                    ("conf/urls.py.tpl", 1, "3.0/force-text"), ("conf/urls.py.tpl", 3, "3.0/force-text")]  # fmt: skip


def test_a_setup_py_of_python_2_is_told_once(tmp_path: Path) -> None:
    code = 'from setuptools import setup\n\nprint "x"\nsetup(install_requires=["Django<2"])\n'
    assert found(tmp_path, {"setup.py": code}) == [("setup.py", 3, "file/python-2")]
