"""Change whole source trees and see that nothing is worse than before.

    python benchmarks/trees.py --to 4.2 path/to/django-taggit-0.22.2 path/to/django-filter-1.0.4=1.8..3.2

For each tree (``PATH``, or ``PATH=FROM..TO`` with releases of its own), in a copy: files, findings by verdict, lines
that ``check --fix`` changes, names that are undefined only since then, files with more unused imports than before, files
that parsed and no longer do, and what a second run changes. All of these but the unused imports, which compat modules
hand on, must be 0 everywhere, or the exit code is 1.

    python benchmarks/trees.py --costs --from 2.2 --to 5.2 path/to/Django-2.2.28

For each tree the CPU time of a cold ``check``: as it is; without the index and the API check, which may add at most
40 %; and of the tree five times over, which may cost at most 5.2 times as much. Runs in turn, so that a busy machine
hits all alike; medians.
"""

from __future__ import annotations

import argparse
import ast
import collections
import json
import os
import re
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from upgrade_packages import by_verdict, changed_lines, codemods, diff, findings, texts

ROOT = Path(__file__).resolve().parents[1]


@dataclass
class Row:
    """What became of one tree."""

    tree: str
    way: str
    files: int = 0
    python_files: int = 0
    verdicts: dict[str, int] = field(default_factory=dict)
    changes: dict[str, int] = field(default_factory=dict)
    changed_files: int = 0
    changed_lines: int = 0
    undefined: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    second_run: int = 0
    remaining: dict[str, int] = field(default_factory=dict)
    check_seconds: float = 0.0
    fix_seconds: float = 0.0
    problem: str = ""

    @property
    def clean(self) -> bool:
        return not (self.undefined or self.broken or self.second_run or self.problem)


def parses(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text.encode("utf-8", "surrogateescape"))
    except (SyntaxError, ValueError):
        return False
    return True


def complaints(linter: Sequence[str], tree: Path) -> dict[str, collections.Counter[str]]:
    """Undefined names by ``path: message`` and unused imports by path, as ruff or pyflakes see and count them."""
    ruff = Path(linter[0]).stem == "ruff"
    options = [
        "check",
        "--isolated",
        "--no-cache",
        "--select",
        "F401,F821,F822",
        "--output-format",
        "concise",
        ".",
    ]
    completed = subprocess.run(
        [*linter, *(options if ruff else ["."])],
        cwd=tree,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, "NO_COLOR": "1"},
    )
    found: dict[str, collections.Counter[str]] = {
        "undefined": collections.Counter(),
        "unused": collections.Counter(),
    }
    if not ruff and "No module named" in completed.stderr:
        raise SystemExit("There is no pyflakes here; install it, or name ruff or pyflakes with --linter.")
    for line in completed.stdout.splitlines():
        match = re.match(r"(?P<path>[^:]+):\d+(?::\d+)?:? (?P<message>.*)", line)
        if match is None:
            continue
        message = re.sub(r"^(F\d+ )?(\[\*\] )?", "", match["message"]).replace("`", "'")
        path = match["path"].removeprefix("./")
        if re.match(r"undefined name", message, re.I):
            found["undefined"][f"{path}: {message}"] += 1
        elif "imported but unused" in message:
            found["unused"][path] += 1  # under another name it is no new one
    return found


def newly(before: Mapping[str, int], after: Mapping[str, int]) -> list[str]:
    return sorted(what for what, count in after.items() if count > before.get(what, 0))


def change(tree: Path, way: Sequence[str], tool: Sequence[str], linter: Sequence[str], work: Path) -> Row:
    """Copy ``tree`` below ``work``, let the tool change the copy, and compare."""
    copy = work / tree.parent.name / tree.name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(tree, copy, symlinks=True, ignore=shutil.ignore_patterns(".git", "__pycache__"))
    row = Row(
        tree.name if not re.fullmatch(r"[\d.]+\w*", tree.name) else f"{tree.parent.name} {tree.name}",
        " ".join(way),
    )
    before = texts(copy)
    row.files = len(before)
    row.python_files = sum(1 for name in before if name.endswith(".py"))
    compiled = {name for name, text in before.items() if name.endswith(".py") and parses(text)}
    was = complaints(linter, copy)

    started = time.perf_counter()
    report = codemods(tool, copy, "check", ".", *way, "--output-format", "json")
    row.check_seconds = time.perf_counter() - started
    if report.returncode not in (0, 1):
        row.problem = f"check: exit {report.returncode}: {(report.stderr or report.stdout).strip()[-300:]}"
        return row
    found = findings(report.stdout)
    row.verdicts = by_verdict(found)
    row.changes = dict(collections.Counter(str(one.get("code")) for one in found).most_common())

    started = time.perf_counter()
    fixed = codemods(tool, copy, "check", ".", *way, "--fix", "--allow-dirty")
    row.fix_seconds = time.perf_counter() - started
    if fixed.returncode not in (0, 1):
        row.problem = f"check --fix: exit {fixed.returncode}: {(fixed.stderr or fixed.stdout).strip()[-300:]}"
    after = texts(copy)
    lines = list(diff(before, after))
    (work / f"{tree.parent.name}-{tree.name}.diff").write_bytes(
        "".join(lines).encode("utf-8", "surrogateescape")
    )
    row.changed_lines = changed_lines(lines)
    row.changed_files = sum(1 for name in after if before.get(name) != after[name])
    row.broken = sorted(name for name in compiled if not parses(after.get(name, "(")))
    now = complaints(linter, copy)
    row.undefined = newly(was["undefined"], now["undefined"])
    row.unused = newly(was["unused"], now["unused"])

    left = codemods(tool, copy, "check", ".", *way, "--output-format", "json")
    row.remaining = by_verdict(findings(left.stdout))
    codemods(tool, copy, "check", ".", *way, "--fix", "--allow-dirty")
    row.second_run = changed_lines(list(diff(after, texts(copy))))
    return row


# -- costs -------------------------------------------------------------------------------------------------------------

# Facts that say nothing make an index that knows nothing: every file is then read on its own.
_ALONE = """
import sys
from codemods.index import facts
facts.collect = lambda module: facts.ModuleFacts(module.path, module.names)
from codemods.__main__ import main
main()
"""


def cpu(command: Sequence[str], cwd: Path) -> float:
    """The CPU seconds of a command and its children; it is to find something, or nothing."""
    path = os.pathsep.join(part for part in (str(ROOT / "src"), os.environ.get("PYTHONPATH", "")) if part)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode(errors="replace")[-500:])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def costs(tree: Path, way: Sequence[str], tool: Sequence[str], work: Path, repeat: int) -> bool:
    """Print what a cold check of ``tree`` costs, and what its parts do; whether both ratios are kept."""
    folder = work / "costs"
    shutil.rmtree(folder, ignore_errors=True)
    ignore = shutil.ignore_patterns(".git", "__pycache__")
    for number in range(5):
        shutil.copytree(tree, folder / f"copy{number}", symlinks=True, ignore=ignore)
    check = ["check", ".", *way, "--no-cache", "--isolated", "--output-format", "json"]
    one = folder / "copy0"
    (folder / "alone.py").write_text(_ALONE, encoding="utf-8")
    runs = {
        "check": lambda: cpu([*tool, *check], one),
        "without index and API check": lambda: cpu(
            [sys.executable, str(folder / "alone.py"), *check, "--ignore", "api"], one
        ),
        "five times over": lambda: cpu([*tool, *check, "--exclude", "alone.py"], folder),
    }
    seen: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(repeat):
        for name, run in runs.items():
            seen[name].append(run())
    medians = {name: statistics.median(values) for name, values in seen.items()}
    whole = medians["check"]
    share = whole / medians["without index and API check"]
    growth = medians["five times over"] / whole
    print(f"{tree.name}: CPU seconds (median of {repeat})")
    for name, seconds in medians.items():
        print(f"  {name.ljust(30)} {seconds:8.2f}")
    print(f"  index and API check add        {share - 1:8.0%}  (at most 40%)")
    print(f"  five times over costs          {growth:8.2f}x (at most 5.2x)")
    return share <= 1.4 and growth <= 5.2


HEAD = (
    "tree",
    "way",
    "files",
    "fix",
    "suggest",
    "flag",
    "lines",
    "undefined",
    "unused",
    "broken",
    "2nd run",
    "left",
    "seconds",
)


def table(rows: Sequence[Row]) -> str:
    cells: list[tuple[str, ...]] = [HEAD]
    for row in rows:
        cells.append(
            (
                row.tree,
                row.way.replace("--from ", "").replace("--to ", "-> "),
                f"{row.python_files}/{row.files}",
                *(str(row.verdicts.get(verdict, 0)) for verdict in ("fix", "suggest", "flag")),
                str(row.changed_lines),
                str(len(row.undefined)),
                str(len(row.unused)),
                str(len(row.broken)),
                str(row.second_run),
                str(sum(row.remaining.values())),
                row.problem or f"{row.check_seconds:.1f}+{row.fix_seconds:.1f}",
            )
        )
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def wanted(arguments: Sequence[str], start: str | None, target: str) -> Iterator[tuple[Path, list[str]]]:
    for argument in arguments:
        path, _, way = argument.partition("=")
        low, _, high = way.partition("..")
        low, high = low or start or "", high or target
        yield Path(path).resolve(), [*(["--from", low] if low else []), "--to", high]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("trees", nargs="+", metavar="PATH[=FROM..TO]")
    parser.add_argument(
        "--from", dest="start", help="the release that the trees run on (unknown where not given)"
    )
    parser.add_argument("--to", dest="target", default="4.2")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "codemods-trees")
    parser.add_argument("--codemods", default=f"{shlex.quote(sys.executable)} -m codemods")
    parser.add_argument("--linter", help="ruff or pyflakes (the first found)")
    parser.add_argument("--json", type=Path, help="write everything seen to this file")
    parser.add_argument("--costs", action="store_true", help="measure CPU time, and nothing else")
    parser.add_argument("--repeat", type=int, default=3, help="how often to measure (3)")
    parser.add_argument("--details", action="store_true", help="name what is undefined, unused and broken")
    options = parser.parse_args(arguments)

    ruff = shutil.which("ruff") or shutil.which(str(Path(sys.executable).parent / "ruff"))
    linter = (
        shlex.split(options.linter)
        if options.linter
        else [ruff]
        if ruff
        else [sys.executable, "-m", "pyflakes"]
    )
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    if options.costs:
        tool = shlex.split(options.codemods)
        kept = [
            costs(tree, way, tool, options.work, options.repeat)
            for tree, way in wanted(options.trees, options.start, options.target)
        ]
        return 0 if all(kept) else 1
    rows: list[Row] = []
    for tree, way in wanted(options.trees, options.start, options.target):
        print(f"... {tree.name}", file=sys.stderr, flush=True)
        rows.append(change(tree, way, shlex.split(options.codemods), linter, options.work))
        if options.json:
            options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
    print(table(rows))
    if options.details:
        for row in rows:
            for kind in ("undefined", "unused", "broken"):
                for line in getattr(row, kind):
                    print(f"{row.tree}: {kind}: {line}")
    return 0 if all(row.clean for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
