"""A package is only asked for where Django has anything to do with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from codemods.engine.options import RunOptions
from codemods.engine.run import run
from codemods.releases import Range

PINS = {
    "argon2-cffi": "21.1",
    "bcrypt": "3.2",
    "docutils": "0.17",
    "geoip2": "4.0",
    "jinja2": "2.10",
    "numpy": "1.20",
    "pillow": "6.0",
    "psycopg2": "2.8",
    "pyyaml": "5.4",
    "redis": "3.5.3",
    "selenium": "4.0",
    "sqlparse": "0.3",
}
ALWAYS = {"psycopg2", "sqlparse"}
CACHE = "CACHES = {'default': {'BACKEND': 'django.core.cache.backends.redis.RedisCache'}}\n"
ENGINE = "TEMPLATES = [{'BACKEND': 'django.template.backends.jinja2.Jinja2'}]\n"
HASHER = "PASSWORD_HASHERS = ['django.contrib.auth.hashers.Argon2PasswordHasher']\n"


def asked(root: Path, files: dict[str, str]) -> set[str]:
    pins = "".join(f"{name}=={version}\n" for name, version in PINS.items())
    for path, text in {"requirements.txt": pins, **files}.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    result = run(RunOptions(root=root, paths=(root,), range=Range.of("3.2", "6.0")))
    lines = {one.place.line for one in result.findings if one.code == "pins/dependency"}
    return {list(PINS)[line - 1] for line in lines}


def settings(*more: str) -> dict[str, str]:
    apps = "INSTALLED_APPS = ['django.contrib.auth', 'shop']\nROOT_URLCONF = 'urls'\nSECRET_KEY = 'x'\n"
    return {"settings.py": apps + "".join(more), "shop/__init__.py": ""}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, set(PINS)),  # no code to tell
        ({"shop/__init__.py": "", "shop/views.py": "import redis\nimport yaml\n"}, ALWAYS),
        (settings(), ALWAYS),
        (settings(CACHE, ENGINE, HASHER), {*ALWAYS, "redis", "jinja2", "argon2-cffi"}),
        (settings("INSTALLED_APPS += ['django.contrib.admindocs']\n"), {*ALWAYS, "docutils"}),
        (settings("INSTALLED_APPS += ['django.contrib.gis']\n"), {*ALWAYS, "numpy"}),
        (settings("INSTALLED_APPS += ['gallery']\n"), {*ALWAYS, "pillow"}),
        (
            {**settings(), "shop/models.py": "from django.db import models\n\nmodels.ImageField()\n"},
            {*ALWAYS, "pillow"},
        ),
        ({**settings(), "shop/fixtures/books.yaml": "[]\n"}, {*ALWAYS, "pyyaml"}),
    ],
)
def test_what_is_asked_for(tmp_path: Path, files: dict[str, str], expected: set[str]) -> None:
    assert asked(tmp_path, files) == expected
