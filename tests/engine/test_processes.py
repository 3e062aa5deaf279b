"""A run of several processes finds what one process finds, and its processes end by themselves."""

from __future__ import annotations

import multiprocessing.process
from dataclasses import replace
from pathlib import Path

import pytest

from codemods.engine.options import RunOptions, RunResult
from codemods.engine.run import run
from codemods.releases import Range

FILES = {
    "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
    "setup.py": "from setuptools import setup\n\nsetup(install_requires=['Django<2'])\n",
    "requirements.txt": "Django<2\n",
    "Makefile": "check:\n\t./manage.py syncdb\n",
    "deploy.py": "import subprocess\n\nsubprocess.call(['./manage.py', 'syncdb'])\n",
    "shop/__init__.py": "",
    "shop/settings.py": "SECRET_KEY = ''\nUSE_TZ = True\nINSTALLED_APPS = ['shop']\n",
    "shop/broken.py": "def (:\n",
    "shop/templates/shop/book.html": "{% load staticfiles %}{% ifequal a b %}{% endifequal %}\n",
    "shop/static/shop/load.js": 'load("/static/admin/js/jquery.min.js");\n',
    **{
        f"shop/part{number}.py": "from django.utils.encoding import force_text\n\nforce_text(1)\n"
        for number in range(60)
    },
}


@pytest.fixture
def options(tmp_path: Path) -> RunOptions:
    for path, text in FILES.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return RunOptions(root=tmp_path, paths=(tmp_path,), range=Range.of("1.8", "5.2"))


def seen(result: RunResult) -> object:
    changes = [(one.name, one.new, one.suggested) for one in result.changes]
    return result.findings, result.problems, changes, result.files, result.reading


def test_several_processes_find_what_one_finds_on_every_surface(options: RunOptions) -> None:
    alone = run(replace(options, jobs=1))
    found = {one.path for one in (*alone.findings, *alone.problems)}
    assert found >= {name for name in FILES if not name.endswith(("__init__.py", "manage.py"))}
    for jobs in (2, 5):
        assert seen(run(replace(options, jobs=jobs))) == seen(alone)


def test_the_processes_end_when_there_is_nothing_more_to_do(
    options: RunOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[object] = []
    monkeypatch.setattr(multiprocessing.process.BaseProcess, "terminate", lambda self: stopped.append(self))
    for rewrite in (False, True):
        run(replace(options, jobs=4, rewrite=rewrite))
    assert not stopped
