"""What has to be looked at once more, as the rewrite of one file may be the cue for that of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from difflib import SequenceMatcher

from codemods.files.text import LineIndex, read_text
from codemods.findings import Finding, Verdict
from codemods.index.facts import ModuleFacts

__all__ = ["same_facts", "to_look_at_again", "told_later"]

_OWN = tuple(
    one.name
    for one in fields(ModuleFacts)
    if one.name not in ("path", "names", "bindings", "uses", "writable")
)
"""What a file says of itself: where that has changed, its own answers may have as well."""


def same_facts(old: ModuleFacts, new: ModuleFacts) -> bool:
    """Whether two versions of a file tell the others the same."""
    return all(getattr(old, name) == getattr(new, name) for name in ("bindings", "uses", *_OWN))


def to_look_at_again(known: Mapping[str, ModuleFacts], new: Iterable[ModuleFacts]) -> set[str]:
    """The paths of files whose answers may be others since ``new`` took the place of what is ``known`` of some files.

    Those are the files that say something else of themselves, those that take a name that stands for something else
    now (however many modules hand it on), rewritten ones that handed on what nobody takes any more, and those that
    hold a view or read a setting that another file now gives otherwise.
    """
    changed = {facts.path: facts for facts in new}
    again = {
        path
        for path, facts in changed.items()
        if any(getattr(facts, name) != getattr(known[path], name) for name in _OWN)
    }
    modules = {name: path for path, facts in known.items() for name in facts.names}
    affected: dict[str, set[str]] = {}
    settings: set[str] = set()
    for path, facts in changed.items():
        names = _differing(known[path], facts)
        settings.update(f"django.conf.settings.{name}" for name in names if name.isupper())
        for view in _views(known[path]) ^ _views(facts):
            again.update(modules[owner] for owner in (view.rpartition(".")[0],) if owner in modules)
        if known[path].reversed != facts.reversed:
            again.update(other for other, one in known.items() if one.routes)
        for module in facts.names if names else ():
            affected.setdefault(module, set()).update(names)
        for use in known[path].uses - facts.uses:
            owner, _, name = use.rpartition(".")
            if modules.get(owner) in changed and name in changed[modules[owner]].bindings:
                again.add(modules[owner])
    if settings:
        again.update(path for path, one in known.items() if not settings.isdisjoint(one.uses))
    if not affected:
        return again
    facts_now = {**known, **changed}
    takers = _takers(facts_now, modules)
    waiting = list(affected)
    while waiting:
        module = waiting.pop()
        names = affected[module]
        for path, taken in takers.get(module, {}).items():
            if path == modules[module] or ("*" not in taken and names.isdisjoint(taken)):
                continue
            again.add(path)
            facts = facts_now[path]
            through = set(_handed_on(facts, module, names))
            for own in facts.names:
                if not through <= affected.setdefault(own, set()):
                    affected[own] |= through
                    waiting.append(own)
    return again


def _views(facts: ModuleFacts) -> set[str]:
    """The names of what a URLconf calls."""
    return {*facts.views, *(route.view for route in facts.routes)}


def _differing(old: ModuleFacts, new: ModuleFacts) -> set[str]:
    """The module-level names that stand for something else."""
    found: set[str] = set()
    for kind in ("bindings", "functions", "classes", "made_by", "guards"):
        before: Mapping[str, object] = getattr(old, kind)
        after: Mapping[str, object] = getattr(new, kind)
        found.update(
            name.partition(".")[0]
            for name in before.keys() | after.keys()
            if before.get(name) != after.get(name)
        )
    if old.exported != new.exported or old.stars != new.stars:
        found.update(old.bindings, new.bindings, old.exported or (), new.exported or ())
    return found


def _takers(facts: Mapping[str, ModuleFacts], modules: Mapping[str, str]) -> dict[str, dict[str, set[str]]]:
    """For each module of the repository: the files that reach into it, with the names that they take."""
    takers: dict[str, dict[str, set[str]]] = {}
    for path, one in facts.items():
        for use in one.uses:
            if use in modules:
                takers.setdefault(use, {}).setdefault(path, set())
            head, dot, _ = use.rpartition(".")
            while dot:
                if head in modules:
                    name = use[len(head) + 1 :].partition(".")[0]
                    takers.setdefault(head, {}).setdefault(path, set()).add(name)
                head, dot, _ = head.rpartition(".")
    return takers


def _handed_on(facts: ModuleFacts, module: str, names: set[str]) -> Iterator[str]:
    """The names of a file that stand for, or are made of, some names of a module."""

    def hit(target: str | None) -> bool:
        if target is None or not target.startswith(f"{module}."):
            return False
        return target[len(module) + 1 :].partition(".")[0] in names

    for name, targets in facts.bindings.items():
        if any(map(hit, targets)):
            yield name
    for name, one in facts.classes.items():
        if any(map(hit, one.bases)) or any(hit(call.callee) for call in one.calls.values()):
            yield name.partition(".")[0]
    for name, maker in facts.made_by.items():
        if hit(maker):
            yield name
    for name, guard in facts.guards.items():
        if f"{module}." in guard:
            yield name
    if module in facts.stars:
        yield from names


def told_later(
    first: Sequence[Finding], later: Sequence[Finding], old: bytes | None, now: bytes | None
) -> list[Finding]:
    """What a further look at a file has found that the ``first`` one had not, at its places in the file as it was read.

    ``old`` and ``now`` are the file as it was read and as it was looked at; None for both where these are the same.
    What a later look would fix is not among it.
    """
    left = [one for one in later if one.verdict is not Verdict.FIX and not one.code.startswith("file/")]
    more = Counter(one.code for one in left)
    more -= Counter(one.code for one in first if one.verdict is not Verdict.FIX)
    left = [one for one in left if one.code in more]
    if not left:
        return []
    known = {(one.code, one.place.line) for one in first}
    if old is None or now is None:
        return [one for one in left if (one.code, one.place.line) not in known]
    before, after = read_text(old, python=True).text, read_text(now, python=True).text
    lines, found = LineIndex(before), list[Finding]()
    blocks = SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False).get_opcodes()
    for one in left:
        row = one.place.line - 1
        tag, low, high, begin, _ = next(block for block in reversed(blocks) if block[3] <= row)
        line = min((low if tag != "equal" else low + row - begin) + 1, lines.count)
        around = range(line, max(high, line) + 1) if tag != "equal" else (line,)
        if any((one.code, number) in known for number in around):
            continue
        known.add((one.code, line))
        place = lines.place(lines.line_start(line), lines.line_end(line))
        if tag == "equal":
            start = lines.line_start(line) + one.place.column
            place = lines.place(start, min(start + one.place.end - one.place.start, len(before)))
        found.append(replace(one, place=place, edits=(), iteration=max(1, one.iteration)))
    return found
