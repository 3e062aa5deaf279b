from __future__ import annotations

from pathlib import Path

import pytest

from codemods.files.seeds import settings_in_python, settings_in_text, settings_names
from codemods.files.walk import FoundFile, find


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")', {"shop.settings"}),
        ("os.environ['DJANGO_SETTINGS_MODULE'] = 'config'", {"config"}),
        ("os.environ.setdefault(\n  'DJANGO_SETTINGS_MODULE',\n  'shop.settings',\n)", {"shop.settings"}),
        ("M = 'a.b'\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', M)", {"a.b"}),
        ("os.environ['DJANGO_SETTINGS_MODULE'] = 'a.test' if x else 'a.prod'", {"a.test", "a.prod"}),
        ("setdefault('DJANGO_SETTINGS_MODULE', os.environ.get('STAGE', 'a.dev'))", {"a.dev"}),
        ("setdefault('DJANGO_SETTINGS_MODULE', f'a.{stage}')", set()),
        ("os.putenv('DJANGO_SETTINGS_MODULE', '%s.settings' % name)", set()),
        ("env = {'DJANGO_SETTINGS_MODULE': 'a.b'}", {"a.b"}),
        ("execute_from_command_line(['m', 'test', '--settings=tests.settings'])", {"tests.settings"}),
        ("print 'x'\nos.environ['DJANGO_SETTINGS_MODULE'] = 'old.settings'", {"old.settings"}),
        ("# os.environ['DJANGO_SETTINGS_MODULE'] = 'commented.out'", set()),
    ],
)
def test_settings_in_python(text: str, names: set[str]) -> None:
    assert settings_in_python(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[pytest]\nDJANGO_SETTINGS_MODULE = tests.settings\n", {"tests.settings"}),
        ("[tool.pytest.ini_options]\nDJANGO_SETTINGS_MODULE = 'tests.settings'", {"tests.settings"}),
        ("addopts = --ds=tests.config --reuse-db", {"tests.config"}),
        ("ENV DJANGO_SETTINGS_MODULE shop.settings.prod", {"shop.settings.prod"}),
        ("ENV DJANGO_SETTINGS_MODULE=shop.prod X=1", {"shop.prod"}),
        ("export DJANGO_SETTINGS_MODULE\npython manage.py", set()),
        ('export DJANGO_SETTINGS_MODULE="${DJANGO_SETTINGS_MODULE:-shop.dev}"', {"shop.dev"}),
        ("  DJANGO_SETTINGS_MODULE = {env:DJANGO_SETTINGS_MODULE:shop.tests}", {"shop.tests"}),
        ("env:\n  DJANGO_SETTINGS_MODULE: shop.ci\n", {"shop.ci"}),
        ("- name: DJANGO_SETTINGS_MODULE\n  value: shop.k8s\n", {"shop.k8s"}),
        ("\tpython manage.py test --settings shop.tests\n", {"shop.tests"}),
        ("web: gunicorn shop.wsgi --env DJANGO_SETTINGS_MODULE=shop.heroku", {"shop.heroku"}),
        ("DJANGO_SETTINGS_MODULE: ${{ matrix.settings }}", set()),
        ('[tool.django-stubs]\ndjango_settings_module = "shop.settings"', {"shop.settings"}),
        ("The DJANGO_SETTINGS_MODULE is needed.", set()),
        ("x --no-settings=a --settings-file=b", set()),
    ],
)
def test_settings_in_text(text: str, names: set[str]) -> None:
    assert settings_in_text(text) == names


def test_the_files_that_start_configure_and_deploy_are_asked(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "manage.py": "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'config')",
        "shop/wsgi.py": "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.prod')",
        "shop/views.py": "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'not.asked')",
        "pytest.ini": "[pytest]\nDJANGO_SETTINGS_MODULE = tests.settings\n",
        "deploy/Dockerfile": "ENV DJANGO_SETTINGS_MODULE=shop.image",
        ".env": "DJANGO_SETTINGS_MODULE=shop.dev",
        "bin/worker": "#!/usr/bin/env python\nos.environ['DJANGO_SETTINGS_MODULE'] = 'shop.worker'",
        "Makefile": b"t:\n\tpytest --ds=shop.tests # \xff",
        "empty/manage.py": "",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = [each for each in find([tmp_path], tmp_path) if isinstance(each, FoundFile)]
    everywhere = {
        "config",
        "shop.prod",
        "tests.settings",
        "shop.image",
        "shop.dev",
        "shop.worker",
        "shop.tests",
    }
    assert settings_names(tmp_path, found) == everywhere


def test_files_at_the_root_are_asked_even_if_the_run_is_on_a_folder(tmp_path: Path) -> None:
    (tmp_path / "manage.py").write_text("os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'config')")
    assert settings_names(tmp_path, []) == {"config"}
    assert settings_names(tmp_path / "gone", []) == set()


def test_a_script_in_a_folder_finds_what_stands_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "tests"
    folder.mkdir()
    (folder / "runtests.py").write_text('import os\nos.environ["DJANGO_SETTINGS_MODULE"] = "test_sqlite"\n')
    (folder / "conftest.py").write_text('import os\nos.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings"\n')
    (folder / "test_sqlite.py").write_text("SECRET_KEY = 'a'\n")
    found = [one for one in find([tmp_path], tmp_path) if isinstance(one, FoundFile)]
    assert settings_names(tmp_path, found) == {"tests.test_sqlite", "shop.settings"}
