"""Warning filters in configuration files name no class that the target lacks."""

from __future__ import annotations

import pytest

from codemods import scripts
from codemods.findings import Verdict
from codemods.releases import Range

OLD = "django.utils.deprecation.RemovedInDjango50Warning"
NEW = "django.utils.deprecation.RemovedInNextVersionWarning"


def fixed(path: str, text: str, current: str, target: str) -> str:
    findings = scripts.check(path, text, Range.of(current, target))
    assert {finding.verdict for finding in findings} == {Verdict.FIX}
    for edit in sorted((edit for finding in findings for edit in finding.edits), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert scripts.check(path, text, Range.of(current, target)) == []
    return text


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("setup.cfg", f"[tool:pytest]\nfilterwarnings =\n    error\n    default::{OLD}\n"),
        ("pytest.ini", f"[pytest]\nfilterwarnings = error:.*:{OLD}\n"),
        ("pyproject.toml", f'[tool.pytest.ini_options]\nfilterwarnings = ["error", "once::{OLD}"]\n'),
        (
            "tox.ini",
            f"[testenv]\nsetenv = PYTHONWARNINGS=error::{OLD}\ncommands = python -W error::{OLD} manage.py test\n",
        ),
        ("Makefile", f"test:\n\tpython -Werror::{OLD} manage.py test\n"),
    ],
)
def test_a_class_that_is_gone_is_renamed(path: str, text: str) -> None:
    assert scripts.wants(path)
    assert fixed(path, text, "4.2", "5.2") == text.replace(OLD, NEW)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("setup.cfg", f"[tool:pytest]\nfilterwarnings =\n    error\n    ignore:use of:{OLD}:shop\n", None),
        ("pytest.ini", f"[pytest]\nfilterwarnings = ignore:.*:{OLD}\n", "[pytest]\nfilterwarnings = \n"),
        (
            "pytest.ini",
            f"[pytest]\naddopts =\n    -q\n    -W ignore::{OLD}\n",
            "[pytest]\naddopts =\n    -q\n",
        ),
        ("pyproject.toml", f'[t]\nf = ["error", "ignore::{OLD}"]\n', '[t]\nf = ["error"]\n'),
        ("pyproject.toml", f"[t]\nf = ['ignore::{OLD}', 'error']\n", "[t]\nf = ['error']\n"),
        ("pyproject.toml", f'[t]\nf = ["ignore::{OLD}"]\n', "[t]\nf = []\n"),
        ("pyproject.toml", f'[t]\nf = [\n  "error",\n  "ignore::{OLD}",\n]\n', '[t]\nf = [\n  "error",\n]\n'),
        (
            "tox.ini",
            f"[t]\ncommands = python -W ignore::{OLD} manage.py test\n",
            "[t]\ncommands = python manage.py test\n",
        ),
        ("Makefile", f"test:\n\tpython -Wignore::{OLD} manage.py test\n", "test:\n\tpython manage.py test\n"),
        ("run.sh", f'export PYTHONWARNINGS="ignore::{OLD},error"\n', 'export PYTHONWARNINGS="error"\n'),
        ("run.sh", f"export PYTHONWARNINGS=ignore::{OLD}\n", "export PYTHONWARNINGS=\n"),
    ],
)
def test_a_filter_that_ignores_what_is_gone_is_dropped(path: str, before: str, after: str | None) -> None:
    assert fixed(path, before, "4.2", "5.2") == (after or "[tool:pytest]\nfilterwarnings =\n    error\n")


def test_what_cannot_be_dropped_is_told_of() -> None:
    text = f"env:\n  PYTHONWARNINGS: ignore::{OLD}\n"
    findings = scripts.check(".github/workflows/test.yml", text, Range.of("4.2", "5.2"))
    assert [(finding.verdict, finding.edits) for finding in findings] == [(Verdict.FLAG, ())]


@pytest.mark.parametrize(
    ("current", "name", "target", "new"),
    [
        ("1.11", "RemovedInDjango21Warning", "2.2", "RemovedInDjango31Warning"),
        ("3.1", "RemovedInDjango40Warning", "4.0", "RemovedInDjango50Warning"),
        ("3.2", "RemovedInDjango40Warning", "4.0", "RemovedInNextVersionWarning"),
        ("4.0", "RemovedInDjango50Warning", "5.2", "RemovedAfterNextVersionWarning"),
    ],
)
def test_a_class_keeps_what_it_announces(current: str, name: str, target: str, new: str) -> None:
    text = "[pytest]\nfilterwarnings =\n    error::django.utils.deprecation.{}\n"
    assert fixed("pytest.ini", text.format(name), current, target) == text.format(new)


@pytest.mark.parametrize(
    ("path", "name", "target"),
    [
        ("setup.cfg", "shop.deprecation.RemovedInDjango50Warning", "5.2"),
        ("setup.cfg", f"shop.{OLD}", "5.2"),
        ("setup.cfg", OLD, "4.2"),
        ("setup.cfg", NEW, "5.2"),
        ("README.md", OLD, "5.2"),
        ("setup.cfg", "django.utils.deprecation.RemovedInDjango40Warning", "5.2"),
    ],
)
def test_others_are_left_alone(path: str, name: str, target: str) -> None:
    text = f"[tool:pytest]\nfilterwarnings =\n    ignore::{name}\n"
    assert scripts.check(path, text, Range.of("4.1", target)) == []
