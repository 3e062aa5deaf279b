from __future__ import annotations

import pytest

from codemods.releases import Release
from codemods.versions.specifiers import (
    allowed,
    is_python_2_only,
    pep440,
    release_of_digits,
    requirement_parts,
    url_version,
)


@pytest.mark.parametrize(
    ("spec", "oldest", "newest"),
    [
        ("==4.2.7", "4.2", "4.2"), ("==4.2", "4.2", "4.2"), ("== 1.8.19", "1.8", "1.8"), ("===3.2.1", "3.2", "3.2"),
        ("==4.2.*", "4.2", "4.2"), ("==4.*", "4.0", "4.2"), ("==5.0rc1", "5.0", "5.0"), (">=3.2", "3.2", None),
        (">=3.2,<4.0", "3.2", "3.2"), (">=2.2,<5.0", "2.2", "4.2"), (">=2.2,<=4.2", "2.2", "4.2"), ("~=3.2", "3.2", "3.2"),
        ("~=3.2.4", "3.2", "3.2"), ("~=4.0", "4.0", "4.2"), (">3.2", "3.2", None), (">=3.2.5", "3.2", None),
        (">=1.11,!=2.0.*,<2.2", "1.11", "2.1"), ("<2.0", "1.11", "1.11"), ("<=1.8", "1.8", "1.8"), (">=1.4", "1.4", None),
        (">=1.4,<1.7", "1.4", "1.6"), ("!=3.0", "6.1", None), (">=2030", "2030", None), ("==2030.1", "2030", "2030"),
        (">=3.2 , <4", "3.2", "3.2"), (">=3.2.18,<3.2.19", "3.2", "3.2"),
    ],
)  # fmt: skip
def test_specifiers(spec: str, oldest: str, newest: str | None) -> None:
    limits = allowed(spec)
    assert limits is not None
    assert str(limits.oldest) == oldest
    assert (str(limits.newest) if limits.newest else None) == newest


@pytest.mark.parametrize(
    "spec", ["", "nonsense", ">=", "=>3.2", "<1.0", "=3.2", "==" + "9" * 5000, ">=1." + "9" * 5000]
)
def test_what_says_nothing(spec: str) -> None:
    assert allowed(spec) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("^3.2", ">=3.2,<4"), ("^3.2.1", ">=3.2.1,<4"), ("^0.2.3", ">=0.2.3,<0.3"), ("~3.2", ">=3.2,<3.3"),
        ("~3", ">=3,<4"), ("~3.2.1", ">=3.2.1,<3.3"), ("~=3.2.1", "~=3.2.1"), ("3.2.*", "==3.2.*"), ("4.2.7", "==4.2.7"),
        ("*", ""), (">=3.2,<4", ">=3.2,<4"), (">=3.2 <4", ">=3.2,<4"), ("=3.2", "==3.2.*"), ("=3.2.*", "==3.2.*"),
        ("== 3.2.1", "==3.2.1"), ("^3.2 || ^4.2", ">=3.2,<4.3"), ("^3.2 | >=4.2", ">=3.2"), ("latest", ""), ("", ""),
    ],
)  # fmt: skip
def test_other_manners(text: str, expected: str) -> None:
    assert pep440(text) == expected


def test_requirements_are_taken_apart() -> None:
    assert requirement_parts("Django [argon2, bcrypt] >= 3.2, < 4 ; python_version > '3.6'") == (
        "Django",
        ">= 3.2, < 4",
        "python_version > '3.6'",
        "",
    )
    assert requirement_parts("django(>=1.8)") == ("django", ">=1.8", "", "")
    assert requirement_parts("django @ https://x/Django-3.2.tar.gz") == (
        "django", "", "", "https://x/Django-3.2.tar.gz",
    )  # fmt: skip
    assert requirement_parts("django-extensions>=1").name == "django-extensions"  # type: ignore[union-attr]
    for text in ("", "-r base.txt", "Django=>3", "A sentence about django.", "./django"):
        assert requirement_parts(text) is None


@pytest.mark.parametrize(
    ("url", "version"),
    [
        ("git+https://github.com/django/django.git@stable/3.2.x#egg=Django", "3.2"),
        ("git+ssh://git@github.com/django/django@4.2.1", "4.2.1"),
        ("https://github.com/django/django/archive/refs/tags/1.8.3.zip", "1.8.3"),
        ("https://files.example/packages/Django-2.2.28-py3-none-any.whl", "2.2.28"),
        ("https://github.com/django/django/archive/main.zip", None),
        ("https://github.com/someone/django-thing@3.2", None),
    ],
)
def test_urls(url: str, version: str | None) -> None:
    assert url_version(url) == version


def test_markers() -> None:
    assert is_python_2_only("python_version < '3'")
    assert is_python_2_only("python_version == '2.7'")
    assert not is_python_2_only("python_version < '3.8'")
    assert not is_python_2_only("sys_platform == 'win32'")
    assert not is_python_2_only("nonsense")


@pytest.mark.parametrize(
    ("digits", "release"),
    [
        ("18", (1, 8)),
        ("111", (1, 11)),
        ("20", (2, 0)),
        ("32", (3, 2)),
        ("4.2", (4, 2)),
        ("1_11", (1, 11)),
        ("2028", (2028, 0)),
    ],
)
def test_releases_in_names(digits: str, release: tuple[int, int]) -> None:
    assert release_of_digits(digits) == Release(*release)


@pytest.mark.parametrize("digits", ["4", "99", "310", "3" * 5000])
def test_names_that_are_no_release(digits: str) -> None:
    assert release_of_digits(digits) is None
