"""Rule examples that can run are run: ``before`` on a release that still has the API, ``after`` on one that has not.

An example can run when its ``before`` does, by itself, on the old release; then its ``after`` has to run on the new one and
print the same. Each release is installed from PyPI into an environment of its own; where that cannot be done the test
is skipped with the reason.
"""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
import venv
from pathlib import Path

import pytest

from codemods.releases import Release
from codemods.rules.examples import Fixes
from codemods.rules.registry import all_rules

PAIRS = [("3.2", "5.2"), ("4.2", "5.2")]
PATCHES = {"3.2": "3.2.25", "4.2": "4.2.16", "5.2": "5.2"}

# Errors of an example that does not define what it names; in ``before`` the name was merely not reached.
LEFT_OUT = ("NameError", "FieldDoesNotExist")

RUN = r"""
import contextlib, io, json, sys, warnings
warnings.simplefilter("ignore")
from django.conf import settings
settings.configure(
    SECRET_KEY="x",
    USE_TZ=True,
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sites"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)
import django
django.setup()
results = []
for number, source in enumerate(json.load(sys.stdin)):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(source, f"example{number}", "exec"), {"__name__": "django.contrib.sites.example%d" % number})
        results.append([True, out.getvalue()])
    except BaseException as error:
        results.append([False, f"{type(error).__name__}: {error}"])
json.dump(results, sys.stdout)
"""


@pytest.fixture(scope="session")
def python(request: pytest.FixtureRequest):
    """The interpreter of an environment with one release of Django; made once, kept in pytest's cache."""
    folder = Path(request.config.cache.mkdir("codemods-lab"))

    def of(release: str) -> str:
        home = folder / f"django-{PATCHES[release]}-py{sys.version_info.major}.{sys.version_info.minor}"
        executable = home / "bin" / "python"
        if not (home / "ready").exists():
            venv.create(home, with_pip=True, clear=True)
            run = subprocess.run(
                [
                    executable,
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    f"django=={PATCHES[release]}",
                    "pytz",
                    "tzdata",
                ],
                capture_output=True,
                text=True,
                check=False,
            )
            if run.returncode:
                pytest.skip(f"Django {release} cannot be installed here: {run.stderr.strip()[-200:]}")
            (home / "ready").touch()
        return str(executable)

    return of


def run_all(executable: str, sources: list[str]) -> list[tuple[bool, str]]:
    run = subprocess.run(
        [executable, "-c", RUN], input=json.dumps(sources), capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return [tuple(result) for result in json.loads(run.stdout)]


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=["-".join(pair) for pair in PAIRS])
def test_examples_do_the_same(old: str, new: str, python) -> None:
    if sys.version_info >= (3, 12) and old == "3.2":
        pytest.skip("Django 3.2 does not run on Python 3.12 and later (distutils is gone).")
    examples = []
    for rule in all_rules():
        first, last, removal = rule.lifetime()
        goes_by = last if removal and last is not None else first
        if not Release.parse(old) < goes_by <= Release.parse(new) or first > Release.parse(new):
            continue
        for number, example in enumerate(rule.examples):
            if isinstance(example, Fixes) and not example.files and "migrations" not in example.path:
                before, after = (textwrap.dedent(text) for text in (example.before, example.after))
                examples.append((f"{rule.change}-{number}", before, after))
    before_runs = run_all(python(old), [before for _, before, _ in examples])
    after_runs = run_all(python(new), [after for _, _, after in examples])
    again = run_all(python(old), [before for _, before, _ in examples])
    ran = wrong = 0
    for (name, _, _), (worked, printed), repeated, (works, prints) in zip(
        examples, before_runs, again, after_runs, strict=True
    ):
        if not worked or repeated != (worked, printed) or (not works and prints.startswith(LEFT_OUT)):
            continue
        ran += 1
        if not works or not prints.endswith(printed):  # newer test runners say more
            wrong += 1
            print(f"{name}: {printed!r} on {old}, {prints!r} on {new}")
    assert ran >= 10, "hardly any example can run; the lab tests nothing"
    assert wrong == 0
