"""Other tools and codemods over the same trees: what each changed, and what each cost.

    python benchmarks/peers.py places --to 4.2 --django-upgrade PATH --django-codemod PATH TREE[=FROM..TO] …
    python benchmarks/peers.py cases --to 6.0 --django-upgrade PATH --django-codemod PATH
    python benchmarks/peers.py speed --to 5.2 --django-upgrade PATH TREE

``places`` judges by what was done: every tool gets a copy of its own, and each line that it took away is booked under the
Django names that the line lost (``force_text``, ``NullBooleanField``, ``ifequal``). Then, name by name: how many places
each tool handled, and each place that another tool changes and codemods does not — with what codemods said of it, as it
may have flagged it. ``cases`` does one small example for each change that the others' documentation names.
``speed`` runs a check, a fix and a bare start side by side and prints ratios of wall and CPU time.
"""

from __future__ import annotations

import argparse
import collections
import difflib
import json
import os
import re
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median

from trees import wanted
from upgrade_packages import codemods, findings, texts

ROOT = Path(__file__).resolve().parents[1]
WORD = re.compile(r"[A-Za-z_]\w*")

# Words that lines lose by mere rewriting, and that say nothing of a Django change.
PLAIN_WORDS = """
import from as django self return def class not in is and or if else elif True False None lambda for with utils models
db core conf urls views forms contrib http test template tests settings path object args kwargs
"""
PLAIN = frozenset(PLAIN_WORDS.split())

# What ``djcodemod list`` lists: each codemodder, the release that deprecates what it rewrites, and the names of that.
CODEMODDERS = """
ActionCheckboxName 1.3 ACTION_CHECKBOX_NAME
BaseContext 1.7 BaseContext
ContextPopException 1.7 ContextPopException
Context 1.7 Context
RequestContext 1.7 RequestContext
FieldDoesNotExist 1.8 FieldDoesNotExist
AssignmentTag 1.9 assignment_tag
OnDelete 1.9 ForeignKey OneToOneField
SignalDisconnectWeak 1.9 disconnect
BoundField 1.9 BoundField
PrettyName 1.9 pretty_name
URLResolvers 1.10 urlresolvers
ModelsPermalink 1.11 permalink
DatastructuresEmptyResultSet 1.11 EmptyResultSet
QueryEmptyResultSet 1.11 EmptyResultSet
SqlEmptyResultSet 1.11 EmptyResultSet
AbsPath 2.0 abspathu
AvailableAttrs 2.0 available_attrs
ContextDecorator 2.0 ContextDecorator
HttpRequestXReadLines 2.0 xreadlines
LRUCache 2.0 lru_cache
RenderToResponse 2.0 render_to_response
UnicodeCompatible 2.0 python_2_unicode_compatible
CookieDate 2.1 cookie_date
InlineHasAddPermissions 2.1 has_add_permission
FixedOffset 2.2 FixedOffset
FloatRangeFormField 2.2 FloatRangeField
FloatRangeModelField 2.2 FloatRangeField
QuerySetPaginator 2.2 QuerySetPaginator
ForceText 3.0 force_text
HttpUrlQuotePlus 3.0 urlquote_plus
HttpUrlQuote 3.0 urlquote
HttpUrlUnQuotePlus 3.0 urlunquote_plus
HttpUrlUnQuote 3.0 urlunquote
IsSafeUrl 3.0 is_safe_url
SmartText 3.0 smart_text
UGetTextLazy 3.0 ugettext_lazy
UGetTextNoop 3.0 ugettext_noop
UGetText 3.0 ugettext
UNGetTextLazy 3.0 ungettext_lazy
UNGetText 3.0 ungettext
URL 3.0 url
UnescapeEntities 3.0 unescape_entities
GetRandomString 3.1 get_random_string
JSONModelField 3.1 JSONField
NullBooleanField 3.1 NullBooleanField
"""


@dataclass(frozen=True, order=True)
class Place:
    """A line of the original text, under the name that it lost."""

    name: str
    path: str
    line: int


@dataclass
class Cost:
    wall: float
    cpu: float


@dataclass
class Result:
    """What one tool did to one tree."""

    places: set[Place] = field(default_factory=set)
    touched: set[tuple[str, int]] = field(default_factory=set)
    changed_lines: int = 0
    cost: Cost = field(default_factory=lambda: Cost(0.0, 0.0))


def timed(
    command: Sequence[str], cwd: Path, environment: Mapping[str, str] | None = None
) -> tuple[Cost, str]:
    """Run ``command``; return its wall and CPU seconds (children included) and what it said.

    Modules may be kept compiled whatever the environment says: an installed tool's are.
    """
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    completed = subprocess.run(
        command,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env={**inherited, "NO_COLOR": "1", **(environment or {})},
    )
    wall = time.perf_counter() - started
    if completed.returncode not in (0, 1):
        raise SystemExit(
            f"{shlex.join(command)[:200]}: exit code {completed.returncode}\n{completed.stdout[-2000:]}"
        )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return Cost(wall, cpu), completed.stdout


# -- the tools -------------------------------------------------------------------------------------------------------


def python_files(tree: Path) -> list[str]:
    return sorted(path.relative_to(tree).as_posix() for path in tree.rglob("*.py") if path.is_file())


def django_upgrade(command: Sequence[str], tree: Path, way: Sequence[str]) -> Cost:
    target = way[way.index("--to") + 1]
    files = python_files(tree)
    return timed([*command, "--target-version", target, "--exit-zero-even-if-changed", *files], tree)[0]


def django_codemod(command: Sequence[str], tree: Path, way: Sequence[str]) -> Cost:
    """Every codemodder whose deprecation lies before the target, each on the files that hold a name that it is about.

    With all of them it takes a second and more for a file, most of it for files in which there is nothing to do.
    """
    target = _number(way[way.index("--to") + 1])
    names = {
        path: set(WORD.findall((tree / path).read_text("utf-8", "replace"))) for path in python_files(tree)
    }
    total = Cost(0.0, 0.0)
    for line in CODEMODDERS.strip().splitlines():
        codemodder, deprecated, *about = line.split()
        files = [path for path, words in names.items() if not words.isdisjoint(about)]
        if files and _number(deprecated) <= target:
            cost, _ = timed([*command, "run", "--codemod", f"{codemodder}Transformer", *files], tree)
            total = Cost(total.wall + cost.wall, total.cpu + cost.cpu)
    return total


def _number(release: str) -> tuple[int, ...]:
    return tuple(int(part) for part in release.split("."))


def this_tool(extra: Sequence[str], command: Sequence[str], tree: Path, way: Sequence[str]) -> Cost:
    path = os.pathsep.join(part for part in (str(ROOT / "src"), os.environ.get("PYTHONPATH", "")) if part)
    fix = [*command, "check", ".", *way, *extra, "--no-cache", "--fix", "--allow-dirty"]
    return timed(fix, tree, {"PYTHONPATH": path})[0]


Tool = Callable[[Sequence[str], Path, Sequence[str]], Cost]


# -- places ----------------------------------------------------------------------------------------------------------


def hunks(before: str, after: str) -> Iterator[tuple[int, list[str], list[str]]]:
    """Each changed stretch: its first line in ``before`` (from 1), the lines it loses, the lines it gains."""
    old, new = before.splitlines(), after.splitlines()
    for kind, start, end, low, high in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield start + 1, old[start:end], new[low:high]


def lost_names(removed: Sequence[str], added: Sequence[str], known: frozenset[str]) -> list[tuple[int, str]]:
    """The known names that the hunk has fewer of, each with the offset of a line that had it."""
    before = collections.Counter(word for line in removed for word in WORD.findall(line))
    after = collections.Counter(word for line in added for word in WORD.findall(line))
    missing = before - after
    found = []
    for offset, line in enumerate(removed):
        for word in dict.fromkeys(WORD.findall(line)):
            if missing[word] > 0 and word in known and word not in PLAIN:
                found.append((offset, word))
    return found


def known_names() -> frozenset[str]:
    """The last part of every symbol in the ledger: names that a change of Django's is about."""
    sys.path.insert(0, str(ROOT / "src"))
    from codemods.ledger import all_rows

    words: set[str] = set()
    for row in all_rows():
        symbols = row.symbols.split() if isinstance(row.symbols, str) else row.symbols
        words.update(re.split(r"[.:]", symbol)[-1] for symbol in symbols)
    return frozenset(words)


def compare(before: Mapping[str, str], after: Mapping[str, str], known: frozenset[str]) -> Result:
    result = Result()
    for path in sorted(before.keys() & after.keys()):
        if before[path] == after[path]:
            continue
        for line, removed, added in hunks(before[path], after[path]):
            result.changed_lines += len(removed) + len(added)
            result.touched.update((path, line + offset) for offset in range(max(1, len(removed))))
            names = lost_names(removed, added, known)
            for offset, name in names:
                result.places.add(Place(name, path, line + offset))
            if not names and removed:
                result.places.add(Place("(other)", path, line))
    return result


def run_places(
    options: argparse.Namespace, tools: Mapping[str, tuple[Tool, Sequence[str]]]
) -> dict[str, object]:
    known = known_names()
    totals: dict[str, collections.Counter[str]] = {name: collections.Counter() for name in tools}
    costs = {name: Cost(0.0, 0.0) for name in tools}
    lines = dict.fromkeys(tools, 0)
    left_out: list[dict[str, object]] = []
    for tree, way in wanted(options.trees, options.start, options.target):
        print(f"... {tree.name}", file=sys.stderr, flush=True)
        results: dict[str, Result] = {}
        original = texts(tree)
        for name, (tool, command) in tools.items():
            copy = options.work / name / tree.parent.name / tree.name
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(tree, copy, symlinks=True, ignore=shutil.ignore_patterns(".git", "__pycache__"))
            cost = tool(command, copy, way)
            results[name] = compare(original, texts(copy), known)
            costs[name] = Cost(costs[name].wall + cost.wall, costs[name].cpu + cost.cpu)
            lines[name] += results[name].changed_lines
            totals[name].update(place.name for place in results[name].places)
        report = codemods(options.tool, tree, "check", ".", *way, *options.extra, "--output-format", "json")
        if report.returncode not in (0, 1):
            raise SystemExit(f"{tree}: exit code {report.returncode}\n{report.stderr[-2000:]}")
        said: dict[tuple[str, int], list[str]] = collections.defaultdict(list)
        for finding in findings(report.stdout):
            for number in range(finding["span"]["line"], finding["span"]["end_line"] + 1):
                said[finding["path"], number].append(f"{finding['verdict']} {finding['code']}")
        for name, result in results.items():
            if name == "codemods":
                continue
            for place in sorted(result.places):
                if (place.path, place.line) not in results["codemods"].touched:
                    text = original[place.path].splitlines()[place.line - 1].strip()
                    left_out.append(
                        {
                            "tool": name,
                            "tree": tree.name,
                            "name": place.name,
                            "path": place.path,
                            "line": place.line,
                            "text": text,
                            "said": said.get((place.path, place.line), []),
                        }
                    )
    return {
        "places": {name: dict(total) for name, total in totals.items()},
        "changed lines": lines,
        "seconds": {name: [round(cost.wall, 2), round(cost.cpu, 2)] for name, cost in costs.items()},
        "left out": left_out,
    }


def print_places(seen: Mapping[str, object]) -> None:
    places = seen["places"]
    assert isinstance(places, dict)
    tools = list(places)
    names = sorted(
        {name for total in places.values() for name in total},
        key=lambda n: (-max(places[t].get(n, 0) for t in tools), n),
    )
    width = max([len(name) for name in names] + [12])
    print("name".ljust(width), *(tool.rjust(15) for tool in tools))
    for name in names:
        print(name.ljust(width), *(str(places[tool].get(name, "·")).rjust(15) for tool in tools))
    print("all".ljust(width), *(str(sum(places[tool].values())).rjust(15) for tool in tools))
    lines, seconds = seen["changed lines"], seen["seconds"]
    assert isinstance(lines, dict) and isinstance(seconds, dict)
    print("lines".ljust(width), *(str(lines[tool]).rjust(15) for tool in tools))
    print("wall/CPU s".ljust(width), *("/".join(map(str, seconds[tool])).rjust(15) for tool in tools))
    left_out = seen["left out"]
    assert isinstance(left_out, list)
    silent = [entry for entry in left_out if not entry["said"]]
    print(
        f"\nChanged by another tool and not by codemods: {len(left_out)}, of them without a word: {len(silent)}"
    )
    for entry in sorted(
        left_out, key=lambda e: (bool(e["said"]), e["name"], e["tree"], e["path"], e["line"])
    ):
        what = ", ".join(sorted(set(entry["said"]))) or "not a word"
        print(
            f"  {entry['tool']}: {entry['name']}: {entry['tree']}/{entry['path']}:{entry['line']} [{what}] {entry['text'][:100]}"
        )


# -- cases -----------------------------------------------------------------------------------------------------------


def run_cases(
    options: argparse.Namespace, tools: Mapping[str, tuple[Tool, Sequence[str]]]
) -> dict[str, object]:
    """What each tool does to each example: the others all at once, as they see a file at a time."""
    from peer_cases import CASES

    way = ["--to", options.target]
    way = ["--from", options.start, *way] if options.start else way
    folders: dict[str, Path] = {}
    for name in tools:
        folders[name] = options.work / "cases" / name
        shutil.rmtree(folders[name], ignore_errors=True)
        for number, case in enumerate(CASES):
            for path, text in ((case.path, case.text), *case.more):
                place = folders[name] / f"case{number}" / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, encoding="utf-8")
    for name, (tool, command) in tools.items():
        if name != "codemods":
            tool(command, folders[name], way)
    rows: list[dict[str, object]] = []
    for number, case in enumerate(CASES):
        row: dict[str, object] = {"fixer": f"{case.tool} {case.name}"}
        for name in tools:
            copy = folders[name] / f"case{number}"
            if name == "codemods":
                plain = said_of(copy, way, modernize=False)
                idioms = [one for one in said_of(copy, way, modernize=True) if one not in plain]
                row[name] = plain + [f"{one} (--modernize)" for one in idioms]
            else:
                row[name] = (copy / case.path).read_text(encoding="utf-8") != case.text
        rows.append(row)
    return {"cases": rows}


def said_of(tree: Path, way: Sequence[str], *, modernize: bool) -> list[str]:
    """Verdict and code of each finding of codemods; in this process, as starting one takes longer than an example."""
    sys.path.insert(0, str(ROOT / "src"))
    from codemods.engine.options import RunOptions
    from codemods.engine.run import run
    from codemods.releases import Range

    start = way[way.index("--from") + 1] if "--from" in way else None
    range = Range.of(start, way[way.index("--to") + 1])
    result = run(RunOptions(paths=(tree,), root=tree, range=range, modernize=modernize, jobs=1))
    return [f"{one.verdict.value} {one.code}" for one in [*result.findings, *result.problems]]


def print_cases(seen: Mapping[str, object]) -> None:
    rows = seen["cases"]
    assert isinstance(rows, list)
    others = [name for name in rows[0] if name not in ("fixer", "codemods")]
    width = max(len(row["fixer"]) for row in rows)
    print("fixer".ljust(width), *(other.rjust(15) for other in others), " codemods")
    for row in rows:
        marks = (("changed" if row[other] else "·").rjust(15) for other in others)
        print(row["fixer"].ljust(width), *marks, "", ", ".join(row["codemods"]) or "NOT A WORD")


# -- speed -----------------------------------------------------------------------------------------------------------


def fresh(tree: Path, work: Path) -> Path:
    copy = work / "speed" / tree.name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(tree, copy, symlinks=True, ignore=shutil.ignore_patterns(".git", "__pycache__"))
    return copy


def middle(costs: Sequence[Cost]) -> Cost:
    return Cost(median(cost.wall for cost in costs), median(cost.cpu for cost in costs))


def run_speed(
    options: argparse.Namespace, tools: Mapping[str, tuple[Tool, Sequence[str]]]
) -> dict[str, object]:
    """Each measure in turn, ``--repeat`` times over, so that a busy machine hits all alike; medians."""
    (tree, way), *_ = wanted(options.trees, options.start, options.target)
    source = os.pathsep.join(part for part in (str(ROOT / "src"), os.environ.get("PYTHONPATH", "")) if part)
    measures: dict[str, list[Cost]] = collections.defaultdict(list)
    for _ in range(options.repeat):
        for name, (tool, command) in tools.items():
            if name != "codemods":
                measures[name].append(tool(command, fresh(tree, options.work), way))
        copy = fresh(tree, options.work)
        check = [*options.tool, "check", ".", *way, *options.extra, "--no-cache"]
        measures["codemods check"].append(
            timed([*check, "--output-format", "json"], copy, {"PYTHONPATH": source})[0]
        )
        measures["codemods check --fix"].append(this_tool(options.extra, options.tool, copy, way))
    for _ in range(10):
        python = options.tool[0]
        measures["import click"].append(timed([python, "-c", "import click"], options.work)[0])
        measures["codemods --version"].append(
            timed([*options.tool, "--version"], options.work, {"PYTHONPATH": source})[0]
        )
    medians = {name: middle(costs) for name, costs in measures.items()}

    def ratio(name: str, base: str) -> list[float]:
        return [
            round(medians[name].wall / medians[base].wall, 3),
            round(medians[name].cpu / medians[base].cpu, 3),
        ]

    ratios = {"codemods --version / import click": ratio("codemods --version", "import click")}
    for name in tools:
        if name != "codemods":
            ratios[f"codemods check / {name}"] = ratio("codemods check", name)
            ratios[f"codemods check --fix / {name}"] = ratio("codemods check --fix", name)
    return {
        "tree": tree.name,
        "python files": len(python_files(tree)),
        "seconds": {name: [round(cost.wall, 3), round(cost.cpu, 3)] for name, cost in medians.items()},
        "ratios": ratios,
    }


def print_speed(seen: Mapping[str, object]) -> None:
    print(f"{seen['tree']}: {seen['python files']} Python files")
    for title in ("seconds", "ratios"):
        rows = seen[title]
        assert isinstance(rows, dict)
        width = max(len(name) for name in rows)
        print(f"\n{title.ljust(width)}  {'wall':>8}  {'CPU':>8}")
        for name, (wall, cpu) in rows.items():
            print(f"{name.ljust(width)}  {wall:>8}  {cpu:>8}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["places", "cases", "speed"])
    parser.add_argument("trees", nargs="*", metavar="TREE[=FROM..TO]")
    parser.add_argument(
        "--from", dest="start", help="the release that the trees run on (unknown where not given)"
    )
    parser.add_argument("--to", dest="target", default="5.2")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "codemods-peers")
    parser.add_argument("--codemods", default=f"{shlex.quote(sys.executable)} -m codemods")
    parser.add_argument("--django-upgrade", default=shutil.which("django-upgrade"))
    parser.add_argument("--django-codemod", help="the djcodemod command; slow, so only where it is named")
    parser.add_argument("--options", default="", help="more options for codemods check, such as --modernize")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", type=Path)
    options = parser.parse_intermixed_args(arguments)
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    options.tool, options.extra = shlex.split(options.codemods), shlex.split(options.options)
    tools: dict[str, tuple[Tool, Sequence[str]]] = {
        "codemods": (partial(this_tool, options.extra), options.tool)
    }
    if options.django_upgrade:
        tools["django-upgrade"] = (django_upgrade, shlex.split(options.django_upgrade))
    if options.django_codemod:
        tools["django-codemod"] = (django_codemod, shlex.split(options.django_codemod))
    if options.what != "cases" and not options.trees:
        parser.error("name a tree")
    measure, show = {
        "places": (run_places, print_places),
        "cases": (run_cases, print_cases),
        "speed": (run_speed, print_speed),
    }[options.what]
    seen = measure(options, tools)
    if options.json:
        options.json.write_text(json.dumps(seen, indent=1), encoding="utf-8")
    show(seen)
    return 0


if __name__ == "__main__":
    sys.exit(main())
