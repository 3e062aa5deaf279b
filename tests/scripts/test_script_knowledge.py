"""What rules on command lines know of the repository around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from codemods.engine.options import RunOptions
from codemods.engine.run import run
from codemods.findings import Finding
from codemods.releases import Range

SETTINGS = "INSTALLED_APPS = ['shop']\nROOT_URLCONF = 'urls'\nSECRET_KEY = 'x'\n"


def found(root: Path, files: dict[str, str], current: str) -> list[Finding]:
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    result = run(RunOptions(root=root, paths=(root,), range=Range.of(current, "5.2")))
    return [one for one in result.findings if one.path == "load.sh"]


@pytest.mark.parametrize(
    ("databases", "options"),
    [
        ("{'default': env.db(), 'logs': {'ENGINE': 'x'}}", " --database default --database logs"),
        ("{'default': {}, **others}", None),
        ("{'default': {}, name: {}}", None),
        ("databases()", None),
    ],
)
def test_databases(tmp_path: Path, databases: str, options: str | None) -> None:
    files = {
        "settings.py": f"{SETTINGS}DATABASES = {databases}\n",
        "load.sh": "./manage.py check -t database\n",
    }
    (finding,) = found(tmp_path, files, "2.2")
    assert (finding.code, finding.verdict.value) == (
        "3.1/check-database-option",
        "fix" if options else "suggest",
    )
    assert finding.edits[0].text == (options or " --database default")


def test_settings_that_do_not_agree_on_the_databases(tmp_path: Path) -> None:
    files = {
        "settings/one.py": f"{SETTINGS}DATABASES = {{'default': {{}}}}\n",
        "settings/two.py": f"{SETTINGS}DATABASES = {{'default': {{}}, 'logs': {{}}}}\n",
        "load.sh": "./manage.py check -t database\n",
    }
    assert [one.verdict.value for one in found(tmp_path, files, "2.2")] == ["suggest"]


def test_fixtures(tmp_path: Path) -> None:
    files = {
        "shop/fixtures/users.json": "[]",
        "data/goods.default.yaml": "",
        "data/big.json.gz": "",
        "load.sh": (
            "./manage.py loaddata users goods.yaml data/big.json.gz\n"
            "./manage.py loaddata $FIXTURE data/*.json -\n"
            "./manage.py dumpdata shop > saved.json\n"
            "./manage.py loaddata saved.json\n"
            "./manage.py loaddata users gone.json\n"
        ),
    }
    findings = found(tmp_path, files, "1.8")
    assert [(one.place.line, one.code, one.verdict.value) for one in findings] == [
        (5, "1.10/loaddata-missing-fixture", "flag")
    ]
    assert "gone.json" in findings[0].message
    assert found(tmp_path, {}, "1.11") == []


@pytest.mark.parametrize("migrations", [True, False])
def test_applications_without_migrations(tmp_path: Path, migrations: bool) -> None:
    files = {
        "settings.py": SETTINGS,
        "shop/__init__.py": "",
        "shop/models.py": "from django.db import models\n\n\nclass Book(models.Model):\n    pass\n",
        "load.sh": "./manage.py syncdb --all --noinput\n",
    }
    if migrations:
        files["shop/migrations/__init__.py"] = ""
    (finding,) = found(tmp_path, files, "1.8")
    result = run(RunOptions(root=tmp_path, paths=(tmp_path,), range=Range.of("1.8", "5.2")))
    (changed,) = [one.new for one in result.changes if one.name == "load.sh"]
    words = "--noinput" if migrations else "--run-syncdb --noinput"
    assert (finding.code, changed) == ("1.7/syncdb", f"./manage.py migrate {words}\n".encode())
