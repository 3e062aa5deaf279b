"""Calls are found on every kind of command line, and told from what only looks like one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codemods import scripts
from codemods.findings import Finding, Verdict
from codemods.releases import Range

RANGE = Range.of(None, "5.2")


def apply(text: str, findings: list[Finding], *verdicts: Verdict) -> str:
    edits = sorted({edit for finding in findings if finding.verdict in verdicts for edit in finding.edits})
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def fixed(path: str, text: str, range: Range = RANGE) -> str:
    """The text after passes to the fixed point."""
    assert scripts.wants(path, text)
    for _ in itertools.repeat(None, 5):
        new = apply(text, scripts.check(path, text, range), Verdict.FIX)
        if new == text:
            return text
        text = new
    raise AssertionError("no fixed point")


def said(path: str, text: str) -> list[tuple[int, str, str]]:
    return [
        (f.place.line, f.code.partition("/")[2], f.verdict.value) for f in scripts.check(path, text, RANGE)
    ]


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        # shell
        ("a.sh", "manage.py syncdb", "manage.py migrate"),
        ("a.sh", "cd x && python3 ./manage.py syncdb; ls", "cd x && python3 ./manage.py migrate; ls"),
        ("a.sh", "A=1 exec python -u manage.py syncdb &", "A=1 exec python -u manage.py migrate &"),
        ("a.sh", "(cd x; ./manage.py syncdb) || exit 1", "(cd x; ./manage.py migrate) || exit 1"),
        ("a.sh", "if ! ./manage.py syncdb; then", "if ! ./manage.py migrate; then"),
        ("a.sh", 'bash -c "cd x && ./manage.py syncdb --noinput"', 'bash -c "cd x && ./manage.py migrate --noinput"'),
        ("a.sh", "ssh host './manage.py syncdb'", "ssh host './manage.py migrate'"),
        ("a.sh", 'X="$(./manage.py syncdb)"', 'X="$(./manage.py migrate)"'),
        ("a.sh", "X=`./manage.py syncdb`", "X=`./manage.py migrate`"),
        ("a.sh", 'COMMAND="python3 x/manage.py syncdb"', 'COMMAND="python3 x/manage.py migrate"'),
        ("a.sh", "coverage run --source=. manage.py syncdb", "coverage run --source=. manage.py migrate"),
        ("a.sh", "python -m django syncdb --settings=a", "python -m django migrate --settings=a"),
        ("a.sh", "docker-compose run --rm web python manage.py syncdb", "docker-compose run --rm web python manage.py migrate"),
        ("a.sh", '"$VENV/bin/python" "$DIR/manage.py" syncdb', '"$VENV/bin/python" "$DIR/manage.py" migrate'),
        ("a.sh", "./manage.py \\\n  syncdb \\\n  --all \\\n  --noinput", "./manage.py \\\n  migrate \\\n  --noinput"),
        ("a.sh", "./manage.py syncdb > log 2>&1 < /dev/null", "./manage.py migrate > log 2>&1 < /dev/null"),
        ("a.sh", 'M="python manage.py"\n$M syncdb\n${M} syncdb', 'M="python manage.py"\n$M migrate\n${M} migrate'),
        ("a.sh", "ssh x <<EOF\n./manage.py syncdb\nEOF\n", "ssh x <<EOF\n./manage.py migrate\nEOF\n"),
        ("bin/deploy", "#!/bin/sh\n./manage.py syncdb\n", "#!/bin/sh\n./manage.py migrate\n"),
        ("a.bat", "venv\\Scripts\\python manage.py syncdb\r\n", "venv\\Scripts\\python manage.py migrate\r\n"),
        ("a.sh", "it's\n./manage.py syncdb\n", "it's\n./manage.py migrate\n"),
        ("a.sh", "django-admin.py syncdb\n", "django-admin migrate\n"),
        # make
        ("Makefile", "db:\n\t@-python manage.py syncdb\n", "db:\n\t@-python manage.py migrate\n"),
        ("Makefile", "M = ./manage.py\ndb: ; $(M) syncdb\n", "M = ./manage.py\ndb: ; $(M) migrate\n"),
        ("Makefile", "M=python manage.py --settings=x\ndb:\n\t$(M) syncdb # x\n", "M=python manage.py --settings=x\ndb:\n\t$(M) migrate # x\n"),
        ("Makefile", "OUT := $(shell ./manage.py syncdb)\n", "OUT := $(shell ./manage.py migrate)\n"),
        ("Makefile", "db:\n\tcd x && \\\n\t  ./manage.py syncdb\n", "db:\n\tcd x && \\\n\t  ./manage.py migrate\n"),
        # images
        ("Dockerfile", "RUN --mount=type=cache,target=/x pip install . \\\n # no\n && ./manage.py syncdb\n", "RUN --mount=type=cache,target=/x pip install . \\\n # no\n && ./manage.py migrate\n"),
        ("Dockerfile", 'ENTRYPOINT ["sh", "-c", "./manage.py syncdb && x"]\n', 'ENTRYPOINT ["sh", "-c", "./manage.py migrate && x"]\n'),
        ("Dockerfile", 'CMD ["manage.py", "syncdb", "--all"]\n', 'CMD ["manage.py", "migrate"]\n'),
        ("Dockerfile", "HEALTHCHECK --interval=5m CMD ./manage.py validate\n", "HEALTHCHECK --interval=5m CMD ./manage.py check\n"),
        # YAML
        (".github/workflows/a.yml", "jobs:\n  a:\n    steps:\n      - name: DB\n        run: |\n          pip install .\n          ./manage.py syncdb\n      - run: x\n", "jobs:\n  a:\n    steps:\n      - name: DB\n        run: |\n          pip install .\n          ./manage.py migrate\n      - run: x\n"),
        (".gitlab-ci.yml", "t:\n  script:\n    - ./manage.py syncdb\n    - 'python manage.py syncdb'\n", "t:\n  script:\n    - ./manage.py migrate\n    - 'python manage.py migrate'\n"),
        (".travis.yml", 'script: "./manage.py syncdb && coveralls"\n', 'script: "./manage.py migrate && coveralls"\n'),
        ("docker-compose.yml", "services:\n  web:\n    command: >\n      bash -c './manage.py\n      syncdb'\n", "services:\n  web:\n    command: >\n      bash -c './manage.py\n      migrate'\n"),
        ("docker-compose.yml", 'services:\n  web:\n    command: ["python", "manage.py", "syncdb", "--all"]\n', 'services:\n  web:\n    command: ["python", "manage.py", "migrate"]\n'),
        ("k8s/job.yaml", "args:\n  - python\n  - manage.py\n  - syncdb\n  - --all\n  - --noinput\n", "args:\n  - python\n  - manage.py\n  - migrate\n  - --noinput\n"),
        (".circleci/config.yml", "      - run:\n          name: x\n          command: python manage.py syncdb\n", "      - run:\n          name: x\n          command: python manage.py migrate\n"),
        # the rest
        ("Procfile", "release: python manage.py syncdb --noinput\n", "release: python manage.py migrate --noinput\n"),
        ("tox.ini", "[testenv]\ncommands =\n  {envpython} manage.py syncdb {posargs:x y}\n  - ./manage.py validate\n", "[testenv]\ncommands =\n  {envpython} manage.py migrate {posargs:x y}\n  - ./manage.py check\n"),
        ("deploy/a.service", "[Service]\nExecStart=/v/bin/python /srv/manage.py syncdb\n", "[Service]\nExecStart=/v/bin/python /srv/manage.py migrate\n"),
        # TOML
        ("pyproject.toml", "[tool.poe.tasks]\ndb = 'python manage.py syncdb --noinput'\nx = { cmd = \"./manage.py syncdb\", help = 'x' }\n", "[tool.poe.tasks]\ndb = 'python manage.py migrate --noinput'\nx = { cmd = \"./manage.py migrate\", help = 'x' }\n"),
        ("pyproject.toml", '[tool.pdm.scripts]\ndb = {shell = """\ncd x\n./manage.py syncdb\n"""}\nx = {cmd = ["manage.py", "syncdb"]}\n', '[tool.pdm.scripts]\ndb = {shell = """\ncd x\n./manage.py migrate\n"""}\nx = {cmd = ["manage.py", "migrate"]}\n'),
        ("pyproject.toml", '[tool.hatch.envs.a.scripts]\nx = [\n  "./manage.py syncdb", # x\n  "./manage.py validate",\n]\n', '[tool.hatch.envs.a.scripts]\nx = [\n  "./manage.py migrate", # x\n  "./manage.py check",\n]\n'),
        ("pyproject.toml", "[tool.tox]\nlegacy_tox_ini = \'\'\'\n[testenv]\ncommands =\n  manage.py syncdb\n\'\'\'\n", "[tool.tox]\nlegacy_tox_ini = \'\'\'\n[testenv]\ncommands =\n  manage.py migrate\n\'\'\'\n"),
        ("Pipfile", '[scripts]\ndb = "python manage.py syncdb"\n', '[scripts]\ndb = "python manage.py migrate"\n'),
        ("fly.toml", "[deploy]\nrelease_command = 'python manage.py syncdb'\n", "[deploy]\nrelease_command = 'python manage.py migrate'\n"),
        ("package.json", '{"scripts": {"db": "python manage.py syncdb && npm run x"}}\n', '{"scripts": {"db": "python manage.py migrate && npm run x"}}\n'),
        ("Jenkinsfile", "stage('db') {\n  sh '''\n    ./manage.py syncdb\n  '''\n  sh 'python manage.py syncdb'\n}\n", "stage('db') {\n  sh '''\n    ./manage.py migrate\n  '''\n  sh 'python manage.py migrate'\n}\n"),
        ("etc/cron.d/shop", "5 4 * * * www cd /srv && ./manage.py cleanup\n", "5 4 * * * www cd /srv && ./manage.py clearsessions\n"),
    ],
)  # fmt: skip
def test_command_lines_are_fixed(path: str, before: str, after: str) -> None:
    assert fixed(path, before) == after


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("README.md", "Text.\n\n    python manage.py syncdb\n", 3),
        ("docs/install.rst", "Run ``./manage.py syncdb``, then wait.\n", 1),
        ("docs/install.txt", "django-admin syncdb creates the tables\n", 1),
        ("INSTALL", "python manage.py syncdb\n", 1),
        ("a.sh", "ls # then ./manage.py syncdb\n", 1),
        ("a.sh", "echo run ./manage.py syncdb\n", 1),
        ("a.sh", 'printf "%s" "run ./manage.py syncdb now"\n', 1),
        ("a.sh", "cat <<EOF\nrun ./manage.py syncdb\nEOF\n", 2),
        ("Makefile", "# ./manage.py syncdb\nhelp:\n\t@ls\n", 1),
        ("Makefile", 'help:\n\t@echo "db: runs ./manage.py syncdb"\n', 2),
        (".gitlab-ci.yml", "t:\n  name: runs manage.py syncdb\n", 2),
        ("Dockerfile", "# RUN ./manage.py syncdb\nRUN ls\n", 1),
    ],
)
def test_what_only_speaks_of_a_call_is_flagged(path: str, text: str, line: int) -> None:
    assert said(path, text) == [(line, "syncdb", "flag")]
    assert fixed(path, text) == text


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.sh", "chmod +x manage.py syncdb\nrm -f manage.py validate\n"),
        ("a.sh", "test -f manage.py && echo syncdb\n"),
        ("a.sh", "python my_manage.py syncdb\npython manage.pyc syncdb\n./other/django-admin.python x\n"),
        ("a.sh", "./manage.py $COMMAND --natural\n./manage.py\n./manage.py --help\n./manage.py resyncdb\n"),
        ("a.sh", "./manage.py migrate syncdb\n./manage.py help check\n"),
        ("a.sh", "python <<EOF\nprint('manage.py')\nEOF\nsyncdb\n"),
        ("a.sh", "./manage.py dumpdata; tool -n --natural --list -k\n"),
        ("a.sh", "./manage.py migrate | grep -l x\n./manage.py migrate && ls --list\n"),
        ("Makefile", "syncdb: manage.py\n\t@ls manage.py\n.PHONY: syncdb validate\n"),
        ("Dockerfile", "COPY manage.py syncdb /app/\nENV X=manage.py\n"),
        (
            "tox.ini",
            "[flake8]\nexclude = manage.py,syncdb\n[pytest]\npython_files = manage.py validate_*.py\n",
        ),
        (".pre-commit-config.yaml", "- id: x\n  files: manage.py\n  args: [manage.py]\n"),
        ("CHANGES.md", "manage.py syncdb is gone\n"),
        ("docs/releases/1.0.rst", "manage.py syncdb\n"),
        ("docs/upgrade/2.4.rst", "manage.py syncdb\n"),
        ("README.md", "Look at `manage.py`. syncdb was gone long ago, validate too.\n"),
    ],
)
def test_look_alikes_are_left_alone(path: str, text: str) -> None:
    assert said(path, text) == []


def test_line_ends_and_all_other_bytes_stay() -> None:
    text = "# \x0c\u2028é\r\n./manage.py  syncdb\t--all  --noinput\r\nlast"
    assert fixed("a.sh", text) == "# \x0c\u2028é\r\n./manage.py  migrate  --noinput\r\nlast"


def test_several_changes_in_one_call_come_together_or_in_passes() -> None:
    text = "django-admin.py dumpdata -n --setting=a.b\n"
    assert fixed("a.sh", text) == "django-admin dumpdata --natural-foreign --settings=a.b\n"
    findings = scripts.check("a.sh", text, RANGE)
    assert len(findings) == 3
    assert "dumpdata" in findings[0].message or findings[0].place.column == 0


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("a.sh", "export DJANGO_LIVE_TEST_SERVER_ADDRESS=localhost:8000\nls\n", "ls\n"),
        ("a.sh", "A=1 DJANGO_LIVE_TEST_SERVER_ADDRESS='x:1' ./manage.py test\n", "A=1 ./manage.py test\n"),
        ("Dockerfile", "FROM x\nENV DJANGO_LIVE_TEST_SERVER_ADDRESS=x:1\n", "FROM x\n"),
        (".env", "A=1\nDJANGO_LIVE_TEST_SERVER_ADDRESS=x:1\n", "A=1\n"),
        ("tox.ini", "[testenv]\nsetenv =\n  A = 1\n  DJANGO_LIVE_TEST_SERVER_ADDRESS = x:1\n", "[testenv]\nsetenv =\n  A = 1\n"),
        (".travis.yml", "env:\n  - A=1\n  - DJANGO_LIVE_TEST_SERVER_ADDRESS=x:1\n", "env:\n  - A=1\n"),
        ("docker-compose.yml", "environment:\n  DJANGO_LIVE_TEST_SERVER_ADDRESS: x\n  B: 1\n", "environment:\n  B: 1\n"),
    ],
)  # fmt: skip
def test_environment_variables_are_dropped(path: str, before: str, after: str) -> None:
    assert fixed(path, before, Range.of("1.8", "2.2")) == after


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.sh", 'export A=1 DJANGO_LIVE_TEST_SERVER_ADDRESS="$X"\n'),
        ("docker-compose.yml", "environment:\n  DJANGO_LIVE_TEST_SERVER_ADDRESS: x\nports: []\n"),
        ("Dockerfile", "ENV A=1 \\\n    DJANGO_LIVE_TEST_SERVER_ADDRESS=x\n"),
    ],
)
def test_environment_variables_that_more_hangs_on_are_flagged(path: str, text: str) -> None:
    findings = scripts.check(path, text, Range.of("1.8", "2.2"))
    assert [(f.code, f.verdict) for f in findings] == [("1.11/liveserver-env-variable", Verdict.FLAG)]


def test_async_unsafe_is_flagged_in_what_is_deployed() -> None:
    text = "FROM python\nENV DJANGO_ALLOW_ASYNC_UNSAFE=true\n"
    assert said("Dockerfile", text) == [(2, "check-async-e001", "flag")]
    assert said("test.sh", "export DJANGO_ALLOW_ASYNC_UNSAFE=1\n") == []
    assert [f.code for f in scripts.check("Dockerfile", text, Range.of("3.2", "5.2"))] == []


def test_templates_of_projects() -> None:
    findings = scripts.check("shop/conf/app_template/models.py-tpl", "", Range.of("1.8", "2.2"))
    assert [f.code for f in findings] == ["1.9.2/py-tpl-renamed"]
    assert scripts.check("shop/conf/app_template/models.py-tpl", "", RANGE) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('subprocess.check_call([sys.executable, "manage.py", "syncdb", "--all"])', ["syncdb"]),
        ('os.system("cd x && python manage.py validate")', ["validate-command"]),
        ('session.run("python", "./manage.py", "syncdb")', ["syncdb"]),
        ('run(f"{python} manage.py syncdb")', ["syncdb"]),
        ('execute_from_command_line(["", "syncdb"])', ["syncdb"]),
        ('execute_from_command_line(sys.argv[:1] + ["test", "--liveserver=x"])', ["test-liveserver-option"]),
        ('call_command("test", "--liveserver=x")', ["test-liveserver-option"]),
        ('COMMAND = ["python", "-m", "django", "syncdb"]', ["syncdb"]),
        ('HELP = """Usage:\n  ./manage.py syncdb\n"""', ["syncdb"]),
        ('os.environ["DJANGO_LIVE_TEST_SERVER_ADDRESS"] = "x"', ["liveserver-env-variable"]),
        ('subprocess.call(["tool.py", "syncdb"])', []),
        ('for name in ("manage.py", "wsgi.py"): copy(name)', []),
        ("execute_from_command_line(sys.argv)", []),
        ('call_command("syncdb")', []),  # rewritten by a rule on the Python there
        ("# python manage.py syncdb", []),
        ('print "python manage.py syncdb"', []),  # told as Python 2
    ],
)
def test_python_code_is_only_flagged(line: str, found: list[str]) -> None:
    findings = scripts.check("run.py", f"import os\n{line}\n", RANGE)
    assert [finding.code.partition("/")[2] for finding in findings] == found
    assert all(finding.verdict is Verdict.FLAG and not finding.edits for finding in findings)


@pytest.mark.parametrize("line", ["#!/bin/sh", "#!/usr/bin/env bash", "#!/usr/bin/env python3"])
def test_scripts_without_an_ending_are_told_by_their_first_line(line: str) -> None:
    text = f"{line}\nx='manage.py syncdb'\n"
    assert scripts.wants("bin/setup", text)
    assert scripts.check("bin/setup", text, RANGE)
    assert not scripts.wants("bin/setup", "manage.py syncdb\n")


def test_what_needs_no_look() -> None:
    assert not scripts.may_hold(b"from django.db import models\n")
    assert scripts.may_hold(b'call(["./manage.py", "syncdb"])\n')


def test_bad_files_are_findings_of_their_own() -> None:
    assert said("a.sh", "./manage.py syncdb\0") == [(1, "binary", "flag")]
    assert said("a.sh", "./manage.py syncdb\n" + "#" * 4_000_001) == [(1, "too-large", "flag")]


SAMPLES = {
    "a.sh": "A=1 ./manage.py syncdb --all <<EOF\nx\nEOF\nbash -c \"x && ./manage.py test -k\" | grep '[ ]'\n",
    "Makefile": "M = ./manage.py\nx: y ; $(M) migrate --list\n\t@cd z; \\\n\t$(M) dumpdata -n\n",
    "Dockerfile": 'RUN ./manage.py syncdb \\\n && ls\nCMD ["sh", "-c", "django-admin.py check --tag database"]\n',
    ".travis.yml": "a:\n  - run: |\n      ./manage.py syncdb\n    b: [x, './manage.py', shell, --plain]\n  - manage.py\n  - validate\n",
    "tox.ini": "[testenv]\nsetenv =\n  DJANGO_LIVE_TEST_SERVER_ADDRESS=1\ncommands = {x:y} manage.py makemigrations -e\n",
    "pyproject.toml": '[a]\nb = ["manage.py", "syncdb"]\nc = """\nmanage.py migrate -l\n"""\nd = \'manage.py "syncdb"\'\n',
    "package.json": '{"a": "python manage.py syncdb \\"x\\"", "b": "manage.py migrate -l"}\n',
    "run.py": "run(['python', 'manage.py', 'syncdb'], f'{x} manage.py {y}')\ncall_command('test', '-k', *x)\n",
    "README.md": "Run `manage.py syncdb --all`, or ``django-admin.py`` *x*.\n",
}  # fmt: skip


@settings(max_examples=300)
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_no_file_is_too_odd_and_passes_end(path: str, data: st.DataObject) -> None:
    text = SAMPLES[path]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 8))
        text = (
            text[:at] + data.draw(st.text("\"'[]{}()$`|&;<>,#\\\n -=\t\r@!", max_size=4)) + text[at + cut :]
        )
    findings = scripts.check(path, text, RANGE)
    for finding in findings:
        edits = sorted(finding.edits)
        assert all(first.end <= second.start for first, second in itertools.pairwise(edits))
        assert text[finding.place.start : finding.place.end]
    fixed(path, text)


@pytest.mark.parametrize("text", ["manage.py migrate --x`put\n", 'manage.py migrate --x="$(put\n'])
def test_what_a_quote_that_is_never_closed_would_swallow_is_only_flagged(text: str) -> None:
    new = text
    for _ in range(3):
        new = apply(new, scripts.check("a.sh", new, Range.of("1.7", "5.2")), *Verdict)
    assert new == text
    assert [f.verdict for f in scripts.check("a.sh", text, Range.of("1.7", "5.2"))] == [Verdict.FLAG]


def test_ansible_s_module_is_flagged() -> None:
    text = """\
- hosts: all
  tasks:
    - django_manage: command=syncdb app_path=/shop
    - community.general.django_manage:
        app_path: /shop
        command: "validate --settings=x"
    - name: manage.py migrate
      django_manage:
        app_path: /shop
    - other:
        command: syncdb
"""
    assert said("play.yml", text) == [
        (3, "syncdb", "flag"),
        (6, "validate-command", "flag"),
    ]
