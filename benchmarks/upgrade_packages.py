"""Upgrade real packages and see whether their own tests still pass.

For each recipe under ``lab/packages/`` (one TOML file a package, see the README there): fetch the source distribution
from PyPI, run its tests on the Django that it was written for, on a later one untouched, and on that one again after
``codemods check --fix``. No hand edit in between.

    python benchmarks/upgrade_packages.py --work /somewhere --pythons ~/.pyenv/versions django-taggit django-filter

prints a table and, with ``--json FILE``, writes everything that it saw. ``--no-tool`` only takes the two measures that
need no codemods. What is fetched and built stays under ``--work`` for the next run.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[1]
RECIPES = ROOT / "lab" / "packages"

PIPS = {"2.7": "pip==20.3.4", "3.6": "pip==21.3.1"}


# -- recipes ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Target:
    """One Django to run on: an exact version, and what else that environment needs."""

    django: str
    requirements: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def release(self) -> str:
        """The feature release: ``3.2``."""
        return ".".join(self.django.split(".")[:2])


@dataclass(frozen=True)
class Recipe:
    """How one package is tested. ``test`` is a command run in the unpacked tree; ``python`` in it is replaced."""

    name: str
    version: str
    python: str
    test: tuple[str, ...]
    old: Target
    new: tuple[Target, ...]
    requirements: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    folder: str = "."
    notes: str = ""

    @property
    def stem(self) -> str:
        return f"{self.name}-{self.version}"


def read_recipe(path: Path) -> Recipe:
    """Read one recipe; raise ``ValueError`` that names the file where it is not one."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        tests = data["test"]
        return Recipe(
            name=data["name"],
            version=data["version"],
            python=data["python"],
            test=tuple([tests] if isinstance(tests, str) else tests),
            old=_target(data["old"]),
            new=tuple(_target(entry) for entry in data["new"]),
            requirements=tuple(data.get("requirements", ())),
            environment=data.get("environment", {}),
            files=data.get("files", {}),
            remove=tuple(data.get("remove", ())),
            folder=data.get("folder", "."),
            notes=data.get("notes", ""),
        )
    except KeyError as error:
        raise ValueError(f"{path}: the recipe has no {error}.") from error


def _target(data: Mapping[str, Any]) -> Target:
    return Target(data["django"], tuple(data.get("requirements", ())), data.get("environment", {}))


# -- interpreters, environments, sources -----------------------------------------------------------------------------


class Workshop:
    """Where sources are unpacked and environments are built: ``folder`` is the ``--work`` option."""

    def __init__(self, folder: Path, pythons: Sequence[Path], named: Mapping[str, Path]) -> None:
        self.folder = folder
        self.pythons = pythons
        self.named = named

    def interpreter(self, version: str) -> Path | None:
        """The Python of that feature release (``3.6``): by ``--python``, under ``--pythons``, or on the PATH."""
        if version in self.named:
            return self.named[version]
        for parent in self.pythons:
            for candidate in sorted(parent.glob(f"{version}*/bin/python"), reverse=True):
                if re.fullmatch(rf"{re.escape(version)}(\.\d+)?", candidate.parents[1].name):
                    return candidate
        found = shutil.which(f"python{version}")
        return Path(found) if found else None

    def environment(self, recipe: Recipe, target: Target) -> Path:
        """The Python of a virtual environment for ``recipe`` on ``target``, built where it is not there yet."""
        base = self.interpreter(recipe.python)
        if base is None:
            raise RuntimeError(
                f"no Python {recipe.python} found; name one with --python {recipe.python}=PATH"
            )
        wanted = [f"Django=={target.django}", *recipe.requirements, *target.requirements]
        folder = self.folder / "venv" / f"{recipe.stem}-on-{target.release}-py{recipe.python}"
        python, stamp = folder / "bin" / "python", folder / "requirements.txt"
        if stamp.exists() and stamp.read_text() == "\n".join(wanted):
            return python
        shutil.rmtree(folder, ignore_errors=True)
        maker = (
            [str(base), "-m", "venv"]
            if not recipe.python.startswith("2")
            else ["virtualenv", "-p", str(base)]
        )
        _checked([*maker, str(folder)], self.folder)
        # The pip that comes with an old Python takes releases that do not run there.
        if recipe.python in PIPS:
            _checked([str(python), "-m", "pip", "install", "--quiet", PIPS[recipe.python]], self.folder)
        _checked([str(python), "-m", "pip", "install", "--quiet", wanted[0]], self.folder)
        plain = [name for name in wanted[1:] if not name.startswith("!")]
        alone = [name[1:] for name in wanted[1:] if name.startswith("!")]
        if plain:
            _checked([str(python), "-m", "pip", "install", "--quiet", wanted[0], *plain], self.folder)
        if alone:
            _checked([str(python), "-m", "pip", "install", "--quiet", "--no-deps", *alone], self.folder)
        stamp.write_text("\n".join(wanted))
        return python

    def source(self, recipe: Recipe) -> Path:
        """The pristine tree of the package, fetched and unpacked where it is not there yet; never written to."""
        tree = self.folder / "src" / recipe.name / recipe.version
        if tree.exists():
            return tree
        archive = self._archive(recipe)
        partial = self.folder / "src" / recipe.name / "unpacking"
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        if archive.suffix == ".zip":
            with zipfile.ZipFile(archive) as zipped:
                zipped.extractall(partial)
        else:
            with tarfile.open(archive) as tarred:
                _extract(tarred, partial)
        inside = [entry for entry in partial.iterdir() if entry.is_dir()]
        inside[0].rename(tree)
        shutil.rmtree(partial)
        return tree

    def _archive(self, recipe: Recipe) -> Path:
        folder = self.folder / "sdist"
        folder.mkdir(parents=True, exist_ok=True)
        stem = re.compile(
            re.sub(r"[-_.]+", "[-_.]+", recipe.name)
            + "-"
            + re.escape(recipe.version)
            + r"\.(tar\.\w+|tgz|zip)",
            re.I,
        )

        def found() -> Path | None:
            return next((path for path in folder.iterdir() if stem.fullmatch(path.name)), None)

        if found() is None:
            # The old environment has what the package's setup.py wants to import. Where that will not do (a newer
            # build system, or one that takes the newest of its own requirements), pip builds one of its own.
            python = self.environment(recipe, recipe.old)
            said = ""
            for attempt in (
                [str(python), "-m", "pip", "download", "--no-build-isolation"],
                [str(python), "-m", "pip", "download"],
                [sys.executable, "-m", "pip", "download", "--ignore-requires-python"],
            ):
                command = [*attempt, "--quiet", "--no-deps", "--no-binary", ":all:", "-d", str(folder)]
                completed = _run([*command, f"{recipe.name}=={recipe.version}"], self.folder)
                said = said or _last(completed.stdout)
                if (
                    found() is not None
                ):  # pip may fail on a setup.py after it has fetched the file, which will do
                    break
            else:
                raise RuntimeError(f"cannot fetch {recipe.name}=={recipe.version}: {said}")
        archive = found()
        assert archive is not None
        return archive


def _extract(tarred: tarfile.TarFile, folder: Path) -> None:
    if hasattr(tarfile, "data_filter"):
        tarred.extractall(folder, filter="data")
    else:  # pragma: no cover
        tarred.extractall(folder)


def _run(
    command: Sequence[str], cwd: Path, environment: Mapping[str, str] | None = None, timeout: int = 900
) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            command,
            cwd=cwd,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
        )
    except subprocess.TimeoutExpired as expired:
        text = (
            expired.stdout.decode("utf-8", "replace")
            if isinstance(expired.stdout, bytes)
            else expired.stdout or ""
        )
        return subprocess.CompletedProcess(list(command), 124, f"{text}\ntimed out after {timeout} seconds\n")


def _checked(command: Sequence[str], cwd: Path) -> None:
    completed = _run(command, cwd)
    if completed.returncode:
        raise RuntimeError(f"{shlex.join(command)}: {_last(completed.stdout)}")


def _last(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip() and "WARNING" not in line]
    return lines[-1].strip() if lines else "no message"


# -- tests -----------------------------------------------------------------------------------------------------------


@dataclass
class Outcome:
    """What a test command said. A run that broke before its first test has no tests at all, and ``broken`` says why."""

    passed: int = 0
    failed: int = 0
    errors: int = 0
    skipped: int = 0
    broken: str = ""
    log: str = ""

    def __str__(self) -> str:
        if self.broken and not (self.passed or self.failed or self.errors):
            return "none ran"
        return f"{self.passed} / {self.failed} / {self.errors}"


_PYTEST = re.compile(r"^=* ?(?:\x1b\[\d*m)*((?:\d+ \w+(?: \w+)?(?:, )?)+) in [\d.]+ ?s", re.M)
_UNITTEST = re.compile(r"^Ran (\d+) tests? in [^\n]*\n+(OK|FAILED)?(?: ?\(([^)]*)\))?", re.M)


def read_outcome(text: str, code: int) -> Outcome:
    """Add up the closing lines of unittest's and pytest's runners in ``text``."""
    outcome = Outcome()
    closed = False
    for match in _PYTEST.finditer(text):
        closed = True
        counts = {word: int(number) for number, word in re.findall(r"(\d+) (\w+)", match[1])}
        outcome.passed += counts.get("passed", 0) + counts.get("xfailed", 0)
        outcome.failed += counts.get("failed", 0) + counts.get("xpassed", 0)
        outcome.errors += counts.get("error", 0) + counts.get("errors", 0)
        outcome.skipped += counts.get("skipped", 0)
    for match in _UNITTEST.finditer(text):
        closed = True
        counts = {word: int(number) for word, number in re.findall(r"([a-zA-Z ]+)=(\d+)", match[3] or "")}
        counts = {word.strip().lower(): number for word, number in counts.items()}
        failed = counts.get("failures", 0) + counts.get("unexpected successes", 0)
        errors, skipped = counts.get("errors", 0), counts.get("skipped", 0) + counts.get("skip", 0)
        outcome.failed += failed
        outcome.errors += errors
        outcome.skipped += skipped
        outcome.passed += max(0, int(match[1]) - failed - errors - skipped)
    if not closed or code not in (0, 1):
        outcome.broken = _last(text) if not closed or not outcome.passed else ""
    return outcome


def run_tests(shop: Workshop, recipe: Recipe, target: Target, tree: Path, log: Path) -> Outcome:
    """Run the recipe's test command in ``tree`` on ``target`` and keep what it says in ``log``."""
    python = shop.environment(recipe, target)
    total, texts, code = Outcome(), [], 0
    for line in recipe.test:
        command = [str(python) if word == "python" else word for word in shlex.split(line)]
        environment = {
            "PYTHONPATH": ".",
            **recipe.environment,
            **target.environment,
            "PATH": f"{python.parent}{os.pathsep}{os.environ.get('PATH', '')}",
        }
        completed = _run(command, tree / recipe.folder, environment)
        texts.append(completed.stdout)
        code = max(code, abs(completed.returncode))
    total = read_outcome("\n".join(texts), code)
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("\n".join(texts), encoding="utf-8")
    total.log = str(log)
    return total


# -- the tool --------------------------------------------------------------------------------------------------------


def codemods(command: Sequence[str], tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the tool in ``tree``, standard error apart, as its output may be JSON."""
    path = os.pathsep.join(part for part in (str(ROOT / "src"), os.environ.get("PYTHONPATH", "")) if part)
    return subprocess.run(
        [*command, *arguments],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": path, "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=1800,
    )


def findings(text: str) -> list[dict[str, Any]]:
    """The findings in the tool's JSON output, wherever in it they are."""
    try:
        data = json.loads(text)
    except ValueError:
        return []
    if isinstance(data, dict):
        data = data.get("findings", [])
    return [entry for entry in data if isinstance(entry, dict)]


def by_verdict(found: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for finding in found:
        verdict = str(finding.get("verdict", "?"))
        counts[verdict] = counts.get(verdict, 0) + 1
    return counts


def texts(tree: Path) -> dict[str, str]:
    """Each file of ``tree`` by its relative path; bytes that are no UTF-8 are kept apart from each other."""
    return {
        path.relative_to(tree).as_posix(): path.read_bytes().decode("utf-8", "surrogateescape")
        for path in tree.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }


def diff(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            old, new = before.get(name, "").splitlines(True), after.get(name, "").splitlines(True)
            yield from difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")


def changed_lines(lines: Sequence[str]) -> int:
    return sum(1 for line in lines if line[:1] in "+-" and line[:4] not in ("+++ ", "--- "))


# -- the run ---------------------------------------------------------------------------------------------------------


@dataclass
class Row:
    """One package on its way from one Django to another."""

    package: str
    way: str
    python: str
    before: Outcome = field(default_factory=Outcome)
    untouched: Outcome = field(default_factory=Outcome)
    after: Outcome | None = None
    changed_lines: int = 0
    second_run: int = 0
    remaining: dict[str, int] = field(default_factory=dict)
    diff: str = ""
    problem: str = ""

    @property
    def share(self) -> float:
        """Tests passing after the fix, of those passing before, at most 1."""
        return min(1.0, self.after.passed / self.before.passed) if self.after and self.before.passed else 0.0


def prepare(recipe: Recipe, pristine: Path, copy: Path) -> Path:
    """A fresh copy to work in, with the few files that the recipe adds or takes away."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(pristine, copy, symlinks=True)
    for name in recipe.remove:
        for path in copy.glob(name):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, text in recipe.files.items():
        path = copy / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return copy


Measured = Mapping[tuple[str, str], tuple[Outcome, Outcome]]
"""By package and way: what its tests did before, and on the target untouched."""


def upgrade(
    shop: Workshop,
    recipe: Recipe,
    tool: Sequence[str] | None,
    releases: Sequence[str],
    measured: Measured,
) -> Iterator[Row]:
    """Take one package to each of its targets; what is in ``measured`` is not measured again."""
    pristine = shop.source(recipe)
    place = shop.folder / "run" / recipe.stem
    logs = shop.folder / "log" / recipe.stem
    before: Outcome | None = None
    for target in recipe.new:
        if releases and target.release not in releases:
            continue
        row = Row(
            f"{recipe.name} {recipe.version}",
            f"{recipe.old.release} -> {target.release}",
            recipe.python,
        )
        if (row.package, row.way) in measured:
            row.before, row.untouched = measured[row.package, row.way]
        else:
            if before is None:
                tree = prepare(recipe, pristine, place / "old")
                before = run_tests(shop, recipe, recipe.old, tree, logs / f"{recipe.old.release}.log")
            row.before = before
            tree = prepare(recipe, pristine, place / f"untouched-{target.release}")
            row.untouched = run_tests(shop, recipe, target, tree, logs / f"{target.release}-untouched.log")
        if tool is not None:
            tree = prepare(recipe, pristine, place / f"fixed-{target.release}")
            _fix(row, recipe, target, tool, tree, logs)
            row.after = run_tests(shop, recipe, target, tree, logs / f"{target.release}-fixed.log")
        yield row


def _fix(row: Row, recipe: Recipe, target: Target, tool: Sequence[str], tree: Path, logs: Path) -> None:
    way = ["--from", recipe.old.release, "--to", target.release]
    original = texts(tree)
    fixed = codemods(tool, tree, "check", ".", *way, "--fix", "--allow-dirty")
    if fixed.returncode not in (0, 1):
        row.problem = f"codemods: {_last(fixed.stderr or fixed.stdout)}"
    changed = texts(tree)
    lines = list(diff(original, changed))
    row.changed_lines = changed_lines(lines)
    patch = logs / f"{target.release}.diff"
    patch.parent.mkdir(parents=True, exist_ok=True)
    patch.write_bytes("".join(lines).encode("utf-8", "surrogateescape"))
    row.diff = str(patch)
    report = codemods(tool, tree, "check", ".", *way, "--output-format", "json")
    (logs / f"{target.release}-remaining.json").write_text(report.stdout, encoding="utf-8")
    row.remaining = by_verdict(findings(report.stdout))
    codemods(tool, tree, "check", ".", *way, "--fix", "--allow-dirty")
    row.second_run = changed_lines(list(diff(changed, texts(tree))))


HEAD = ("package", "way", "python", "before", "untouched", "after fix", "share", "lines", "2nd run", "left")


def table(rows: Sequence[Row]) -> str:
    """The rows as text; test counts are passed / failed / errors."""
    cells: list[tuple[str, ...]] = [HEAD]
    for row in rows:
        left = ", ".join(f"{count} {verdict}" for verdict, count in sorted(row.remaining.items())) or "-"
        cells.append(
            (
                row.package,
                row.way,
                row.python,
                str(row.before),
                str(row.untouched),
                str(row.after) if row.after else "-",
                f"{row.share:.0%}" if row.after else "-",
                str(row.changed_lines),
                str(row.second_run),
                row.problem or left,
            )
        )
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packages", nargs="*", help="names of recipes (all of them where none is given)")
    parser.add_argument("--recipes", type=Path, default=RECIPES, help="the folder of recipes")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "codemods-lab")
    parser.add_argument(
        "--pythons", type=Path, action="append", default=[], help="a folder of VERSION/bin/python"
    )
    parser.add_argument("--python", action="append", default=[], metavar="3.6=PATH", help="one interpreter")
    parser.add_argument("--to", action="append", default=[], help="only these targets")
    parser.add_argument(
        "--codemods", default=f"{shlex.quote(sys.executable)} -m codemods", help="the tool's command"
    )
    parser.add_argument("--no-tool", action="store_true", help="only measure: old, and new untouched")
    parser.add_argument("--json", type=Path, help="write everything seen to this file")
    parser.add_argument(
        "--measured",
        type=Path,
        action="append",
        default=[],
        help="a --json file of an earlier run: take the old and the untouched results from there",
    )
    options = parser.parse_args(arguments)

    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    named = {version: Path(path) for version, _, path in (entry.partition("=") for entry in options.python)}
    shop = Workshop(options.work, options.pythons, named)
    paths = [options.recipes / f"{name}.toml" for name in options.packages] or sorted(
        options.recipes.glob("*.toml")
    )
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        parser.error(f"There is no recipe {', '.join(missing)}.")
    measured = {
        (row["package"], row["way"]): (Outcome(**row["before"]), Outcome(**row["untouched"]))
        for earlier in options.measured
        for row in json.loads(earlier.read_text(encoding="utf-8"))
    }
    rows: list[Row] = []
    for path in paths:
        recipe = read_recipe(path)
        print(f"... {recipe.stem}", file=sys.stderr, flush=True)
        try:
            tool = None if options.no_tool else shlex.split(options.codemods)
            rows.extend(upgrade(shop, recipe, tool, options.to, measured))
        except RuntimeError as error:
            rows.append(
                Row(f"{recipe.name} {recipe.version}", recipe.old.release, recipe.python, problem=str(error))
            )
        if options.json:
            options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
    print(table(rows))
    if not options.no_tool:
        passing = sum(min(row.after.passed, row.before.passed) for row in rows if row.after)
        known = sum(row.before.passed for row in rows if row.after)
        untouched = sum(min(row.untouched.passed, row.before.passed) for row in rows if row.after)
        if known:
            print(
                f"\nTests passing: {known} before, {untouched} untouched ({untouched / known:.0%}), "
                f"{passing} after the fix ({passing / known:.0%})"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
