"""What tells a package that others install from a site, where no ``setup.py`` does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from codemods.rules.shapes.reusable_apps import for_others

BUILT = '[build-system]\nrequires = ["setuptools"]\n'
NAMED = '\n[project]\nname = "django-shop"\n'
CLASSIFIED = 'classifiers = ["Framework :: Django"]\n'
CONFIG = "from django.apps import AppConfig\n\n\nclass ShopConfig(AppConfig):\n    name = 'shop'\n"
MODELS = "from django.db import models\n\n\nclass Order(models.Model):\n    pass\n"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"pyproject.toml": BUILT + NAMED}, True),
        ({"pyproject.toml": BUILT + NAMED + CLASSIFIED, "manage.py": ""}, True),
        ({"pyproject.toml": BUILT, "setup.cfg": "[metadata]\nname = django-shop\n"}, True),
        ({"pyproject.toml": BUILT + NAMED, "manage.py": ""}, False),
        ({"pyproject.toml": NAMED}, False),
        ({"pyproject.toml": BUILT}, False),
        ({"setup.cfg": "[flake8]\nmax-line-length = 100\n"}, False),
    ],
)
def test_packages_are_known_by_what_they_are_built_from(
    tmp_path: Path, files: dict[str, str], told: bool
) -> None:
    for name, text in {
        **files,
        "shop/__init__.py": "",
        "shop/apps.py": CONFIG,
        "shop/models.py": MODELS,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    command = [sys.executable, "-m", "codemods", "check", str(tmp_path), "--no-cache", "--isolated"]
    run = subprocess.run(
        [*command, "--from", "2.2", "--to", "5.2", "--output-format", "concise"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr
    assert ("3.2/default-auto-field-appconfig" in run.stdout) is told


@pytest.mark.parametrize(
    ("path", "others"),
    [
        ("shop/models.py", True),
        ("src/contest/models.py", True),
        ("shop/tests/models.py", False),
        ("shop/runtests/testapp_nested/models.py", False),
        ("example_project/cart/models.py", False),
        ("shop/exampleapp/models.py", False),
    ],
)
def test_what_is_for_the_tests_or_an_example_is_not_for_others(path: str, others: bool) -> None:
    assert for_others(path) is others
