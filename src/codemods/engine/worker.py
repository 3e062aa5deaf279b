"""What one process does with its share of the Python files: read and walk each once, then ask the rules."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Collection
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from codemods.codes import selected
from codemods.engine.answered import Answered
from codemods.engine.matching import Matcher, Subscriptions
from codemods.engine.options import FileChange, RunOptions, RunResult
from codemods.engine.rounds import same_facts
from codemods.engine.selection import Selection
from codemods.files.kinds import FileKind
from codemods.files.text import TextProblem, read_text
from codemods.findings import Finding, Place, Verdict
from codemods.index.facts import ModuleFacts, collect
from codemods.index.project import Project
from codemods.process import ends_with_run
from codemods.releases import Range
from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.source.dialects import is_made_from, python_of
from codemods.source.module import Module

if TYPE_CHECKING:
    from codemods.engine.run import Share, Work, _Job, _Outcome
    from codemods.engine.surfaces import Repository
    from codemods.index.cache import FactsCache

Further = Callable[[Module, Matcher, Answered], list[Answer]]

__all__ = ["Worker", "active_rules", "prepare"]

API_CODES = ("api/import", "api/attribute", "api/moved", "api/call", "api/override")
_KEPT_BYTES = 48 << 20  # syntax trees take about 40 times as much memory as their source


_finished: list[Module] = []  # the trees that are not worth freeing any more


@cache
def _rules() -> tuple[type[Rule], ...]:
    from codemods.rules.registry import all_rules

    return all_rules()


def active_rules(options: RunOptions) -> list[Rule]:
    """Instances of the rules that this run asks for."""
    asked = _asked(options.range, options.modernize, options.select, options.ignore)
    rules = [rule(options.range) for rule in asked]
    for rule in rules:
        rule.hesitant = options.repeated and rule.pins_default
    return rules


@lru_cache(maxsize=4)  # asked for before the processes part, and again in each round
def _asked(
    range: Range, modernize: bool, select: tuple[str, ...], ignore: tuple[str, ...]
) -> tuple[type[Rule], ...]:
    return tuple(
        rule
        for rule in _rules()
        if rule.active(range, modernize) and selected(rule.change, select, ignore, rule.answers())
    )


def prepare(options: RunOptions, kinds: Collection[FileKind]) -> None:
    """Load what every process needs for files of these kinds, once, before the processes part."""
    import codemods.engine.api_check
    import codemods.engine.inline_templates
    import codemods.engine.passes
    import codemods.scripts.checker
    from codemods.django import api

    active_rules(options)
    api.exists("django.VERSION", options.range.target)
    if FileKind.TEMPLATE in kinds:
        from codemods.rules.templates import template_rules

        template_rules()
    if FileKind.STATIC in kinds:
        import codemods.static.checker  # noqa: F401


class Worker:
    """Reads its files (``read``), checks them against the index (``check``), and what others' rewrites touch (``again``)."""

    def __init__(
        self,
        work: Work,
        share: Share,
        progress: Callable[[str, int, int], None] | None,
        total: int = 0,
        cache: FactsCache | None = None,
    ) -> None:
        self.work = work
        self.options = work.options
        self.jobs = share.jobs
        self.others = share.others
        self.progress = progress
        self.total = total or len(share.jobs)
        self.cache = cache
        self.used: list[bytes] = []  # what of the cache this run needed, and
        self.fresh: dict[bytes, bytes] = {}  # what is to be put into it
        self.modules: dict[str, Module] = {}
        self.data: dict[str, bytes] = {}
        self.problems: dict[str, Finding] = {}
        self._kept = 0
        self._answers: dict[str, tuple[str, ...]] = {}
        self._facts: dict[str, ModuleFacts] = {}
        self._repository: Repository  # since ``check``

    # -- first half ------------------------------------------------------------------------------------------------

    def read(self) -> list[ModuleFacts]:
        """Parse and walk every file; what cannot be read becomes a problem of its own."""
        facts = []
        for number, job in enumerate(self.jobs):
            if self.progress is not None and number % 20 == 0:
                self.progress("reading", number * self.total // max(1, len(self.jobs)), self.total)
            key = self._key(job)
            known = self.cache.get(key) if self.cache is not None and key else None
            if known is not None:  # it is parsed when it is checked
                self.used.append(key)
                facts.append(known)
            else:
                module = self._load(job)
                if module is None:
                    continue
                facts.append(collect(module))
                if self.cache is not None and key:
                    self.fresh[key] = self.cache.line(facts[-1])
                if job.wanted and self._room_for(module):
                    self.modules[job.path] = module
            facts[-1].writable = job.wanted
        return facts

    def _room_for(self, module: Module) -> bool:
        """Whether one more tree may stay in memory; it counts as one that does."""
        if self._kept >= _KEPT_BYTES:
            return False
        self._kept += len(module.text)
        return True

    def _key(self, job: _Job) -> bytes:
        """By what the cache knows the file; nothing for what is in no file, or cannot be read."""
        if self.cache is None or job.data is not None:
            return b""
        try:
            data = Path(job.absolute).read_bytes()
        except OSError:
            return b""
        self.data[job.path] = data
        return self.cache.key(job.path, job.names, data)

    def _load(self, job: _Job) -> Module | None:
        try:
            data = job.data if job.data is not None else self.data.get(job.path)
            if data is None:
                data = Path(job.absolute).read_bytes()
        except OSError as error:
            self._problem(job.path, "file/unreadable", f"The file cannot be read: {error.strerror}.")
            return None
        self.data[job.path] = data
        if not job.wanted:
            del self.data[job.path]
        try:
            source = read_text(data, python=True)
        except TextProblem as problem:
            self._problem(job.path, problem.code, str(problem))
            return None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return Module(job.path, source, job.names)
        except SyntaxError as error:
            line = error.lineno or 1
            self._problem(job.path, *_unreadable(source.text, line, error.msg), line)
            return None

    def _problem(self, path: str, code: str, message: str, line: int = 1) -> None:
        self.problems[path] = Finding(path, Place(line, 0, line, 0, 0, 0), code, Verdict.FLAG, message)

    # -- second half -----------------------------------------------------------------------------------------------

    def check(self, facts: list[ModuleFacts]) -> list[_Outcome]:
        """Ask the active rules about every wanted file."""
        self._facts = {one.path: one for one in facts}
        return self._ask([job for job in self.jobs if job.wanted])

    def look(self, result: RunResult) -> None:
        """Add what there is to say of the files that are not Python; after ``check``."""
        from codemods.engine.surfaces import other_files

        other_files(self._repository, self.others, result)

    def again(self, facts: list[ModuleFacts], paths: set[str]) -> list[_Outcome]:
        """Ask once more about some files, as ``facts`` are now what others (or they themselves) tell."""
        self._facts.update((one.path, one) for one in facts)
        jobs = [job for job in self.jobs if job.wanted and job.path in paths]
        return self._ask(jobs, again=True) if jobs else []

    def _ask(self, jobs: list[_Job], again: bool = False) -> list[_Outcome]:
        from codemods.engine.run import _Outcome

        self._repository = self.work.repository(self._facts.values())
        index, project = self._repository.index, self._repository.project
        rules = active_rules(self.options)
        asked = [rule for rule in rules if not (again and rule.pins_default)]
        matcher = Matcher(Subscriptions(asked), index, self.options.range)
        extra = self._further(matcher, project)
        self._answers = {rule.change: rule.answers() for rule in rules}
        codes = frozenset(code for rule in rules for code in rule.answers())
        outcomes = []
        for number, job in enumerate(jobs):
            if self.progress is not None and number % 10 == 0:
                self.progress("checking", number * self.total // max(1, len(jobs)), self.total)
            outcome = _Outcome(job.path, [], [], None, 1)
            if job.path in self.problems:
                outcome.problems.append(self.problems[job.path])
            module = self.modules.pop(job.path, None)
            held = module is not None
            if module is None and job.path not in self.problems:
                module = self._load(job)
            elif module is not None and job.path not in self.data:  # a later round
                self.data[job.path] = module.source.encode()
            if module is not None and not module.words:
                outcome.calls = []  # an empty file
            elif module is not None:
                try:
                    self._check(job, module, matcher, project, outcome, extra, codes)
                except Exception as error:  # one bad file never stops the rest
                    if os.environ.get("CODEMODS_TRACEBACK"):
                        raise
                    message = (
                        f"The tool failed on this file ({type(error).__name__}: {error}); please report it."
                    )
                    place = Place(1, 0, 1, 0, 0, 0)
                    outcome.problems.append(
                        Finding(job.path, place, "file/rule-failed", Verdict.FLAG, message)
                    )
                module.__dict__.pop("parents", None)  # the largest of what was made on the way
                if self.options.rewrite:  # a later round may want it
                    if held or self._room_for(module):
                        self.modules.setdefault(job.path, module)
                elif held and ends_with_run():
                    _finished.append(module)
            self.data.pop(job.path, None)
            outcomes.append(outcome)
        return outcomes

    def _further(self, matcher: Matcher, project: Project) -> Further:
        """What is asked beside the rules: templates in strings, and the API check, which comes last."""
        from codemods.engine.inline_templates import InlineTemplates
        from codemods.engine.surfaces import surroundings_of

        inline = InlineTemplates(
            matcher, self.options.range, lambda: surroundings_of(self.options, matcher.index, project)
        )
        checks = [inline.answers]
        if any(selected(code, self.options.select, self.options.ignore) for code in API_CODES):
            from codemods.engine.api_check import ApiCheck

            checks.append(ApiCheck(matcher, self.options.range).answers)

        def further(module: Module, matcher: Matcher, answered: Answered) -> list[Answer]:
            return [answer for check in checks for answer in check(module, matcher, answered)]

        return further

    def _check(
        self,
        job: _Job,
        module: Module,
        matcher: Matcher,
        project: Project,
        outcome: _Outcome,
        extra: Further,
        codes: frozenset[str],
    ) -> None:
        from codemods.engine.passes import process

        selection = Selection(self.options, job.path, module.text, answers=self._answers)
        result = process(
            module,
            matcher,
            project.roles(module),
            selection.enabled,
            project,
            extra,
            self.options.rewrite,
            self.options.suggested or self.options.suggestions,
        )
        outcome.findings = [_with_ledger(finding) for finding in result.findings]
        outcome.findings += selection.unused(codes)
        outcome.calls = self._repository.calls_in_python(module)
        old = self.data.get(job.path)
        fixed, suggested = result.fixed_module, result.suggested_module
        if old is None or (fixed is None and suggested is None):
            return
        try:
            new = old if fixed is None else module.source.encode(fixed.text)
            offered = new if suggested is None else module.source.encode(suggested.text)
        except TextProblem as problem:
            outcome.problems.append(
                Finding(job.path, Place(1, 0, 1, 0, 0, 0), problem.code, Verdict.FLAG, str(problem))
            )
            return
        if (new, offered) == (old, old):
            return
        outcome.change = FileChange(Path(job.absolute or job.path), job.path, old, new, offered)
        outcome.unsettled = result.unsettled
        final = (suggested or fixed) if self.options.suggestions else fixed
        if final is not None:
            self._rewritten(job, final, offered if self.options.suggestions else new, outcome)

    def _rewritten(self, job: _Job, module: Module, data: bytes, outcome: _Outcome) -> None:
        """From now on the file is what it has become; the others may have to know."""
        job.data = data
        self.modules[job.path] = module
        facts = collect(module)
        facts.writable = job.wanted
        if not same_facts(self._facts[job.path], facts):
            outcome.facts = facts


def _unreadable(text: str, line: int, message: str) -> tuple[str, str]:
    """The code of a file that does not parse, and what to do about it."""
    wanted = python_of(text, line, message)
    if wanted == "2":
        told = f"This is Python 2 (line {line}); take it to Python 3 first, for example with 2to3."
        return "file/python-2", told
    if wanted:
        told = (
            f"This seems to be Python {wanted} (line {line}: {message}), and codemods runs on"
            f" {sys.version_info[0]}.{sys.version_info[1]}; run it with the Python of the project."
        )
        return "file/newer-python", told
    if is_made_from(text, line):
        told = f"This is a template of a Python file (line {line}), and none itself; run codemods on what is made from it."
        return "file/syntax-error", told
    return "file/syntax-error", f"Syntax error on line {line}: {message}."


def _with_ledger(finding: Finding) -> Finding:
    """The finding with the releases and the link that the ledger gives for its code."""
    from dataclasses import replace

    from codemods import ledger

    if finding.url or finding.code.startswith(("file/", "api/")):
        return finding
    row = ledger.row(finding.code)
    if row is None:
        return finding
    return replace(finding, since=str(row.since), until=str(row.until), url=row.url)
