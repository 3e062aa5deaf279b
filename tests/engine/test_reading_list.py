"""What is to be read: changes that concern a project and that no finding speaks of."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from codemods.cli.app import cli
from codemods.ledger.index import OPEN

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "manage.py").write_text(
        "import os\n\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n"
    )
    shop = tmp_path / "shop"
    shop.mkdir()
    (shop / "__init__.py").write_text("")
    (shop / "settings.py").write_text(
        "INSTALLED_APPS = ['django.contrib.auth']\n"
        "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3'}}\n"
        "DEFAULT_AUTO_FIELD = 'django.db.models.AutoField'\n"
        "USE_TZ = True\n"
    )
    return tmp_path


def reading(project: Path, *arguments: str) -> list[str]:
    command = ["check", str(project), "--output-format", "json", "--no-cache", *arguments]
    return list(json.loads(CliRunner().invoke(cli, command).stdout)["reading"])


def test_the_list_is_cut_to_what_the_project_uses(project: Path) -> None:
    found = reading(project, "--from", "4.2", "--to", "5.2")
    assert "5.1/sqlite-3-31" in found
    assert not [id for id in found if "postgresql" in id or "oracle" in id or "gis" in id]
    assert "5.1/postgresql-12" not in found
    (project / "shop" / "settings.py").write_text(
        "INSTALLED_APPS = ['django.contrib.auth']\n"
        "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql'}}\n"
    )
    found = reading(project, "--from", "4.2", "--to", "5.2")
    assert "5.2/postgresql-13" in found and "5.1/postgresql-12" not in found  # the last word is enough
    assert "5.1/sqlite-3-31" not in found


def test_nothing_is_to_be_read_where_nothing_changes(project: Path) -> None:
    assert reading(project, "--from", "5.2", "--to", "5.2") == []


def test_only_what_is_selected_is_to_be_read(project: Path) -> None:
    assert reading(project, "--from", "4.2", "--to", "5.2", "--select", "5.1/sqlite-3-31") == [
        "5.1/sqlite-3-31"
    ]


def test_people_are_told_in_words(project: Path) -> None:
    command = ["check", str(project), "--no-cache", "--from", "5.0", "--to", "5.1"]
    text = CliRunner().invoke(cli, command).stdout
    assert "SQLite 3.31 is the oldest supported version." in text
    assert "SQLite 3.31" not in CliRunner().invoke(cli, [*command, "--quiet"]).stdout


def test_rows_that_no_rule_answers_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    sys.modules.pop("open_rows", None)
    from open_rows import open_text

    assert OPEN.read_text("utf-8") == open_text(), "run python tools/open_rows.py"


def test_what_no_project_names_is_read_by_those_who_work_with_it(project: Path) -> None:
    (project / "shop" / "settings.py").write_text("INSTALLED_APPS = ['django.contrib.auth']\n")
    assert "4.1/reverse-fk-unsaved" not in reading(project, "--from", "4.0", "--to", "4.1")
    (project / "shop" / "models.py").write_text(
        "from django.db import models\n\n\nclass Book(models.Model):\n    pass\n"
    )
    assert "4.1/reverse-fk-unsaved" in reading(project, "--from", "4.0", "--to", "4.1")


def test_an_app_without_settings_may_run_on_any_database(project: Path) -> None:
    assert "2.0/sqlite-foreign-keys-enforced" in reading(project, "--from", "1.11", "--to", "2.0")
    (project / "shop" / "settings.py").write_text(
        "INSTALLED_APPS = ['django.contrib.auth']\n"
        "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql'}}\n"
    )
    assert "2.0/sqlite-foreign-keys-enforced" not in reading(project, "--from", "1.11", "--to", "2.0")


def test_a_default_concerns_those_who_never_set_it(project: Path) -> None:
    settings = project / "shop" / "settings.py"
    assert "4.0/use-l10n-default" in reading(project, "--from", "3.2", "--to", "4.2")
    settings.write_text(settings.read_text() + "USE_L10N = True\n")
    assert "4.0/use-l10n-default" not in reading(project, "--from", "3.2", "--to", "4.2")
    settings.unlink()
    assert "4.0/use-l10n-default" not in reading(project, "--from", "3.2", "--to", "4.2")


def test_nobody_can_have_a_setting_that_is_new(project: Path) -> None:
    new = {
        "1.10/data-upload-max-memory-size",
        "2.1/samesite-cookies",
        "3.1/default-hashing-algorithm-transition",
    }
    assert new <= set(reading(project, "--from", "1.9", "--to", "3.1"))
    # For those who go over to it.
    assert "6.1/mail-checks" not in reading(project, "--from", "6.0", "--to", "6.1")
    (project / "shop" / "settings.py").write_text("WIDTH = 3\n")
    assert new.isdisjoint(reading(project, "--from", "1.9", "--to", "3.1"))


def test_other_names_of_a_change_still_count_beside_a_new_setting(project: Path) -> None:
    assert "4.0/cross-origin-opener-policy" not in reading(project, "--from", "3.2", "--to", "4.0")
    settings = project / "shop" / "settings.py"
    listed = "MIDDLEWARE = ['django.middleware.security.SecurityMiddleware']\n"
    settings.write_text(settings.read_text() + listed)
    assert "4.0/cross-origin-opener-policy" in reading(project, "--from", "3.2", "--to", "4.0")
