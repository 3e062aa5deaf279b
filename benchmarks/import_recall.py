"""Hold the API check against the real thing: which imports of Django fail on the target, and which of them are told.

    python benchmarks/import_recall.py --from 1.11 --before VENV/bin/python --to 4.2 --python VENV/bin/python TREE [TREE ...]

``--python`` is an interpreter with the target Django installed, ``--before`` one with the current Django. Every import
statement of Django's in the trees is tried there, in a process of its own (nothing of the trees is run); one that
fails must have a finding, at its own line or at a use of the name that it brings (its rewrite takes the import along),
unless a guard protects it, or it failed before. Prints the counts and every miss.
"""

from __future__ import annotations

import argparse
import ast
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

TRY = """
import json, os, sys, django
from django.conf import settings
settings.configure(SECRET_KEY="secret",
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sites",
    "django.contrib.sessions", "django.contrib.admin", "django.contrib.flatpages", "django.contrib.redirects"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
django.setup()
for statement in json.load(sys.stdin):
    sys.stdout.flush()
    child = os.fork()
    if not child:
        try:
            exec(statement, {})
        except (ImportError, AttributeError) as error:
            print(json.dumps([statement, str(error)]))
        except Exception:
            pass
        sys.stdout.flush()
        os._exit(0)
    os.waitpid(child, 0)
"""


def statements(tree: Path) -> dict[str, list[tuple[str, list[int]]]]:
    """Import statement, one name each -> path and lines (its own, then its name's uses) of each outside guards."""
    found: dict[str, list[tuple[str, list[int]]]] = {}
    for path in sorted(tree.rglob("*.py")):
        try:
            module = ast.parse(path.read_bytes())
        except SyntaxError:
            continue
        guarded = {
            id(inner)
            for node in ast.walk(module)
            if isinstance(node, ast.Try | ast.If)
            for inner in ast.walk(node)
        }
        uses: dict[str, list[int]] = {}
        for node in ast.walk(module):
            if isinstance(node, ast.Name):
                uses.setdefault(node.id, []).append(node.lineno)
        for node in ast.walk(module):
            if id(node) in guarded:
                continue
            if (
                isinstance(node, ast.ImportFrom)
                and not node.level
                and (node.module or "").startswith("django.")
            ):
                for alias in node.names:
                    text = f"from {node.module} import {alias.name}"
                    lines = [node.lineno, alias.lineno, *uses.get(alias.asname or alias.name, ())]
                    found.setdefault(text, []).append((str(path), lines))
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    if alias.name.startswith("django."):
                        lines = [node.lineno, *uses.get(alias.asname or "django", ())]
                        found.setdefault(f"import {alias.name}", []).append((str(path), lines))
    return found


def failing(python: str, tried: Iterable[str]) -> dict[str, str]:
    """Statement -> error of those that an interpreter's Django cannot satisfy."""
    run = subprocess.run(
        [python, "-c", TRY], input=json.dumps(sorted(tried)), capture_output=True, text=True, check=False
    )
    if run.returncode:
        raise SystemExit(run.stderr)
    return dict(json.loads(line) for line in run.stdout.splitlines() if line.startswith("["))


def told(tree: Path, current: str, target: str) -> set[tuple[str, int]]:
    """The lines that the tool has a finding on, every line of a finding's span counted."""
    run = subprocess.run(
        [
            *(sys.executable, "-m", "codemods", "check", str(tree), "--from", current, "--to", target),
            *("--output-format", "json", "--no-cache"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    lines: set[tuple[str, int]] = set()
    for finding in json.loads(run.stdout)["findings"]:
        path = str(Path(finding["path"]).resolve())
        span = finding["span"]
        lines.update((path, line) for line in range(span["line"], span["end_line"] + 1))
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="current", required=True)
    parser.add_argument("--before", help="an interpreter with the current Django")
    parser.add_argument("--to", dest="target", required=True)
    parser.add_argument("--python", required=True, help="an interpreter with the target Django")
    parser.add_argument("trees", nargs="+", type=Path)
    options = parser.parse_args()
    failed = failed_before = missed = 0
    for tree in options.trees:
        tree = tree.resolve()
        places = statements(tree)
        broken = failing(options.python, places)
        known_broken = failing(options.before, broken) if options.before else {}
        known = told(tree, options.current, options.target)
        for statement, error in broken.items():
            for path, lines in places[statement]:
                failed += 1
                if any((path, line) in known for line in lines):
                    continue
                if statement in known_broken:
                    failed_before += 1
                    continue
                missed += 1
                print(f"missed: {path}:{lines[0]}: {statement} ({error})")
    print(
        f"{failed} imports fail on Django {options.target}; {failed - missed - failed_before} of them are told, "
        f"{failed_before} more failed on {options.current} already, {missed} are missed."
    )


if __name__ == "__main__":
    main()
