"""Warning filters in configuration files name no class that the target lacks."""

from __future__ import annotations

import pytest

from codemods import scripts
from codemods.findings import Verdict
from codemods.releases import Range

OLD = "django.utils.deprecation.RemovedInDjango50Warning"
NEW = "django.utils.deprecation.RemovedInNextVersionWarning"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("setup.cfg", f"[tool:pytest]\nfilterwarnings =\n    error\n    ignore::{OLD}\n"),
        ("pytest.ini", f"[pytest]\nfilterwarnings = ignore:.*:{OLD}\n"),
        ("pyproject.toml", f'[tool.pytest.ini_options]\nfilterwarnings = ["error", "ignore::{OLD}"]\n'),
        (
            "tox.ini",
            f"[testenv]\nsetenv = PYTHONWARNINGS=error::{OLD}\ncommands = python -W error::{OLD} manage.py test\n",
        ),
        ("Makefile", f"test:\n\tpython -Werror::{OLD} manage.py test\n"),
    ],
)
def test_a_class_that_is_gone_is_renamed(path: str, text: str) -> None:
    assert scripts.wants(path)
    findings = scripts.check(path, text, Range.of("4.2", "5.2"))
    assert {finding.verdict for finding in findings} == {Verdict.FIX}
    for edit in sorted((edit for finding in findings for edit in finding.edits), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert OLD not in text
    assert text.count(NEW) == len(findings)
    assert scripts.check(path, text, Range.of("4.2", "5.2")) == []


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
