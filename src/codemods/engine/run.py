"""A whole run: files are found, read and walked once; the index is built; rules answer; texts are rewritten.

With several processes each keeps the syntax trees of the files that it read, so that a file is parsed once: facts
travel to the parent, the index travels back.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codemods.engine.options import FileChange, RunFailed, RunOptions, RunResult
from codemods.files.kinds import FileKind
from codemods.files.problems import FileProblem
from codemods.files.walk import FoundFile, find
from codemods.findings import Finding, Place, Verdict
from codemods.index.facts import ModuleFacts
from codemods.process import ends_with_run, one_run

if TYPE_CHECKING:
    from codemods.engine.surfaces import Repository
    from codemods.index.cache import FactsCache

__all__ = ["run"]

Progress = Callable[[str, int, int], None]
_ROUNDS = 4
_EASIER = 8  # by so much less work than Python of that size
_SMALL = 40  # fewer files than this are not worth a second process
_START = Place(1, 0, 1, 0, 0, 0)


def run(options: RunOptions, progress: Progress | None = None) -> RunResult:
    """Check what the options name; nothing is written. ``progress`` is told (stage, done, of)."""
    from codemods.engine.surfaces import other_files, stdin_file
    from codemods.files.modules import module_names, source_roots
    from codemods.files.template_folders import placed

    result = RunResult()
    found: list[FoundFile] = []
    scope = _Scope(options)
    for item in _find(options):
        if isinstance(item, FileProblem):
            if scope.contains_name(item.path):
                result.problems.append(_problem(item))
        else:
            found.append(item)
    found = placed(found, os.path.realpath(options.root), _folders(options), options.exclude)
    python = [file for file in found if file.kind is FileKind.PYTHON]
    others = [file for file in found if file.kind is not FileKind.PYTHON and scope.contains(file)]
    roots = source_roots(file.path for file in python)
    jobs = [
        _Job(file.path, file.absolute, module_names(file.path, roots), scope.contains(file), size=file.size)
        for file in python
    ]
    if options.stdin is not None:
        name = options.stdin.filename
        jobs = [job for job in jobs if job.path != name]
        if name.endswith(".py") or "." not in name.rpartition("/")[2]:
            data = options.stdin.data
            jobs.append(_Job(name, "", module_names(name, roots), True, data, len(data)))
    seeds = _settings_seeds(options, found)
    was_enabled = gc.isenabled()
    gc.disable()  # syntax trees hold no cycles, and scanning them over and over costs more than the parsing
    try:
        work = Work(options, found, seeds)
        outcomes, facts = _checked(
            work, Share(jobs, others), progress, _template_facts(options, found), result
        )
    finally:
        if was_enabled:
            if ends_with_run():
                gc.freeze()  # what stays until the end needs no scanning either
            gc.enable()
    for outcome in outcomes:
        result.findings += outcome.findings
        result.problems += outcome.problems
        if outcome.change is not None:
            result.changes.append(outcome.change)
        result.files += outcome.checked
    repository = work.repository(facts)
    calls = {outcome.path: outcome.calls for outcome in outcomes if outcome.calls is not None}
    other_files(repository, [file for file in python if scope.contains(file)], result, calls)
    if options.stdin is not None and not any(job.data is not None for job in jobs):
        stdin_file(repository, result)
    if options.stdin is None and any(os.path.isdir(path) for path in options.paths):  # noqa: PTH112
        from codemods.engine.reading import reading_list

        result.reading = reading_list(options, [one for one in facts if scope.contains_name(one.path)])
    result.findings.sort(key=lambda finding: finding.sort_key)
    result.problems.sort(key=lambda finding: finding.sort_key)
    result.changes.sort(key=lambda change: change.name)
    return result


class _Scope:
    """Which files a run may report on and change: those under the given paths."""

    def __init__(self, options: RunOptions) -> None:
        self.stdin = options.stdin is not None
        self.folders = tuple(os.path.realpath(path) for path in options.paths)
        self.root = os.path.realpath(options.root)
        self._starts = tuple(folder.rstrip(os.sep) + os.sep for folder in self.folders)

    def contains(self, file: FoundFile) -> bool:
        return not self.stdin and self._under(file.absolute)

    def contains_name(self, name: str) -> bool:
        return not self.stdin and self._under(os.path.join(self.root, name))  # noqa: PTH118

    def _under(self, path: str) -> bool:
        return path.startswith(self._starts) or path in self.folders


def _find(options: RunOptions) -> Iterable[FoundFile | FileProblem]:
    """The files of the whole repository, and those named on the command line that it would leave out."""
    paths: list[Path] = []
    if options.stdin is None:
        paths += [path for path in options.paths if path.is_file() or not path.exists()]
    return find([*paths, *_folders(options)], options.root, exclude=options.exclude)


def _folders(options: RunOptions) -> list[Path]:
    """The folders that files are looked for in."""
    paths = [path for path in options.paths if path.is_dir()] if options.stdin is None else []
    if options.root.is_dir() and options.root not in paths and _is_project(options.root):
        paths.append(options.root)
    return paths


_MARKS = (".git", ".hg", "pyproject.toml", "setup.cfg", "setup.py", "manage.py", "tox.ini")


def _is_project(root: Path) -> bool:
    """Whether a folder is the root of a project, so that all of it belongs to the index."""
    return any((root / mark).exists() for mark in _MARKS)


def _problem(problem: FileProblem) -> Finding:
    return Finding(problem.path, _START, problem.code, Verdict.FLAG, problem.message)


def _settings_seeds(options: RunOptions, found: list[FoundFile]) -> frozenset[str]:
    from codemods.files.seeds import settings_names

    return frozenset(settings_names(options.root, found))


# -- files ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Work:
    """What every process knows of the run."""

    options: RunOptions
    found: list[FoundFile]
    seeds: frozenset[str]

    def repository(self, facts: Iterable[ModuleFacts]) -> Repository:
        from codemods.engine.surfaces import Repository
        from codemods.index.index import Index
        from codemods.index.project import Project

        known = list(facts)
        index = Index(known, self.options.range.start, self._unread({one.path for one in known}))
        return Repository(self.options, self.found, index, Project(index, self.seeds, self.options.root))

    def _unread(self, read: set[str]) -> Iterator[str]:
        """The names of the Python files that tell nothing, as they could not be read."""
        from codemods.files.modules import module_names, source_roots

        python = [file.path for file in self.found if file.kind is FileKind.PYTHON]
        missing = [path for path in python if path not in read]
        roots = source_roots(python) if missing else ()
        for path in missing:
            yield from module_names(path, roots)


@dataclass(frozen=True, slots=True)
class Share:
    """The files that one process looks at: those in Python, and others."""

    jobs: list[_Job] = field(default_factory=list)
    others: list[FoundFile] = field(default_factory=list)


@dataclass(slots=True)
class _Job:
    path: str
    absolute: str
    names: tuple[str, ...]
    wanted: bool  # False: only its facts count
    data: bytes | None = None
    size: int = 0


@dataclass(slots=True)
class _Outcome:
    path: str
    findings: list[Finding]
    problems: list[Finding]
    change: FileChange | None
    checked: int
    unsettled: bool = False  # whether it has to be looked at once more
    facts: ModuleFacts | None = None  # of the rewritten file, where it tells the others something new
    calls: list[Finding] | None = (
        None  # what there is to say of command lines in it, None where nobody looked
    )


def _template_facts(options: RunOptions, found: list[FoundFile]) -> list[ModuleFacts]:
    """What templates tell the index: what they extend, and the views that they name by dotted path, as long as that
    could work.
    """
    from codemods.index.parents import parent_in_template
    from codemods.index.reversals import reversed_in_template
    from codemods.releases import Release

    if options.range.start >= Release(1, 10):
        return []
    facts: list[ModuleFacts] = []
    for file in found:
        if file.kind is FileKind.TEMPLATE:
            try:
                data = Path(file.absolute).read_bytes()
            except OSError:
                continue
            paths, parent = reversed_in_template(data), parent_in_template(data)
            facts.append(ModuleFacts(file.path, (), reversed=paths, extends=parent))
    return facts


Again = Callable[[list[ModuleFacts], set[str]], list[_Outcome]]


def _checked(
    work: Work, share: Share, progress: Progress | None, templates: list[ModuleFacts], result: RunResult
) -> tuple[list[_Outcome], list[ModuleFacts]]:
    """What became of each Python file, and the facts of all of them as they were.

    What is found in other files is added to ``result``.
    """
    from codemods.engine.worker import Worker

    options, jobs = work.options, share.jobs
    cache = None
    if options.cache is not None:
        from codemods.index.cache import FactsCache

        cache = FactsCache(options.cache, options.root)
    count = options.jobs or os.cpu_count() or 1
    if len(jobs) < _SMALL or count < 2 or not hasattr(os, "fork"):
        worker = Worker(work, share, progress, cache=cache)
        facts = worker.read() + templates
        outcomes = worker.check(facts)
        worker.look(result)
        _settle(options, outcomes, facts, worker.again)
        if cache is not None:
            cache.keep(worker.used, worker.fresh)
        return outcomes, facts
    return _parallel(work, share, min(count, 8), progress, templates, cache, result)


def _parallel(
    work: Work,
    whole: Share,
    count: int,
    progress: Progress | None,
    templates: list[ModuleFacts],
    cache: FactsCache | None,
    result: RunResult,
) -> tuple[list[_Outcome], list[ModuleFacts]]:
    """The same with several processes: files are dealt out by size, facts and findings travel through pipes."""
    import multiprocessing
    import pickle

    from codemods.engine.worker import Worker, prepare

    prepare(work.options, {file.kind for file in work.found})
    context = multiprocessing.get_context("fork")
    shares = _dealt(whole, count)
    pipes: list[tuple[Any, Any]] = []
    sys.stdout.flush()
    sys.stderr.flush()
    for share in shares[1:]:
        here, there = context.Pipe()
        # As long as a child holds the other end itself, it does not see that the parent has closed it.
        ours = [here, *(pipe for _, pipe in pipes)]
        process = context.Process(target=_serve, args=(work, share, there, ours, cache), daemon=True)
        process.start()
        there.close()
        pipes.append((process, here))
    worker = Worker(work, shares[0], progress, len(whole.jobs), cache)

    def again(facts: list[ModuleFacts], paths: set[str]) -> list[_Outcome]:
        message = pickle.dumps((facts, paths), protocol=pickle.HIGHEST_PROTOCOL)
        for _, pipe in pipes:
            pipe.send_bytes(message)
        found = worker.again(facts, paths)
        for _, pipe in pipes:
            found += pickle.loads(pipe.recv_bytes())
        return found

    try:
        facts = worker.read() + templates
        # Each process gets what the others have sent, as it came: packing it again would take as long once more.
        messages = [pickle.dumps(facts, protocol=pickle.HIGHEST_PROTOCOL)]
        for _, pipe in pipes:
            messages.append(pipe.recv_bytes())
            facts += pickle.loads(messages[-1])
        for number, (_, pipe) in enumerate(pipes, 1):
            pipe.send_bytes(pickle.dumps(len(messages) - 1))
            for message in (*messages[:number], *messages[number + 1 :]):
                pipe.send_bytes(message)
        outcomes = worker.check(facts)
        worker.look(result)
        for _, pipe in pipes:
            theirs, looked = pickle.loads(pipe.recv_bytes())
            outcomes += theirs
            result.add(looked)
        _settle(work.options, outcomes, facts, again)
        if cache is not None:
            for _, pipe in pipes:
                pipe.send_bytes(pickle.dumps(None))
            for _, pipe in pipes:
                used, fresh = pickle.loads(pipe.recv_bytes())
                worker.used += used
                worker.fresh.update(fresh)
            cache.keep(worker.used, worker.fresh)
    except (EOFError, BrokenPipeError):
        raise RunFailed(
            "A process of the run ended early (out of memory?); run again with --jobs 1."
        ) from None
    finally:
        for process, pipe in pipes:
            pipe.close()  # which tells it that there is nothing more to do
            process.join(timeout=1)
            if process.is_alive():
                process.terminate()
    return outcomes, facts


def _settle(options: RunOptions, outcomes: list[_Outcome], facts: list[ModuleFacts], again: Again) -> None:
    """Go over the files that the rewrites of others touch until that changes nothing: one is the cue for the other."""
    if not options.rewrite:
        return
    from codemods.engine.rounds import to_look_at_again, told_later

    by_path = {outcome.path: outcome for outcome in outcomes}
    known = {one.path: one for one in facts}
    new = [outcome.facts for outcome in outcomes if outcome.facts is not None]
    paths = {outcome.path for outcome in outcomes if outcome.unsettled}
    for _ in range(_ROUNDS):
        paths = (paths | to_look_at_again(known, new)) & by_path.keys()
        if not paths:
            return
        known.update((one.path, one) for one in new)
        found = again(new, paths)
        new, paths = [], set()
        for result in found:
            first = by_path[result.path]
            first.findings += told_later(first.findings, result.findings, *_texts(options, first, result))
            if result.change is not None and _take_over(options, first, result.change):
                _become_fixes(first, result.findings)
                if result.facts is not None:
                    new.append(result.facts)
                if result.unsettled:
                    paths.add(result.path)


def _texts(options: RunOptions, first: _Outcome, later: _Outcome) -> tuple[bytes, bytes] | tuple[None, None]:
    """A file as it was read, and as it was when it was looked at again; None where nothing has changed in it."""
    if first.change is None:
        return None, None
    now = first.change.suggested if options.suggestions else first.change.new
    return first.change.old, now


def _become_fixes(outcome: _Outcome, later: list[Finding]) -> None:
    """What a later round could do, and left nothing of, is no suggestion and for nobody to decide any more."""
    fixed = {one.code for one in later if one.verdict is Verdict.FIX}
    fixed -= {one.code for one in later if one.verdict is not Verdict.FIX}
    outcome.findings = [
        replace(one, verdict=Verdict.FIX) if one.code in fixed else one for one in outcome.findings
    ]


def _take_over(options: RunOptions, outcome: _Outcome, change: FileChange) -> bool:
    """Put a later round's texts into a file's change; False where the round changed nothing."""
    first = outcome.change
    result = change.suggested if options.suggestions else change.new
    if result == change.old:
        return False
    if first is None:
        outcome.change = change
    elif options.suggestions:
        outcome.change = replace(first, suggested=change.suggested)
    else:
        same = first.suggested == first.new
        outcome.change = replace(
            first, new=change.new, suggested=change.suggested if same else first.suggested
        )
    return True


def _dealt(whole: Share, count: int) -> list[Share]:
    """As much work for each of ``count`` processes: of every file the lightest gets the next largest."""
    shares = [Share() for _ in range(count)]
    weights = [0] * count
    for job in sorted(whole.jobs, key=lambda job: job.size, reverse=True):
        lightest = weights.index(min(weights))
        shares[lightest].jobs.append(job)
        weights[lightest] += job.size + 2000
    for file in sorted(whole.others, key=lambda file: file.size, reverse=True):
        lightest = weights.index(min(weights))
        shares[lightest].others.append(file)
        weights[lightest] += file.size // _EASIER + 500
    return shares


def _serve(work: Work, share: Share, pipe: Any, parents: list[Any], cache: FactsCache | None) -> None:
    """A child process: read, send the facts, receive everybody's, check, send the outcomes; as often as it is asked."""
    import pickle
    import signal

    from codemods.engine.worker import Worker

    for other in parents:
        other.close()
    one_run()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    worker = Worker(work, share, None, cache=cache)
    facts = list(worker.read())
    pipe.send_bytes(pickle.dumps(facts, protocol=pickle.HIGHEST_PROTOCOL))
    try:
        others = pickle.loads(pipe.recv_bytes())
        for _ in range(others):
            facts += pickle.loads(pipe.recv_bytes())
        looked = RunResult()
        answer: object = (worker.check(facts), looked)
        worker.look(looked)
        while True:
            pipe.send_bytes(pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL))
            asked = pickle.loads(pipe.recv_bytes())
            if asked is None:
                pipe.send_bytes(pickle.dumps((worker.used, worker.fresh), protocol=pickle.HIGHEST_PROTOCOL))
                break
            answer = worker.again(*asked)
    except (EOFError, OSError):  # the parent wants nothing more
        pass
    os._exit(0)
