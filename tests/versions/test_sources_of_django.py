"""What each kind of file says, one statement at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from codemods.files.problems import FileProblem
from codemods.versions import Rank, detect_all

Repository = Callable[[dict[str, str]], Path]

Statement = tuple[str, int, str, str, str | None]


def said(root: Path) -> list[Statement]:
    """Path, line, rank, oldest and newest release of each statement."""
    return [
        (each.path, each.line, each.rank.name, str(each.oldest), str(each.newest) if each.newest else None)
        for each in detect_all(root)
    ]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        (
            "uv.lock",
            """
            version = 1
            [[package]]
            name = "django-x"
            version = "1.0"
            dependencies = [
                { name = "django" },
            ]

            [[package]]
            name = "django"
            version = "4.2.11"
            source = { registry = "https://pypi.org/simple" }
            """,
            11,
        ),
        (
            "poetry.lock",
            """
            [[package]]
            category = "main"
            name = "Django"
            optional = false
            version = "4.2.1"
            [package.dependencies]
            asgiref = ">=3"
            [[package]]
            name = "other"
            version = "9.9"
            """,
            5,
        ),
        (
            "pdm.lock",
            """
            [[package]]
            name = "django"
            version = "4.2"
            requires_python = ">=3.8"
            """,
            3,
        ),
        ("pylock.toml", "\n[[packages]]\nname = 'django'\nversion = '4.2.1'\n", 3),
        (
            "Pipfile.lock",
            """
            {
                "_meta": {},
                "default": {
                    "django": {
                        "hashes": ["sha256:00"],
                        "version": "==4.2.1"
                    }
                },
                "develop": {}
            }
            """,
            4,
        ),
        ("conda-lock.yml", "\npackage:\n- name: django\n  version: 4.2.1\n", 2),
    ],
)
def test_lock_files(repository: Repository, name: str, content: str, line: int) -> None:
    root = repository({name: dedent(content)[1:]})
    assert said(root) == [(name, line, "LOCK", "4.2", "4.2")]


def test_the_forks_of_a_lock_file_are_all_listed(repository: Repository) -> None:
    package = '[[package]]\nname = "django"\nversion = "{}"\n'
    root = repository({"uv.lock": package.format("5.2.1") + package.format("4.2.1")})
    assert [(line, oldest) for _, line, _, oldest, _ in said(root)] == [(6, "4.2"), (3, "5.2")]


class TestRequirementFiles:
    def test_the_ways_to_write_a_requirement(self, repository: Repository) -> None:
        content = """
            # Django==1.0
            django-extensions==3.2
            --index-url https://example.org/django==1.1
            Django[argon2]>=3.2,<4.0 ; python_version >= "3.6"  # Django==1.2
            django \\
                == 2.2.1 \\
                --hash=sha256:00 \\
                --hash=sha256:01
            DJANGO~=4.1.0
            -e git+https://github.com/django/django.git@stable/5.0.x#egg=Django
            https://github.com/django/django/archive/1.8.3.zip
            django
            Django=>9
            """
        root = repository({"requirements.txt": dedent(content)[1:]})
        assert said(root) == [
            ("requirements.txt", 11, "PIN", "1.8", "1.8"),
            ("requirements.txt", 5, "PIN", "2.2", "2.2"),
            ("requirements.txt", 10, "PIN", "5.0", "5.0"),
            ("requirements.txt", 4, "REQUIREMENTS", "3.2", "3.2"),
            ("requirements.txt", 9, "REQUIREMENTS", "4.1", "4.1"),
        ]

    def test_included_files_are_followed_even_where_their_names_say_nothing(
        self, repository: Repository
    ) -> None:
        root = repository(
            {
                "requirements.txt": "-r pip/base.pip\n-cpins\n",
                "pip/base.pip": "--requirement=deep/er.pip\n",
                "pip/deep/er.pip": "Django>=3.2\n",
                "pins": "django==3.2.4\n",
            }
        )
        assert said(root) == [
            ("pins", 1, "PIN", "3.2", "3.2"),
            ("pip/deep/er.pip", 1, "REQUIREMENTS", "3.2", None),
        ]

    def test_cycles_missing_files_and_urls(self, repository: Repository) -> None:
        root = repository(
            {
                "requirements.txt": "-r requirements/a.txt\nDjango==3.2\n",
                "requirements/a.txt": "-r ../requirements.txt\n-r gone.txt\n-r https://example.org/r.txt\n-r $HOME/x.txt\n",
            }
        )
        problems: list[FileProblem] = []
        assert [each.path for each in detect_all(root, problems)] == ["requirements.txt"]
        assert [(each.path, each.code) for each in problems] == [("requirements/a.txt", "file/not-found")]
        assert "Line 2 includes gone.txt" in problems[0].message

    def test_a_requirement_for_python_2_comes_last(self, repository: Repository) -> None:
        root = repository(
            {"requirements.txt": "Django<2; python_version < '3'\nDjango>=2.2,<3; python_version >= '3'\n"}
        )
        assert [(rank, oldest) for _, _, rank, oldest, _ in said(root)] == [
            ("REQUIREMENTS", "2.2"),
            ("HINT", "1.11"),
        ]


class TestPyproject:
    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("[project]\ndependencies = [\n  'Django >= 3.2, < 5',\n]", [(3, "PROJECT", "3.2", "4.2")]),
            ("[project]\ndependencies = ['django==4.2.3']", [(2, "PIN", "4.2", "4.2")]),
            (
                "[project]\noptional-dependencies.a = ['django==4.2.*']\n[project.optional-dependencies]\n",
                [],  # declared twice: not TOML
            ),
            ("[project.optional-dependencies]\na = ['django==4.2.3']", [(2, "PROJECT", "4.2", "4.2")]),
            (
                "[dependency-groups]\ndev = [{include-group = 'test'}]\ntest = ['django~=5.0']",
                [(3, "PROJECT", "5.0", "5.2")],
            ),
            ("[tool.poetry.dependencies]\npython = '^3.8'\nDjango = '^3.2'", [(3, "PROJECT", "3.2", "3.2")]),
            (
                "[tool.poetry.dependencies]\ndjango = {version = '~4.1', extras = ['x']}",
                [(2, "PROJECT", "4.1", "4.1")],
            ),
            ("[tool.poetry.dependencies]\ndjango = '4.2.1'", [(2, "PIN", "4.2", "4.2")]),
            ("[tool.poetry.dependencies]\ndjango = '*'", []),
            ("[tool.poetry.dependencies]\ndjango = {git = 'https://example.org/x'}", []),
            (
                "[[tool.poetry.dependencies.django]]\nversion = '^3.2'\n[[tool.poetry.dependencies.django]]\nversion = '^4.2'",
                [(2, "PROJECT", "3.2", "3.2"), (4, "PROJECT", "4.2", "4.2")],
            ),
            ("[tool.poetry.dev-dependencies]\ndjango = '2.2.1'", [(2, "PROJECT", "2.2", "2.2")]),
            ("[tool.poetry.group.dev.dependencies]\ndjango = '^5.0'", [(2, "PROJECT", "5.0", "5.2")]),
            ("[tool.pdm.dev-dependencies]\ntest = ['django>=4.2']", [(2, "PROJECT", "4.2", None)]),
            ("[tool.uv]\ndev-dependencies = ['django>=4.2']", [(2, "PROJECT", "4.2", None)]),
            ("[tool.flit.metadata]\nrequires = ['django>=1.11']", [(2, "PROJECT", "1.11", None)]),
            ("[[tool.hatch.envs.test.matrix]]\ndjango = ['3.2', '5.0', 'main']", [(2, "HINT", "3.2", "5.0")]),
            (
                "[project]\nclassifiers = [\n'Framework :: Django',\n'Framework :: Django :: 4',\n"
                "'Framework :: Django :: 4.2',\n'Framework :: Django :: 3.2']",
                [(4, "HINT", "3.2", "4.2")],
            ),
            ("[project]\ndependencies = 'django'\n[tool]\npoetry = 3", []),
            ("[project]\nname = 'django-thing'", []),
        ],
    )
    def test_manners(
        self, repository: Repository, content: str, expected: list[tuple[int, str, str, str | None]]
    ) -> None:
        root = repository({"pyproject.toml": content})
        assert [statement[1:] for statement in said(root)] == expected

    def test_broken_toml_is_a_problem(self, repository: Repository) -> None:
        problems: list[FileProblem] = []
        root = repository({"pyproject.toml": "[project\ndjango = 3", "requirements.txt": "Django==3.2"})
        assert [each.path for each in detect_all(root, problems)] == ["requirements.txt"]
        assert [(each.path, each.code) for each in problems] == [("pyproject.toml", "file/malformed")]


def test_pipfile(repository: Repository) -> None:
    root = repository(
        {"Pipfile": '[packages]\nDjango = "~=3.2"\nx = "*"\n[dev-packages]\ndjango = {version = ">=4.0"}\n'}
    )
    assert said(root) == [
        ("Pipfile", 2, "REQUIREMENTS", "3.2", "3.2"),
        ("Pipfile", 5, "REQUIREMENTS", "4.0", None),
    ]


def test_setup_cfg(repository: Repository) -> None:
    content = """
        [metadata]
        classifiers =
            Framework :: Django :: 3.2
            Framework :: Django :: 4.0
        [options]
        install_requires =
            six
            Django>=3.2  # why
        [options.extras_require]
        docs = sphinx
        async =
            django>=4.1 ; python_version > "3.8"
        """
    root = repository({"setup.cfg": dedent(content)[1:]})
    assert said(root) == [
        ("setup.cfg", 8, "PROJECT", "3.2", None),
        ("setup.cfg", 12, "PROJECT", "4.1", None),
        ("setup.cfg", 3, "HINT", "3.2", "4.0"),
    ]


class TestSetupPy:
    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("setup(install_requires=['Django>=1.8,<2.0'])", [(1, "PROJECT", "1.8", "1.11")]),
            ("R = [\n 'Django>=2.2',\n]\nsetup(install_requires=R + ['six'])", [(2, "PROJECT", "2.2", None)]),
            ("setup(install_requires='''\nsix\nDjango>=2.2\n''')", [(3, "PROJECT", "2.2", None)]),
            ("setup(install_requires=('django==3.2.1',))", [(1, "PIN", "3.2", "3.2")]),
            ("kw = dict(install_requires=['django>=3'])\nsetup(**kw)", [(1, "PROJECT", "3.0", None)]),
            ("kw = {'install_requires': ['django>=3']}\nsetup(**kw)", [(1, "PROJECT", "3.0", None)]),
            (
                "R = []\nif x:\n    R.append('Django<2')\nsetup(install_requires=R)",
                [(3, "PROJECT", "1.11", "1.11")],
            ),
            (
                "T = ['django==3.2.1']\nsetup(tests_require=T, install_requires=['django>=2.2'])",
                [(2, "PROJECT", "2.2", None), (1, "PROJECT", "3.2", "3.2")],
            ),
            ("print 'x'\nsetup(install_requires=['Django>=1.4'])", [(2, "PROJECT", "1.4", None)]),
            ("setup(install_requires=read('requirements.txt'))", []),
            ("setup(description='Uses Django>=1.4 well', keywords='django')", []),
            (
                "setup(classifiers=['Framework :: Django :: 1.11', 'Framework :: Django :: 2.0'])",
                [(1, "HINT", "1.11", "2.0")],
            ),
            ("raise SystemExit('ran: django')", []),
        ],
    )
    def test_manners(
        self, repository: Repository, content: str, expected: list[tuple[int, str, str, str | None]]
    ) -> None:
        root = repository({"setup.py": content})
        assert [statement[1:] for statement in said(root)] == expected


def test_tox(repository: Repository) -> None:
    content = """
        [tox]
        envlist =
            py{38,39}-django{32,42}  # django18
            py312-dj50, lint
        [testenv]
        deps =
            django32: Django>=3.2,<3.3
            django{42,50}-x: django~=4.2.0
            djangomain: https://github.com/django/django/archive/main.tar.gz
            django-filter>=2
        [testenv:docs]
        deps = Django==5.1
        """
    root = repository({"tox.ini": dedent(content)[1:]})
    assert said(root) == [
        ("tox.ini", 7, "HINT", "3.2", "3.2"),
        ("tox.ini", 8, "HINT", "4.2", "4.2"),
        ("tox.ini", 12, "HINT", "5.1", "5.1"),
        ("tox.ini", 3, "HINT", "3.2", "5.0"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "matrix:\n  django-version: ['3.2', \"4.2\", main]\n",
        "matrix:\n  django:\n    - 3.2.*\n    # old\n    - '4.2'\n  x: [5.0]\n",
    ],
)
def test_the_matrix_of_a_workflow(repository: Repository, content: str) -> None:
    root = repository({".github/workflows/test.yml": content})
    assert said(root) == [(".github/workflows/test.yml", 2, "HINT", "3.2", "4.2")]


@pytest.mark.parametrize(
    ("line", "rank"),
    [
        ("- django=3.2", "REQUIREMENTS"),
        ("- conda-forge::django=3.2.5=py39", "REQUIREMENTS"),
        ("- pip:\n  - Django==3.2.5", "PIN"),
    ],
)
def test_conda(repository: Repository, line: str, rank: str) -> None:
    root = repository({"environment.yml": f"dependencies:\n{line}\n- django-filter=2\n"})
    assert [(statement[2], *statement[3:]) for statement in said(root)] == [(rank, "3.2", "3.2")]


def test_dockerfile(repository: Repository) -> None:
    root = repository(
        {"Dockerfile": "FROM python:3.8\nRUN pip install -U \\\n   gunicorn 'Django==3.2.1' django-x==1\n"}
    )
    assert said(root) == [("Dockerfile", 3, "PIN", "3.2", "3.2")]


def test_ranks_are_in_order() -> None:
    assert sorted(Rank) == [Rank.LOCK, Rank.PIN, Rank.REQUIREMENTS, Rank.PROJECT, Rank.HINT]
