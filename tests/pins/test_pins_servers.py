"""Database servers and systems that are older than what the target works with."""

from __future__ import annotations

import pytest

from codemods import ledger, pins
from codemods.pins.servers import OLDEST_SERVERS
from codemods.releases import Range, Release

WAY = Range.of("3.2", "6.1")


def told(path: str, text: str, range: Range = WAY) -> list[str]:
    return [
        text[finding.place.start : finding.place.end]
        for finding in pins.check(path, text, range)
        if finding.code == "pins/database"
    ]


@pytest.mark.parametrize(
    ("path", "text", "places"),
    [
        ("docker-compose.yml", "image: postgres:12.1-alpine\nimage: mysql:5.7\nimage: 'mariadb:10.5'\n", ["postgres:12.1", "mysql:5.7", "mariadb:10.5"]),
        ("docker-compose.yml", "image: registry.example.com:5000/bitnami/postgresql:11\n", ["registry.example.com:5000/bitnami/postgresql:11"]),
        ("compose.yaml", "image: postgis/postgis:15-3.1\n", ["postgis/postgis:15-3.1"]),
        ("compose.yaml", "image: gvenzl/oracle-xe:18\n", ["gvenzl/oracle-xe:18"]),
        (".travis.yml", 'addons:\n  postgresql: "9.6"\n', ["9.6"]),
        (".github/workflows/ci.yml", "runs-on: ubuntu-20.04\n", ["ubuntu-20.04"]),
        (".gitlab-ci.yml", "image: python:3.12-bullseye\nservices:\n  - postgres:13\n", ["postgres:13", "python:3.12-bullseye"]),
        ("Dockerfile", "FROM debian:10\nRUN apt-get install -y postgresql-11 postgresql-15-postgis-2.5\n", ["debian:10", "postgresql-11", "postgresql-15-postgis-2.5"]),
        ("bin/db.sh", "docker run -d mysql:8.0.30\n", ["mysql:8.0.30"]),
    ],
)  # fmt: skip
def test_what_is_too_old_is_flagged(path: str, text: str, places: list[str]) -> None:
    assert sorted(told(path, text)) == sorted(places)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docker-compose.yml", "image: postgres:16\nimage: postgres\nimage: postgres:latest\nimage: mysql:8\nimage: mariadb:11.4\n"),
        ("docker-compose.yml", "# image: postgres:9\nurl: postgres://a:b@postgres:5432/x\nports: ['5432:5432']\nDB_HOST: mysql:3306\n"),
        ("docker-compose.yml", "image: postgres:16  # was postgres:9.6\n"),
        ("Dockerfile", "FROM python:3.12-bookworm\nRUN apt-get install -y postgresql-client-11 my-postgresql-9\n"),
        (".github/workflows/ci.yml", "runs-on: ubuntu-24.04\n"),
    ],
)  # fmt: skip
def test_what_will_do_stays(path: str, text: str) -> None:
    assert told(path, text) == []


def test_the_way_decides() -> None:
    text = "image: postgres:12\n"
    assert told("docker-compose.yml", text, Range.of("3.2", "5.0")) == []
    assert told("docker-compose.yml", text, Range.of("5.1", "5.1")) == []
    finding = pins.check("docker-compose.yml", text, Range.of("3.2", "5.1"))[0]
    assert finding.message == "Django 5.1 works with PostgreSQL 13 or newer, and this names 12."
    assert finding.since == "5.1"


def test_the_table_says_what_the_ledger_says() -> None:
    for server, entries in OLDEST_SERVERS.items():
        for since, version, row in entries:
            entry = ledger.row(row)
            assert entry is not None, (server, row)
            assert Release.parse(entry.release) == Release.parse(since)
            assert ".".join(map(str, version)) in f"{entry.summary} {entry.trigger}"
