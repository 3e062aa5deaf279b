from __future__ import annotations

import pytest

from codemods.files.kinds import FileKind, kind_of, kind_of_script, template_kind
from codemods.pins.kinds import _NAMES as pin_names
from codemods.pins.lock_names import COMMANDS as lock_commands
from codemods.scripts.kinds import _NAMES as script_names
from codemods.scripts.kinds import _SUFFIXES as script_suffixes


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.py", FileKind.PYTHON), ("setup.py", FileKind.PYTHON), ("deploy/shop.wsgi", FileKind.PYTHON), ("a.pyi", None),
        ("a.pyc", None), ("a.html", FileKind.TEMPLATE), ("A.HTM", FileKind.TEMPLATE), ("a.txt", None), ("a.xml", None),
        ("shop/templates/a.txt", FileKind.TEMPLATE), ("shop/templates/a/b.xml", FileKind.TEMPLATE),
        ("mail_templates/a.eml", FileKind.TEMPLATE), ("shop/templates/a.js", FileKind.TEMPLATE), ("static/a.js", FileKind.STATIC),
        ("static/a.scss", FileKind.STATIC), ("static/a.min.js", None),
        ("a.jinja2", FileKind.JINJA), ("a.html.j2", FileKind.JINJA), ("shop/jinja2/a.html", FileKind.JINJA),
        ("docs/_templates/layout.html", FileKind.JINJA), ("templates/x.png", None),
        ("requirements.txt", FileKind.REQUIREMENTS), ("requirements/base.txt", FileKind.REQUIREMENTS),
        ("requirements-dev.txt", FileKind.REQUIREMENTS), ("dev-requirements.in", FileKind.REQUIREMENTS),
        ("reqs.txt", FileKind.REQUIREMENTS), ("requirements_1.txt", FileKind.REQUIREMENTS), ("MANIFEST.in", None),
        ("constraints.txt", FileKind.CONSTRAINTS), ("requirements/constraints.txt", FileKind.CONSTRAINTS),
        ("pyproject.toml", FileKind.PYPROJECT), ("setup.cfg", FileKind.SETUP_CFG), ("tox.ini", FileKind.TOX),
        ("Pipfile", FileKind.PIPFILE), ("Pipfile.lock", FileKind.LOCK), ("uv.lock", FileKind.LOCK),
        ("poetry.lock", FileKind.LOCK), ("pdm.lock", FileKind.LOCK), ("pylock.dev.toml", FileKind.LOCK), ("yarn.lock", None),
        (".github/workflows/test.yml", FileKind.CI), (".gitlab-ci.yml", FileKind.CI), (".travis.yml", FileKind.CI),
        ("backend/.circleci/config.yml", FileKind.CI), ("Dockerfile", FileKind.DOCKERFILE),
        ("Dockerfile.dev", FileKind.DOCKERFILE), ("web.dockerfile", FileKind.DOCKERFILE), ("Makefile", FileKind.MAKEFILE),
        ("run.sh", FileKind.SHELL), ("Procfile", FileKind.PROCFILE), ("environment.yml", FileKind.ENVIRONMENT_YML),
        ("environment-dev.yaml", FileKind.ENVIRONMENT_YML), ("fixtures/shop.yaml", FileKind.OTHER),
        ("README.md", FileKind.DOC), ("docs/README.rst", FileKind.DOC), ("CHANGES.md", FileKind.DOC), ("README", FileKind.DOC), ("bin/deploy", None),
        ("web/templates/README.md", FileKind.DOC), ("web/templates/welcome.md", FileKind.TEMPLATE), ("INSTALL.txt", FileKind.DOC), ("docs/deploy.txt", FileKind.DOC), ("notes.txt", None), ("docs/robots.xml", None),
        ("package.json", FileKind.OTHER), ("tsconfig.json", None), ("deploy/crontab", FileKind.OTHER),
        ("deploy/cron.d/shop", FileKind.OTHER), ("deploy/shop.service", FileKind.OTHER), ("run.bat", FileKind.OTHER),
        ("run.zsh", FileKind.SHELL), ("Vagrantfile", FileKind.OTHER), ("requirements/base.pip", FileKind.REQUIREMENTS),
        ("testrequirements.txt", FileKind.REQUIREMENTS), ("pixi.lock", FileKind.LOCK), ("x/app.py-tpl", FileKind.PYTHON), ("x/urls.py.tpl", FileKind.PYTHON), ("x/app.tpl", None),
        (".env", FileKind.OTHER),
        (".env.example", FileKind.OTHER), ("pytest.ini", FileKind.OTHER), ("app.toml", FileKind.OTHER), ("LICENSE", None),
        (".hidden", None), ("shop/templates", None),
    ],
)  # fmt: skip
def test_kind_by_name_and_place(path: str, kind: FileKind | None) -> None:
    assert kind_of(path) is kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"#!/usr/bin/env python3\nimport x", FileKind.PYTHON),
        (b"#! /usr/local/bin/python2.7 -u\r\n", FileKind.PYTHON),
        (b"#!/usr/bin/env -S uv run --script python\n", FileKind.PYTHON),
        (b"#!/bin/bash\n# not python", FileKind.SHELL),
        (b"#!/usr/bin/perl\n# python", None),
        (b"import os", None),
        (b"", None),
        (b"\x7fELF", None),
    ],
)
def test_kind_of_a_script(head: bytes, kind: FileKind | None) -> None:
    assert kind_of_script(head) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<p>No syntax</p>", FileKind.OTHER),
        ("{% load i18n %}{% trans 'x' %}", FileKind.TEMPLATE),
        ("{{ a|date:'Y' }}", FileKind.TEMPLATE),
        ("{% for a in b %}{{ forloop.counter }}{% endfor %}", FileKind.TEMPLATE),
        ("{% set a = 1 %}{{ a }}", FileKind.JINJA),
        ("{{ url_for('x') }}", FileKind.JINJA),
        ("{%- if a -%}{{ a|join(', ') }}{%- endif -%}", FileKind.JINJA),
        ("{% for a in b %}{{ loop.index }}{% endfor %}", FileKind.JINJA),
        ("{% macro x(a) %}{{ a }}{% endmacro %}", FileKind.JINJA),
    ],
)
def test_template_languages_are_told_apart_by_content(text: str, kind: FileKind) -> None:
    assert template_kind(text, FileKind.TEMPLATE) is kind
    assert template_kind(text, FileKind.JINJA) is kind


def test_where_the_content_says_nothing_the_place_decides() -> None:
    text = "{% if a %}{{ a }}{% endif %}"
    assert template_kind(text, FileKind.TEMPLATE) is FileKind.TEMPLATE
    assert template_kind(text, FileKind.JINJA) is FileKind.JINJA


def test_what_can_be_read_as_a_script_or_a_list_of_requirements_is_of_interest() -> None:
    names = [*script_names, *pin_names, *lock_commands]
    names += [f"deploy/a.{suffix}" for suffix in script_suffixes]
    names += [
        "requirements/a.pip",
        "cron.d/a",
        "README",
        "INSTALL.txt",
        "docs/a.txt",
        "web.Dockerfile",
        "pylock.toml",
    ]
    assert [name for name in names if kind_of(name) is None] == []
