"""Requirements of what Django works with: drivers and other packages that are too old for the target."""

from __future__ import annotations

import pytest

from codemods import ledger, pins
from codemods.findings import Finding, Verdict
from codemods.pins.companions import COMPANIONS, REPLACED, named, rows
from codemods.releases import Range, Release

WAY = Range.of("3.2", "6.1")


def found(path: str, text: str, range: Range = WAY) -> list[Finding]:
    return [finding for finding in pins.check(path, text, range) if finding.code == "pins/dependency"]


def suggested(path: str, text: str, range: Range = WAY) -> str:
    edits = sorted({edit for finding in found(path, text, range) for edit in finding.edits})
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert not any(finding.edits for finding in found(path, text, range)), "a second run has to be silent"
    return text


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("requirements.txt", "psycopg2-binary==2.8.3 ; python_version>'3.6'  # x\n", "psycopg2-binary>=2.9.9 ; python_version>'3.6'  # x\n"),
        ("requirements.txt", "asgiref==3.4.1\r\nredis<5\r\n", "asgiref>=3.9.1\r\nredis>=5.1.0\r\n"),
        ("requirements.txt", "Psycopg2 (==2.7.7)\nmysqlclient~=2.1.0\n", "Psycopg2 (>=2.9.9)\nmysqlclient>=2.2.1\n"),
        ("requirements.txt", "cx_Oracle==8.0\n", "oracledb>=2.3.0\n"),
        ("constraints.txt", "argon2_cffi==21.3.0\n", "argon2_cffi>=23.1.0\n"),
        ("pyproject.toml", '[project]\ndependencies = ["psycopg[binary]==3.0"]\n', '[project]\ndependencies = ["psycopg[binary]>=3.1.12"]\n'),
        ("pyproject.toml", '[tool.poetry.dependencies]\npsycopg2 = "^2.8,<2.9"\nredis = {version = "~4.1", optional = true}\n', '[tool.poetry.dependencies]\npsycopg2 = ">=2.9.9"\nredis = {version = ">=5.1.0", optional = true}\n'),
        ("Pipfile", '[packages]\npsycopg2 = "==2.7"\n', '[packages]\npsycopg2 = ">=2.9.9"\n'),
        ("setup.cfg", "[options]\ninstall_requires =\n    psycopg2==2.7\n", "[options]\ninstall_requires =\n    psycopg2>=2.9.9\n"),
        ("setup.py", "setup(install_requires=['psycopg2==2.7', 'Pillow<9'])\n", "setup(install_requires=['psycopg2>=2.9.9', 'Pillow>=10.1.0'])\n"),
        ("environment.yml", "dependencies:\n  - psycopg2=2.8\n  - pip:\n      - redis==3.0\n", "dependencies:\n  - psycopg2>=2.9.9\n  - pip:\n      - redis>=5.1.0\n"),
    ],
)  # fmt: skip
def test_what_keeps_the_needed_version_out_is_raised(path: str, old: str, new: str) -> None:
    assert suggested(path, old) == new
    assert {finding.verdict for finding in found(path, old)} == {Verdict.SUGGEST}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("requirements.txt", "psycopg2\npsycopg2-binary>=2.7\nredis>=3,<6\npillow==10.*\nasgiref~=3.8\n"),
        ("requirements.txt", "psycopg2-wheels==1\nredis-om==0.1\ndjango-redis==4.0\npsycopg2cffi==2.8\n"),
        ("requirements.txt", "psycopg2==2.8.6; python_version < '3.7'\n# psycopg2==2.7\n-e git+https://x/psycopg2@2.7#egg=psycopg2\n"),
        ("requirements/django32.txt", "psycopg2==2.8.6\n"),
        ("pyproject.toml", '[project]\nkeywords = ["redis<5"]\n[tool.poetry.dependencies]\nredis = "*"\npsycopg2 = "^2.8"\n'),
        ("setup.py", "setup(keywords=['PIL', 'redis'], long_description='redis<5 is old')\n"),
        ("uv.lock", '[[package]]\nname = "asgiref"\nversion = "3.4.0"\n[[package]]\nname = "redis"\nversion = "5.1.0"\n'),
        ("tox.ini", "[testenv]\ndeps =\n    django32: psycopg2<2.9\n"),
    ],
)  # fmt: skip
def test_what_lets_it_in_stays(path: str, text: str) -> None:
    assert found(path, text) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Dockerfile", "RUN pip install --no-cache-dir 'psycopg2==2.8.6' gunicorn\n"),
        ("bin/setup.sh", "pip3 install redis==4.0\n"),
        ("tox.ini", "[testenv]\ndeps =\n    mysqlclient<2\n"),
        ("environment.yml", "dependencies:\n  - numpy=1.20=py37_0\n"),
    ],
)
def test_commands_matrices_and_builds_are_flagged(path: str, text: str) -> None:
    assert [(finding.verdict, finding.edits) for finding in found(path, text)] == [(Verdict.FLAG, ())]


def test_the_way_decides_what_is_needed() -> None:
    text = "psycopg2==2.8.6\n"
    assert found("requirements.txt", text, Range.of("3.2", "5.2")) == []
    assert found("requirements.txt", "psycopg2==2.8.3\n", Range.of("4.0", "5.2")) == []  # it runs on that
    finding = found("requirements.txt", "psycopg2==2.8.3\n", Range.of("3.2", "5.2"))[0]
    assert (
        finding.message
        == "Where Django 4.0 uses psycopg2 it has to be 2.8.4 or newer, which '==2.8.3' keeps out."
    )
    assert (finding.since, finding.url) == ("4.0", "https://docs.djangoproject.com/en/stable/releases/4.0/")
    assert finding.advice == "Write psycopg2>=2.8.4."


def test_what_a_tool_has_written_is_left_to_it() -> None:
    hashed = found("requirements.txt", "pillow==9.0.0 \\\n    --hash=sha256:aa\n")
    compiled = "# This file is autogenerated by pip-compile with Python 3.9\n#\n#    pip-compile requirements.in\n#\n"
    written = found("requirements.txt", compiled + "asgiref==3.4.1\nredis==4.0\n")
    locked = found("poetry.lock", '[[package]]\nname = "psycopg2-binary"\nversion = "2.8.6"\n')
    for findings, command in (
        (hashed, "--generate-hashes --upgrade-package pillow"),
        (written, "Run: pip-compile requirements.in --upgrade-package redis"),
        (locked, "poetry update psycopg2-binary"),
    ):
        assert [(finding.verdict, finding.edits) for finding in findings] == [(Verdict.FLAG, ())]
        assert command in findings[0].advice


@pytest.mark.parametrize(
    ("path", "both", "one"),
    [
        ("requirements.txt", "psycopg[binary]\npsycopg2>=2.9.9\n", "psycopg2>=2.9.9\npsycopg-pool\n"),
        (
            "uv.lock",
            '[[package]]\nname = "psycopg"\nversion = "3.2"\n[[package]]\nname = "psycopg2-binary"\nversion = "2.9.9"\n',
            '[[package]]\nname = "psycopg"\nversion = "3.2"\n[[package]]\nname = "psycopg-pool"\nversion = "2.9.9"\n',
        ),
    ],
)
def test_two_drivers_beside_each_other_are_flagged(path: str, both: str, one: str) -> None:
    assert [finding.verdict for finding in found(path, both)] == [Verdict.FLAG]
    assert found(path, one) == []
    assert found(path, both, Range.of("4.2", "5.2")) == []


def test_replaced_packages() -> None:
    assert suggested("requirements.txt", "PIL==1.1.7\n", Range.of("1.7", "1.8")) == "Pillow\n"
    assert suggested("setup.py", "setup(install_requires=['PIL'])\n", Range.of("1.7", "1.8")) == (
        "setup(install_requires=['Pillow'])\n"
    )
    assert suggested("requirements.txt", "py-bcrypt==0.4\n", Range.of("2.0", "2.2")) == "bcrypt\n"
    assert found("requirements.txt", "PIL\n", Range.of("1.8", "1.11")) == []


def test_the_table_says_what_the_ledger_says() -> None:
    for package, entries in COMPANIONS.items():
        assert named(package) == package
        releases = [Release.parse(since) for since, _, _ in entries]
        assert releases == sorted(releases)
        for since, version, row in entries:
            entry = ledger.row(row)
            assert entry is not None
            assert entry.release == since
            assert (
                version in f"{entry.rewrite} {entry.trigger} {entry.summary}"
                or version.rstrip(".0") in entry.rewrite
            )
    assert set(rows()) >= {row for entries in COMPANIONS.values() for _, _, row in entries}
    assert all(named(package) == package for package in REPLACED)
