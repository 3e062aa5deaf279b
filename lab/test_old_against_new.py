"""Rule examples that can run are run: ``before`` on a release that still has the API, ``after`` on one that has not.

An example can run when its ``before`` does, by itself, on the old release; then its ``after`` has to run on the new one and
print the same. Each release is installed from PyPI into an environment of its own; where that cannot be done the test
is skipped with the reason.

Old releases need old Pythons: where the running one does not do, ``python3.6`` and so on are looked for in the folder
that ``CODEMODS_PYTHONS`` names (as ``VERSION/bin/python``) and on the PATH.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest

from codemods.releases import Release
from codemods.rules.examples import Fixes
from codemods.rules.registry import all_rules

# An old and a new release, and the Pythons (3.N) that run both.
PAIRS = {
    ("1.8", "2.2"): range(6, 7),
    ("1.11", "3.2"): range(6, 7),
    ("2.2", "5.2"): range(10, 12),
    ("3.2", "5.2"): range(10, 12),
    ("4.2", "5.2"): range(10, 13),
    ("5.2", "6.1"): range(12, 14),
}
PATCHES = {
    "1.8": "1.8.19",
    "1.11": "1.11.29",
    "2.2": "2.2.28",
    "3.2": "3.2.25",
    "4.2": "4.2.16",
    "5.2": "5.2",
    "6.1": "6.1",
}

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
from django.apps import apps
models = apps.all_models["sites"]
own = dict(models)
results = []
for number, source in enumerate(json.load(sys.stdin)):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(source, f"example{number}", "exec"), {"__name__": "django.contrib.sites.example%d" % number})
        results.append([True, out.getvalue()])
    except BaseException as error:
        results.append([False, f"{type(error).__name__}: {error}"])
    models.clear()  # examples may well give their models the same names
    models.update(own)
    apps.clear_cache()
json.dump(results, sys.stdout)
"""


def interpreter(minors: range) -> str | None:
    """A Python 3 of one of the minor releases: the running one, or one that is found."""
    if sys.version_info.minor in minors:
        return sys.executable
    for minor in minors:
        candidates = [shutil.which(f"python3.{minor}")]
        if folder := os.environ.get("CODEMODS_PYTHONS"):
            candidates += [str(one) for one in Path(folder).glob(f"3.{minor}.*/bin/python")]
        for candidate in candidates:
            if (
                candidate
                and not subprocess.run([candidate, "-c", ""], capture_output=True, check=False).returncode
            ):
                return candidate
    return None


@pytest.fixture(scope="session")
def python(request: pytest.FixtureRequest):
    """The interpreter of an environment with one release of Django; made once, kept in pytest's cache."""
    folder = Path(request.config.cache.mkdir("codemods-lab"))

    def of(release: str, minors: range) -> str:
        base = interpreter(minors)
        if base is None:
            pytest.skip(f"Django {release} needs Python {' or '.join(f'3.{minor}' for minor in minors)}.")
        asked = [base, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
        version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
        home = folder / f"django-{PATCHES[release]}-py{version}"
        executable = home / "bin" / "python"
        if not (home / "ready").exists():
            subprocess.run([base, "-m", "venv", "--clear", home], capture_output=True, check=True)
            # Old versions of pip take releases that their Python cannot run.
            capped = ["sqlparse<0.5", "asgiref<3.5", "typing-extensions<4.2"] if max(minors) < 8 else []
            wanted = [f"django=={PATCHES[release]}", "pytz", "tzdata", *capped]
            install = [executable, "-m", "pip", "install", "--quiet", *wanted]
            run = subprocess.run(install, capture_output=True, text=True, check=False)
            if run.returncode:
                pytest.skip(f"Django {release} cannot be installed here: {run.stderr.strip()[-200:]}")
            (home / "ready").touch()
        return str(executable)

    return of


def run_all(executable: str, sources: list[str], seed: int = 0) -> list[tuple[bool, str]]:
    """For each source, whether it ran, and what it printed or raised (paths without the environment's own folder).

    ``seed`` is that of hashes: what is in the order of a set shows by another one.
    """
    home = str(Path(executable).parents[1])
    with tempfile.TemporaryDirectory() as folder:  # an example may write to where it is
        run = subprocess.run(
            [executable, "-c", RUN],
            input=json.dumps(sources),
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert run.returncode == 0, run.stderr[-2000:]
    return [(worked, printed.replace(home, "")) for worked, printed in json.loads(run.stdout)]


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=["-".join(pair) for pair in PAIRS])
def test_examples_do_the_same(old: str, new: str, python) -> None:
    minors = PAIRS[old, new]
    on_old, on_new = python(old, minors), python(new, minors)
    examples = []
    for rule in all_rules():
        first, last, removal = rule.lifetime()
        goes_by = last if removal and last is not None else first
        if not Release.parse(old) < goes_by <= Release.parse(new) or first > Release.parse(new):
            continue
        for number, example in enumerate(rule.examples):
            if example.target is not None and Release.parse(example.target) < Release.parse(new):
                continue  # written for a way that ends before
            if isinstance(example, Fixes) and not example.files and "migrations" not in example.path:
                before, after = (textwrap.dedent(text) for text in (example.before, example.after))
                examples.append((f"{rule.change}-{number}", before, after))
    before_runs = run_all(on_old, [before for _, before, _ in examples])
    after_runs = run_all(on_new, [after for _, _, after in examples])
    again = [run_all(on_old, [before for _, before, _ in examples], seed) for seed in (1, 2, 3)]
    ran = wrong = 0
    for (name, _, _), (worked, printed), repeated, (works, prints) in zip(
        examples, before_runs, zip(*again, strict=True), after_runs, strict=True
    ):
        if not worked or set(repeated) != {(worked, printed)} or (not works and prints.startswith(LEFT_OUT)):
            continue
        ran += 1
        if not works or not prints.endswith(printed):  # newer test runners say more
            wrong += 1
            print(f"{name}: {printed!r} on {old}, {prints!r} on {new}")
    print(f"{ran} of {len(examples)} examples ran on both")
    assert ran >= 10, "hardly any example can run; the lab tests nothing"
    assert wrong == 0
