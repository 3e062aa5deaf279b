from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codemods.files.problems import FileProblem
from codemods.releases import Release
from codemods.versions import detect, detect_all, disagreements, python_statements, supported

Repository = Callable[[dict[str, str]], Path]

LOCK = '[[package]]\nname = "django"\nversion = "{}"\n'
SETUP = "setup(install_requires=['Django>={}'])"


def believed(root: Path) -> tuple[str, str] | None:
    found = detect(root)
    return (str(found.release), found.path) if found else None


def test_nothing_is_said(repository: Repository, tmp_path: Path) -> None:
    assert detect(tmp_path) is None
    assert detect(tmp_path / "gone") is None
    assert (
        detect(repository({"requirements.txt": "django\ncelery==4.2", "setup.py": "", "pyproject.toml": ""}))
        is None
    )


def test_lock_then_pin_then_ranges_then_what_tests_run_on(repository: Repository) -> None:
    files = {
        "tox.ini": "[tox]\nenvlist = django{18,20}",
        "setup.py": SETUP.format("2.2"),
        "requirements.txt": "Django>=3.0",
        "requirements/prod.txt": "Django==3.2.4",
        "poetry.lock": LOCK.format("4.2.1"),
    }
    expected = [
        ("1.8", "tox.ini"),
        ("2.2", "setup.py"),
        ("3.0", "requirements.txt"),
        ("3.2", "requirements/prod.txt"),
    ]
    for number, (name, content) in enumerate(files.items()):
        root = repository({name: content})
        assert believed(root) == [*expected, ("4.2", "poetry.lock")][number]


def test_files_near_the_root_come_first(repository: Repository) -> None:
    root = repository(
        {
            "setup.py": SETUP.format("3.2"),
            "demo/requirements.txt": "Django==5.0",
            "docs/poetry.lock": LOCK.format("1.8"),
        }
    )
    assert believed(root) == ("3.2", "setup.py")


def test_a_project_below_the_root_is_found(repository: Repository) -> None:
    root = repository(
        {
            "package.json": "{}",
            "backend/requirements/base.txt": "Django==4.1",
            "docs/requirements.txt": "Django==5",
        }
    )
    assert believed(root) == ("4.1", "backend/requirements/base.txt")


def test_the_main_requirement_file_before_those_for_development(repository: Repository) -> None:
    root = repository(
        {
            "requirements/dev.txt": "Django==5.0",
            "requirements/base.txt": "Django==4.2",
            "requirements/docs.txt": "Django==1.8",
            "requirements/aaa.txt": "Django==5.1",
        }
    )
    assert [each.path.rpartition("/")[2] for each in detect_all(root)] == [
        "base.txt",
        "aaa.txt",
        "dev.txt",
        "docs.txt",
    ]


def test_environments_and_build_results_are_not_asked(repository: Repository) -> None:
    root = repository(
        {
            "venv/pyvenv.cfg": "",
            "venv/requirements.txt": "Django==1.8",
            "node_modules/requirements.txt": "Django==1.8",
            "build/setup.py": SETUP.format("1.8"),
            "{{cookiecutter.name}}/requirements.txt": "Django==1.8",
        }
    )
    assert detect(root) is None


def test_a_lock_file_that_git_ignores_still_counts(repository: Repository) -> None:
    assert believed(repository({".gitignore": "*.lock", "uv.lock": LOCK.format("4.2")})) == ("4.2", "uv.lock")


def test_sources_that_disagree_are_told(repository: Repository) -> None:
    root = repository(
        {"uv.lock": LOCK.format("4.2.1"), "setup.py": SETUP.format("3.2"), "requirements.txt": "Django<4"}
    )
    found = detect_all(root)
    assert [(each.path, each.requirement) for each in disagreements(found)] == [
        ("requirements.txt", "Django<4")
    ]
    assert disagreements([]) == []


@pytest.mark.parametrize(
    ("files", "oldest", "newest"),
    [
        ({"setup.py": "setup(install_requires=['Django>=3.2,<5.1'])"}, "3.2", "5.0"),
        ({"setup.py": SETUP.format("3.2"), "tox.ini": "[tox]\nenvlist = django{32,42}"}, "3.2", "4.2"),
        ({"setup.py": SETUP.format("3.2")}, "3.2", None),
        (
            {"setup.py": "setup(classifiers=['Framework :: Django :: 2.2', 'Framework :: Django :: 4.0'])"},
            "2.2",
            "4.0",
        ),
        (
            {
                "setup.py": SETUP.format("3.2"),
                "uv.lock": LOCK.format("5.2.1"),
                "tests/setup.py": SETUP.format("1.8"),
            },
            "3.2",
            None,
        ),
    ],
)
def test_the_range_that_a_package_supports(
    repository: Repository, files: dict[str, str], oldest: str, newest: str | None
) -> None:
    range_ = supported(detect_all(repository(files)))
    assert range_ is not None
    assert (str(range_.oldest), str(range_.newest) if range_.newest else None) == (oldest, newest)


def test_an_application_has_no_supported_range(repository: Repository) -> None:
    assert supported(detect_all(repository({"requirements.txt": "Django==4.2"}))) is None


def test_bad_files_are_problems_and_never_stop_the_rest(repository: Repository) -> None:
    root = repository(
        {
            "pyproject.toml": "django = [",
            "Pipfile": "django",
            "Pipfile.lock": '{"default": "django',
            "setup.cfg": "no section django",
            "requirements.txt": "Django==3.2",
        }
    )
    (root / "tox.ini").write_bytes(b"\0django")
    (root / "poetry.lock").mkdir()
    (root / "setup.py").write_bytes(b"x = '\xfc' # django")
    problems: list[FileProblem] = []
    found = detect_all(root, problems)
    assert [each.release for each in found] == [Release(3, 2)]
    assert sorted((each.path, each.code) for each in problems) == [
        ("Pipfile", "file/malformed"),
        ("Pipfile.lock", "file/malformed"),
        ("pyproject.toml", "file/malformed"),
        ("setup.cfg", "file/malformed"),
        ("setup.py", "file/encoding"),
        ("tox.ini", "file/binary"),
    ]
    assert all(each.message.endswith(".") and "\n" not in each.message for each in problems)


@pytest.mark.parametrize(
    "content",
    ['{"default": []}', '{"default": {"django": "x"}}', "[]", '{"default": {"django": {"version": 3}}}'],
)
def test_lock_files_of_an_unexpected_shape(repository: Repository, content: str) -> None:
    assert detect(repository({"Pipfile.lock": content})) is None


def test_nothing_is_run(repository: Repository) -> None:
    root = repository({"setup.py": "open('ran', 'w')\nsetup(install_requires=['django>=3.2'])"})
    assert believed(root) == ("3.2", "setup.py")
    assert not (root / "ran").exists()


NAMES = [
    "uv.lock",
    "Pipfile.lock",
    "conda-lock.yml",
    "requirements.txt",
    "constraints.txt",
    "pyproject.toml",
    "Pipfile",
    "setup.cfg",
    "setup.py",
    "tox.ini",
    ".travis.yml",
    "environment.yml",
    "Dockerfile",
    "runtime.txt",
]
PIECES = [
    "django",
    "Django",
    "==",
    ">=",
    "<",
    "^",
    "~",
    "3.2",
    "4.2.1",
    ",",
    ";",
    "\n",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "'",
    '"',
    "=",
    ":",
    "-",
    "#",
    "\\",
    "*",
    "||",
    "name",
    "version",
    "package",
    "project",
    "dependencies",
    "install_requires",
    "pip",
    "install",
    "-r",
    "requirements.txt",
    "envlist",
    "deps",
    "python_version",
    "Framework::Django::",
    "\t",
    "(",
    ")",
    "@",
    "git+https://",
    "é",
    "\r",
]


@given(
    st.sampled_from(NAMES), st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["", " ", "\n"])
)
@settings(max_examples=300)
def test_no_content_stops_the_run(
    tmp_path_factory: pytest.TempPathFactory, name: str, pieces: list[str], glue: str
) -> None:
    root = tmp_path_factory.getbasetemp() / "any"
    root.mkdir(exist_ok=True)
    path = root / name
    path.write_text(glue.join(pieces), encoding="utf-8", newline="")
    try:
        found = detect_all(root)
        supported(found)
        disagreements(found)
        python_statements(str(root))
    finally:
        path.unlink()
