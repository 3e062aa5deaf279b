"""What the API check says of real trees: findings by kind, and a random sample of them to read and judge.

    python benchmarks/api_findings.py --to 5.2 --sample 100 --seed 1 TREE=2.2 [TREE=1.11 ...]

Each tree comes with the release that it runs on. A sampled finding is printed with the lines around its place, so
that it can be judged against the sources of Django's releases.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

Found = tuple[Path, dict[str, Any]]


def findings(tree: Path, current: str, target: str) -> list[Found]:
    """The findings of the API check in a tree, in the order in which they are told."""
    run = subprocess.run(
        [
            *(sys.executable, "-m", "codemods", "check", str(tree), "--from", current, "--to", target),
            *("--select", "api", "--output-format", "json", "--no-cache"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode not in (0, 1):
        raise SystemExit(run.stderr)
    told = json.loads(run.stdout)["findings"]
    return [(Path(one["path"]), one) for one in told if one["code"].startswith("api/")]


def show(number: int, path: Path, finding: dict[str, Any], around: int) -> None:
    """One finding with the source around its place."""
    line = finding["span"]["line"]
    print(f"\n[{number}] {path}:{line} {finding['code']} ({finding['verdict']})")
    print(f"    {finding['message']} {finding.get('advice') or ''}".rstrip())
    for edit in finding.get("edits") or ():
        print(f"    edit: {edit}")
    text = path.read_text(encoding="utf-8", errors="replace").splitlines()
    for at in range(max(1, line - around), min(len(text), finding["span"]["end_line"] + around) + 1):
        print(f"    {'>' if at == line else ' '} {at:5} {text[at - 1]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", dest="target", required=True)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--around", type=int, default=2, help="lines of source before and after")
    parser.add_argument("trees", nargs="+", metavar="TREE=RELEASE")
    options = parser.parse_args()
    every: list[Found] = []
    total: Counter[str] = Counter()
    for tree in options.trees:
        path, _, current = tree.rpartition("=")
        found = findings(Path(path).resolve(), current, options.target)
        kinds = Counter(finding["code"] for _, finding in found)
        total += kinds
        every += found
        listed = ", ".join(f"{code} {count}" for code, count in sorted(kinds.items()))
        print(f"{Path(path).parent.name} {Path(path).name} from {current}: {len(found)} ({listed})")
    print(f"all: {len(every)} ({', '.join(f'{code} {count}' for code, count in sorted(total.items()))})")
    chosen = random.Random(options.seed).sample(every, min(options.sample, len(every)))
    for number, (where, finding) in enumerate(chosen, 1):
        show(number, where, finding, options.around)


if __name__ == "__main__":
    main()
