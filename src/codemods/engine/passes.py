"""One file through the passes: answers, merged edits, verified text, until nothing changes any more."""

from __future__ import annotations

import ast
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate

from codemods.engine.answered import Answered, standing
from codemods.engine.matching import Matcher
from codemods.engine.visits import joined, visit
from codemods.files.text import SourceText
from codemods.findings import Edit, Finding, Place, Verdict
from codemods.index.index import Index
from codemods.releases import Range
from codemods.rewrite import imports
from codemods.rewrite.answer import AddImport, Answer, CannotRewrite, ImportRequest, RemoveImport
from codemods.rewrite.verify import apply, compile_fault, compiles, differs
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.source.guards import in_dead_arm, may_guard
from codemods.source.module import Module

__all__ = ["FileOutcome", "process"]

_PASSES = 25
_GROWTH, _ROOM = 4, 4000  # a file may become so many times as long, a short one by so many characters more


@dataclass(slots=True)
class FileOutcome:
    """What became of one file: findings against the text as read, and the text with fixes, and with suggestions."""

    findings: list[Finding] = field(default_factory=list)
    fixed_module: Module | None = None
    suggested_module: Module | None = None
    unsettled: bool = False
    """Whether there was something to do that only a further look at the new text can finish."""

    @property
    def fixed(self) -> str | None:
        return None if self.fixed_module is None else self.fixed_module.text

    @property
    def suggested(self) -> str | None:
        return None if self.suggested_module is None else self.suggested_module.text


class _Origins:
    """Leads offsets of a rewritten text back to the text as it was read."""

    def __init__(self) -> None:
        self._passes: list[list[tuple[int, int, int, int]]] = []

    def add(self, text: str, edits: Sequence[Edit]) -> None:
        """Remember edits of ``text``; what an edit only repeats keeps its own place."""
        rows = []
        shift = 0
        for edit in sorted(edits):
            old = text[edit.start : edit.end]
            for low, high, begin, end in _changed(old, edit.text):
                start = edit.start + shift
                rows.append((start + begin, start + end, edit.start + low, edit.start + high))
            shift += len(edit.text) - len(old)
        self._passes.append(rows)

    def back(self, offset: int) -> tuple[int, bool]:
        """The original offset, and whether the place is text that an edit wrote."""
        written = False
        for rows in reversed(self._passes):
            shift = 0
            for new_start, new_end, old_start, old_end in rows:
                if offset < new_start:
                    break
                if offset < new_end:
                    offset, shift, written = old_start, 0, True
                    break
                shift = old_end - new_end
            offset += shift
        return offset, written


def _changed(old: str, new: str) -> Iterator[tuple[int, int, int, int]]:
    """The spans of two texts that differ: line by line, and without what is common at both ends of these."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    rows: list[tuple[int, int, int, int]] = [(0, len(before), 0, len(after))]
    if len(before) > 1 and len(after) > 1:
        from difflib import SequenceMatcher

        codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        rows = [code[1:] for code in codes if code[0] != "equal"]
    at, to = _offsets(before), _offsets(after)
    for low, high, begin, end in rows:
        left, right = old[at[low] : at[high]], new[to[begin] : to[end]]
        head = _common(left, right)
        tail = _common(left[head:][::-1], right[head:][::-1])
        yield at[low] + head, at[high] - tail, to[begin] + head, to[end] - tail


def _offsets(lines: Sequence[str]) -> list[int]:
    found = [0]
    for line in lines:
        found.append(found[-1] + len(line))
    return found


def _common(one: str, other: str) -> int:
    """The length of what both texts begin with."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def process(
    module: Module,
    matcher: Matcher,
    roles: frozenset[str],
    enabled: Callable[[str, int], bool],
    project: object = None,
    extra: Callable[[Module, Matcher, Answered], list[Answer]] | None = None,
    rewrite: bool = True,
    suggested: bool = True,
) -> FileOutcome:
    """Run every rule over a file. ``enabled(code, line)`` says whether a code is wanted at a 1-based line.

    Without ``rewrite`` the outcome holds findings alone, without ``suggested`` no text with the suggestions.
    """
    outcome = FileOutcome()
    answers = _answers(module, matcher, roles, project, outcome, extra)
    answers = standing(module, [answer for answer in answers if enabled(answer.code, _line(answer))])
    known: set[tuple[str, int]] = set()
    for answer in answers:
        for node in (answer.node, *answer.also):
            finding = _finding(module, answer, node)
            outcome.findings.append(finding)
            known.add((answer.code, finding.place.line))
    if not rewrite:
        return outcome
    # What is asked beside the rules is not asked again in the passes, so that what had to wait there still waits.
    outcome.unsettled = any(
        answer.edits and (answer.rule is None or answer.code.startswith("api/")) for answer in answers
    )
    offered = {answer.verdict for answer in answers}
    for verdicts in ({Verdict.FIX}, {Verdict.FIX, Verdict.SUGGEST}):
        if offered.isdisjoint(verdicts):
            continue
        if Verdict.SUGGEST in verdicts and (not suggested or Verdict.SUGGEST not in offered):
            continue
        after = _to_fixed_point(module, matcher, roles, enabled, project, answers, verdicts, known, outcome)
        if Verdict.SUGGEST in verdicts:
            outcome.suggested_module = after
        else:
            outcome.fixed_module = after
            offered.update(finding.verdict for finding in outcome.findings)
    if outcome.suggested_module is None:
        outcome.suggested_module = outcome.fixed_module
    return outcome


def _line(answer: Answer) -> int:
    return getattr(answer.node, "lineno", 1)


def _finding(module: Module, answer: Answer, node: ast.AST) -> Finding:
    place = (
        Place(1, 0, 1, 0, 0, 0) if isinstance(node, ast.Module) else module.lines.place(*_short(module, node))
    )
    return Finding(
        module.path,
        place,
        answer.code,
        answer.verdict,
        answer.message,
        answer.advice,
        answer.since,
        answer.until,
        answer.url,
        answer.edits if node is answer.node else (),
        doubtful=answer.doubtful,
    )


def _short(module: Module, node: ast.AST) -> tuple[int, int]:
    """The span that a finding points at: the header line of a definition, all of anything else."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        from codemods.rewrite.headers import name_span

        return name_span(module, node)
    return module.span(node)


def _answers(
    module: Module,
    matcher: Matcher,
    roles: frozenset[str],
    project: object,
    outcome: FileOutcome | None,
    extra: Callable[[Module, Matcher, Answered], list[Answer]] | None,
    blocked: frozenset[str] = frozenset(),
) -> list[Answer]:
    answers: list[Answer] = []
    reserved: dict[str, str] = {}
    answered = Answered(module)
    index = matcher.index
    guarded = may_guard(module, index)
    for site in matcher.sites(module, reserved, roles):
        rule = site.rule
        if rule.change in blocked:
            continue
        site.project = project
        if site.kind == "import" and guarded and in_dead_arm(module, site.node, _hit(rule), index):
            continue
        visited = visit(site, None if outcome is None else outcome.findings, module)
        if not visited:
            continue
        hit = _hit(rule) if guarded else matcher.range
        dead = (
            guarded and site.kind not in ("module", "import") and in_dead_arm(module, site.node, hit, index)
        )
        for answer in visited:
            # Code that never runs needs no answer, but a use in it would keep an import that is gone.
            if dead and not (answer.verdict is Verdict.FIX and _keeps_import(site, hit, index)):
                continue
            if site.kind == "module" and guarded and not rule.always:
                if in_dead_arm(module, answer.node, hit, index):
                    continue
            answers.append(answer)
            answered.note(answer, site.binding, site.node)
    if extra is not None:
        answers += extra(module, matcher, answered)
    return _unique(module, answers)


@lru_cache(maxsize=4096)
def _hit(rule: Rule) -> Range:
    """The releases, of those that the result must run on, where the old form is gone (or, till then, deprecated)."""
    first, last, _ = rule.lifetime()
    target = rule.range.target
    begins = last if last is not None and last <= target else min(first, target)
    return Range(rule.range.current, target, max(rule.range.supports, begins))


def _keeps_import(site: Site, hit: Range, index: Index) -> bool:
    """Whether the name at a site came by an import that runs, and fails on one of the releases that count."""
    binding = site.binding
    target = binding.target if binding is not None else None
    if binding is None or target is None or not target.startswith("django."):
        return False
    if in_dead_arm(site.module, binding.node, hit, index):
        return False
    from codemods.django import api

    return not all(api.exists(target, release) for release in site.range.supported)


def _unique(module: Module, answers: list[Answer]) -> list[Answer]:
    """Each place once a code: a fix wins over a suggestion, a suggestion over a flag."""
    order = {Verdict.FIX: 0, Verdict.SUGGEST: 1, Verdict.FLAG: 2}
    best: dict[tuple[str, int, int, str], Answer] = {}
    for answer in sorted(answers, key=lambda answer: order[answer.verdict]):
        node = answer.node
        key = (
            answer.code,
            getattr(node, "lineno", 1),
            getattr(node, "col_offset", 0),
            "" if answer.verdict is Verdict.FLAG else repr(answer.edits),
        )
        flag_key = (*key[:3], "")
        if key in best or (answer.verdict is Verdict.FLAG and any(k[:3] == key[:3] for k in best)):
            continue
        if flag_key in best:
            continue
        best[key] = answer
    return sorted(
        best.values(), key=lambda a: (getattr(a.node, "lineno", 1), getattr(a.node, "col_offset", 0), a.code)
    )


# -- applying ----------------------------------------------------------------------------------------------------------


def _to_fixed_point(
    module: Module,
    matcher: Matcher,
    roles: frozenset[str],
    enabled: Callable[[str, int], bool],
    project: object,
    first: list[Answer],
    verdicts: set[Verdict],
    known: set[tuple[str, int]],
    outcome: FileOutcome,
    endless: frozenset[str] = frozenset(),
) -> Module | None:
    """The file after all passes, or None when nothing could be changed.

    What never comes to an end is taken back, by rule, as if it had not been begun: ``endless`` are the codes of these.
    """
    before, seen = list(outcome.findings), set(known)
    blocked = set(endless)
    answers = first
    current = module
    origins = _Origins()
    begun = {(one.code, _line(one)) for one in first if one.verdict is not Verdict.FLAG}
    for number in range(_PASSES):
        if number:
            try:
                answers = _answers(current, matcher, roles, project, None, None, frozenset(blocked))
            except RecursionError:
                return current
            wanted = standing(
                current,
                [
                    answer
                    for answer in answers
                    if enabled(answer.code, _original_line(module, current, origins, answer.node))
                    and (
                        not getattr(answer.rule, "pins_default", False)
                        or (answer.code, _original_line(module, current, origins, answer.node)) in begun
                    )
                ],
            )
            for answer in wanted:
                line = _original_line(module, current, origins, answer.node)
                if answer.verdict is Verdict.FLAG and (answer.code, line) not in known:
                    known.add((answer.code, line))
                    outcome.findings.append(_moved(module, current, origins, answer, number))
            answers = wanted
        changing = [answer for answer in answers if answer.verdict in verdicts and answer.code not in blocked]
        step = _step(current, changing, matcher.index)
        while isinstance(step, _Failure):
            blocked.update(step.codes)
            for code in step.codes:
                _report_failure(outcome, code, step.reason)
            changing = [answer for answer in changing if answer.code not in blocked]
            step = _step(current, changing, matcher.index)
        if step is None:
            if number and Verdict.SUGGEST not in verdicts:
                _drop_doubts(module, current, origins, outcome, answers, blocked)
                for answer in answers:
                    line = _original_line(module, current, origins, answer.node)
                    if answer.verdict is not Verdict.SUGGEST:
                        continue
                    if (answer.code, line) in known:
                        _become_suggestion(outcome, answer, line)
                        continue
                    # What a fix has written anew may have been told of where it stood before.
                    if isinstance(answer.node, ast.Module) or origins.back(current.span(answer.node)[0])[1]:
                        continue
                    known.add((answer.code, line))
                    outcome.findings.append(_moved(module, current, origins, answer, number))
            return None if current is module else current
        if number and Verdict.SUGGEST not in verdicts:
            _become_fixes(module, current, origins, outcome, changing)
        text = current.text
        for edits in step.edits:
            origins.add(text, edits)
            text = apply(text, edits)
        current = step.module
        if len(text) > _GROWTH * (len(module.text) + _ROOM):
            break  # no rewrite is as long as that: it feeds on itself
    again = {answer.code for answer in changing}
    outcome.findings[:] = before
    known &= seen
    for code in again:
        _report_failure(outcome, code, "it does not come to an end")
    return _to_fixed_point(
        module, matcher, roles, enabled, project, first, verdicts, known, outcome, endless | again
    )


def _become_suggestion(outcome: FileOutcome, answer: Answer, line: int) -> None:
    """What was only flagged, alone of its code at a line, is suggested once the fixes have made way for it."""
    there = [
        index
        for index, one in enumerate(outcome.findings)
        if one.code == answer.code and one.place.line == line
    ]
    if len(there) == 1 and not isinstance(answer.node, ast.Module):
        told = outcome.findings[there[0]]
        if told.verdict is Verdict.FLAG:
            outcome.findings[there[0]] = replace(told, verdict=Verdict.SUGGEST, advice=answer.advice)


def _become_fixes(
    module: Module, current: Module, origins: _Origins, outcome: FileOutcome, answers: list[Answer]
) -> None:
    """What only an earlier fix has made certain is no suggestion, and for nobody to decide, any more."""
    fixed: set[tuple[str, int]] = set()
    for answer in answers:
        if not isinstance(answer.node, ast.Module):
            fixed.add((answer.code, origins.back(_short(current, answer.node)[0])[0]))
    outcome.findings = [
        replace(finding, verdict=Verdict.FIX)
        if finding.verdict is not Verdict.FIX and (finding.code, finding.place.start) in fixed
        else finding
        for finding in outcome.findings
    ]


def _drop_doubts(
    module: Module,
    current: Module,
    origins: _Origins,
    outcome: FileOutcome,
    answers: list[Answer],
    blocked: set[str],
) -> None:
    """What was only flagged for what its name might stand for is nothing any more where the fixes have settled that."""
    told = {(answer.code, _original_line(module, current, origins, answer.node)) for answer in answers}
    outcome.findings = [
        finding
        for finding in outcome.findings
        if not finding.doubtful or finding.code in blocked or (finding.code, finding.place.line) in told
    ]


def _original_line(module: Module, current: Module, origins: _Origins, node: ast.AST) -> int:
    if current is module or isinstance(node, ast.Module):
        return getattr(node, "lineno", 1)
    offset, _ = origins.back(current.span(node)[0])
    return module.lines.position(min(offset, len(module.text)))[0]


def _moved(module: Module, current: Module, origins: _Origins, answer: Answer, number: int) -> Finding:
    start, end = (0, 0) if isinstance(answer.node, ast.Module) else _short(current, answer.node)
    low = min(origins.back(start)[0], len(module.text))
    high = max(low, min(origins.back(end)[0], len(module.text)))
    return Finding(
        module.path,
        module.lines.place(low, high),
        answer.code,
        answer.verdict,
        answer.message,
        answer.advice,
        answer.since,
        answer.until,
        answer.url,
        (),
        number,
    )


def _report_failure(outcome: FileOutcome, code: str, reason: str) -> None:
    """A rule whose rewrite did not verify: its places are left for a person, and the tool says whose fault it is."""
    outcome.findings = [
        finding
        if finding.code != code or finding.verdict is Verdict.FLAG
        else Finding(
            finding.path,
            finding.place,
            finding.code,
            Verdict.FLAG,
            finding.message,
            joined(finding.advice, f"Not rewritten: the result did not verify ({reason}); please report it."),
            finding.since,
            finding.until,
            finding.url,
        )
        for finding in outcome.findings
    ]


@dataclass(slots=True)
class _Step:
    """The module after a pass, and the edits that led there, in the order in which they were made."""

    module: Module
    edits: tuple[list[Edit], ...]


@dataclass(slots=True)
class _Failure:
    codes: set[str]
    reason: str


def _step(module: Module, answers: list[Answer], index: Index) -> _Step | _Failure | None:
    """Apply as many answers as fit together; None when there is nothing to apply."""
    chosen = _fitting(module, answers)
    if not chosen:
        return None
    result = _apply(module, chosen, index)
    if isinstance(result, _Step):
        return result if result.module.text != module.text else None
    codes = {answer.code for answer in chosen}
    if len(codes) == 1:
        return _Failure(codes, result)
    # Find the rule whose answers do not verify on their own; if each does, take them one rule at a time.
    bad: set[str] = set()
    for code in sorted(codes):
        alone = _apply(module, [answer for answer in chosen if answer.code == code], index)
        if not isinstance(alone, _Step):
            bad.add(code)
    if bad:
        return _Failure(bad, result)
    first = min(codes)
    alone = _apply(module, [answer for answer in chosen if answer.code == first], index)
    return alone if isinstance(alone, _Step) else _Failure({first}, result)


def _fitting(module: Module, answers: list[Answer], patient: bool = True) -> list[Answer]:
    """Answers whose edits do not overlap; small ones first, so that what is inside goes before what is around.

    Only the name that a call begins with waits for those who rewrite the call: by its new name they would not know it.
    Likewise what stands inside of a guard or an import shim waits until that is taken apart.
    """

    def size(answer: Answer) -> tuple[bool, int, int]:
        return (
            not answer.code.startswith("guard/"),
            max((edit.end - edit.start for edit in answer.edits), default=0),
            min((edit.start for edit in answer.edits), default=0),
        )

    callees = _Callees(module, answers if patient else ())
    taken = _Taken()
    statements: dict[ast.AST, tuple[int, int]] = {}
    renamed: dict[int, object] = {}
    chosen: list[Answer] = []
    for answer in sorted(answers, key=size):
        if not answer.edits and not answer.imports:
            continue
        if any(taken.clashes(edit) or callees.wait(edit, answer.code) for edit in answer.edits):
            continue
        touched = {node: module.span(node) for node in imports.touched(answer.imports)}
        spans = [*touched.values(), *statements.values()]
        if any(_within(edit, span) for edit in answer.edits for span in spans):
            continue
        if any(taken.reach_into(span) for span in touched.values()):
            continue
        requests = {
            id(request.binding.alias): request
            for request in answer.imports
            if not isinstance(request, AddImport)
        }
        if any(key in renamed and renamed[key] != request for key, request in requests.items()):
            continue
        renamed.update(requests)
        taken.add(answer.edits)
        statements.update(touched)
        chosen.append(answer)
    if not chosen and callees.starts:
        return _fitting(module, answers, patient=False)
    return chosen


class _Callees:
    """Spans of what is called in the calls that an answer rewrites whole, with the answer's code."""

    def __init__(self, module: Module, answers: Iterable[Answer]) -> None:
        found: list[tuple[int, int, str]] = []
        for answer in answers:
            node = answer.node
            call = node if isinstance(node, ast.Call) else module.parents.get(node)
            if not isinstance(call, ast.Call) or node not in (call, call.func):
                continue
            start, end = module.span(call)
            if any(edit.start == start and edit.end == end for edit in answer.edits):
                found.append((*module.span(call.func), answer.code))
        self._found = sorted(found)
        self.starts = [start for start, _, _ in self._found]
        self._reach = list(accumulate((end for _, end, _ in self._found), max))

    def wait(self, edit: Edit, code: str) -> bool:
        """Whether an edit of a rule stands in a name that another rule's call begins with."""
        at = bisect_right(self.starts, edit.start) - 1
        while at >= 0 and self._reach[at] >= edit.end:
            if self._found[at][1] >= edit.end and self._found[at][2] != code:
                return True
            at -= 1
        return False


class _Taken:
    """Edits that do not overlap, in order: each is looked for among its neighbours, as a file may have thousands."""

    def __init__(self) -> None:
        self._edits: list[Edit] = []
        self._known: set[Edit] = set()

    def add(self, edits: Iterable[Edit]) -> None:
        for edit in edits:
            if edit not in self._known:
                self._known.add(edit)
                insort(self._edits, edit)

    def clashes(self, edit: Edit) -> bool:
        return any(_clash(edit, other) for other in self._around(edit.start, edit.end))

    def reach_into(self, span: tuple[int, int]) -> bool:
        return any(_within(other, span) for other in self._around(*span))

    def _around(self, start: int, end: int) -> Iterator[Edit]:
        """Those that overlap a span or touch it."""
        at = bisect_right(self._edits, end, key=lambda edit: edit.start) - 1
        while at >= 0 and self._edits[at].end >= start:
            yield self._edits[at]
            at -= 1


def _clash(one: Edit, other: Edit) -> bool:
    if one == other:
        return False
    if one.start == one.end == other.start == other.end:
        return False
    return (one.start < other.end and other.start < one.end) or (
        one.start == other.start and one.end == other.end
    )


def _within(edit: Edit, span: tuple[int, int]) -> bool:
    return edit.start < span[1] and span[0] < edit.end


def _apply(module: Module, answers: list[Answer], index: Index) -> _Step | str:
    """The module after the answers, verified; or the reason why they cannot be applied."""
    edits = list(dict.fromkeys(edit for answer in answers for edit in answer.edits))
    requests: list[ImportRequest] = []
    for answer in answers:
        requests += [request for request in answer.imports if request not in requests]
    try:
        edits += [edit for edit in imports.edits_for(module, requests) if edit not in edits]
        text = apply(module.text, edits)
    except (CannotRewrite, ValueError) as reason:
        return str(reason).rstrip(".")
    after = _parsed(module, text, edits)
    if isinstance(after, str):
        return after
    difference = differs(module.tree, module.lines, after.tree, after.lines, edits)
    if difference is not None:
        return difference
    missing = after.undefined() - module.undefined()
    if missing and not module.walk.stars:
        return f"the result would use the undefined name {min(missing)}"
    unused = [
        binding
        for binding in imports.unused_after(module, after)
        if not index.used_elsewhere(module.names, binding.name)
    ]
    if unused:
        try:
            cleanup = imports.edits_for(after, [RemoveImport(binding) for binding in unused])
            cleaned = _parsed(after, apply(after.text, cleanup), cleanup)
        except (CannotRewrite, ValueError):
            cleaned = "the unused import could not be removed"
        if not isinstance(cleaned, str):
            if differs(after.tree, after.lines, cleaned.tree, cleaned.lines, cleanup) is None:
                return _Step(cleaned, (edits, cleanup))
    return _Step(after, (edits,))


def _parsed(module: Module, text: str, edits: Sequence[Edit]) -> Module | str:
    try:
        after = Module(module.path, SourceText(text, module.source.encoding, module.source.bom), module.names)
    except SyntaxError as error:
        return f"the result does not parse: {error.msg} on line {error.lineno}"
    fault = compile_fault(text, after.tree, after.lines, edits)
    return f"the result does not compile: {fault}" if fault and compiles(module.text) else after
