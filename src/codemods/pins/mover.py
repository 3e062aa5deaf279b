"""What becomes of a specifier of Django: the policy, free of files.

The writer's style is kept: an exact pin stays one, ``~=`` stays ``~=``, a range stays a range.

- ``==3.2.25`` becomes the newest patch release known of the target (``==5.2.19``): whoever pins exactly wants a
  build that can be repeated. Where no patch release is known it becomes ``==5.3.*``.
- ``==3.2.*`` becomes ``==5.2.*``; ``~=3.2.0`` ``~=5.2.0``; ``~=3.2`` ``~=5.2``; poetry's ``^3.2`` ``^5.2``, ``~3.2`` ``~5.2``;
  conda's ``=3.2`` ``=5.2``.
- ``>=3.2,<4.0`` becomes ``>=5.2,<6.0``: an upper bound that keeps the target out moves to what follows the target
  directly, in the writer's way of counting (``<3.3`` becomes ``<5.3``, ``<4`` becomes ``<6``); one that lets the target
  in stays. A lower bound is raised to the oldest release that is to be supported; none is added.
- ``!=3.2.1`` is dropped once the lower bound is above it.
- A package that keeps several releases (``supports`` before ``target``) gets ``>=4.2,<5.3`` in place of a pin to one
  release. In files that only describe an environment, a pin to one of the supported releases stays.

Nothing is done to what lets no release in but the target and later ones, or has no bound at all. What lets the
target in, and older releases too, works as it is: raising its lower bound is a suggestion, and only where it begins
at the release that the way begins at (one that goes further back keeps several releases alive on purpose).
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from codemods.pins.clauses import Clause, Dialect, Groups, Kind, admits, feature, read_clauses
from codemods.pins.pythons import patch
from codemods.releases import KNOWN, Range, Release

__all__ = ["Move", "Role", "Step", "floor_of", "move"]


class Role(enum.Enum):
    """What a requirement says."""

    PACKAGE = "package"  # what a package can be installed with
    ENVIRONMENT = "environment"  # what one environment is made of


class Step(enum.Enum):
    """What is to be done with a specifier."""

    STAYS = "stays"
    MOVES = "moves"  # it keeps the target out: ``new`` lets it in
    RAISES = "raises"  # it lets the target in but also what the code is no longer written for
    UNCLEAR = "unclear"  # it keeps the target out in a way that a person has to decide on
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Move:
    """The verdict on a specifier, and the text to put in its place where ``step`` is MOVES or RAISES."""

    step: Step
    new: str = ""
    reason: str = ""


_STAYS = Move(Step.STAYS)
_POSITIVE = frozenset({Kind.EXACT, Kind.PREFIX, Kind.COMPATIBLE, Kind.CARET, Kind.TILDE, Kind.LOWER})
_SINGLE = frozenset({Kind.EXACT, Kind.PREFIX, Kind.COMPATIBLE, Kind.CARET, Kind.TILDE})


def move(
    text: str,
    range: Range,
    role: Role = Role.PACKAGE,
    dialect: Dialect = Dialect.PEP440,
) -> Move:
    """Decide on ``text``, a specifier alone, without the name of the package."""
    groups = read_clauses(text, 0, len(text), dialect)
    if groups is None:
        return Move(Step.MALFORMED)
    target, floor = range.target, range.supports
    clauses = [clause for group in groups for clause in group]
    if all(clause.kind is Kind.ANY for clause in clauses):
        return _STAYS
    if any(not any(clause.kind is not Kind.ANY for clause in group) for group in groups):
        return _STAYS  # one of the alternatives lets everything in
    if admits(groups, target):
        return _raised(text, groups, range, role, dialect)
    if any(clause.kind in _POSITIVE and feature(clause.version) >= target for clause in clauses):
        return _STAYS  # a later release, or a release candidate of the target
    if _is_one_supported(groups, range, role):
        return _STAYS
    if admits([[c for c in group if c.kind is not Kind.NOT] for group in groups], target):
        return Move(Step.UNCLEAR, reason=f"It leaves Django {target} out by name.")
    if len(groups) > 1:
        new = _union(groups, range, role, dialect)
    else:
        new = _rewritten(text, groups[0], range, role, dialect)
    if not _holds(new, clauses, target, floor, dialect):
        return Move(Step.UNCLEAR, reason=f"No release of Django {target} satisfies it.")
    return Move(Step.MOVES, new)


def floor_of(text: str, range: Range, dialect: Dialect = Dialect.PEP440) -> Release | None:
    """The oldest known release that a specifier lets in beside the target; None where it keeps the target out."""
    groups = read_clauses(text, 0, len(text), dialect)
    if groups is None or not admits(groups, range.target):
        return None
    return next((release for release in KNOWN if admits(groups, release)), range.target)


def _raised(text: str, groups: Groups, range: Range, role: Role, dialect: Dialect) -> Move:
    """The verdict on a specifier that lets the target in."""
    floor = range.supports
    if len(groups) > 1 or range.current is None or range.current >= range.target:
        return _STAYS
    clauses = groups[0]
    if not any(clause.kind in _POSITIVE for clause in clauses):
        return _STAYS
    older = [release for release in KNOWN if release < floor and admits(groups, release)]
    if not older or older[0] < range.current:
        return _STAYS  # what goes further back than today's release keeps several alive on purpose
    new = _rewritten(text, clauses, range, role, dialect)
    if not _holds(new, clauses, range.target, floor, dialect):
        return _STAYS
    return Move(Step.RAISES, new)


def _is_one_supported(groups: Groups, range: Range, role: Role) -> bool:
    """True for an environment's pin to one of several supported releases, as test matrices have them."""
    if role is Role.PACKAGE or range.supports >= range.target:
        return False
    admitted = [release for release in KNOWN if admits(groups, release)]
    return len(admitted) == 1 and range.supports <= admitted[0] <= range.target


def _holds(new: str, old: list[Clause], target: Release, floor: Release, dialect: Dialect) -> bool:
    """True where ``new`` lets the target in and, if ``old`` had a lower bound, nothing before ``floor``."""
    groups = read_clauses(new, 0, len(new), dialect)
    if groups is None or not admits(groups, target):
        return False
    if not any(clause.kind in _POSITIVE for clause in old):
        return True
    return not any(admits(groups, release) for release in KNOWN if release < floor)


def _union(groups: Groups, range: Range, role: Role, dialect: Dialect) -> str:
    """One range, or the last of the alternatives moved, in place of alternatives that all keep the target out."""
    last = groups[-1]
    if range.supports < range.target:
        lows = [feature(c.version) for group in groups for c in group if c.kind in _POSITIVE]
        low = max(min(lows, default=range.supports), range.supports)
        return f">={low},<{_cap(range.target, whole=True)}"
    parts = [_moved(clause, range, role, dialect, floor_known=True) for clause in last]
    return ",".join(part for part in parts if part is not None)


def _rewritten(text: str, clauses: list[Clause], range: Range, role: Role, dialect: Dialect) -> str:
    """``text`` with each clause replaced, kept or dropped; what stands between them stays."""
    floor_known = any(clause.kind in _POSITIVE for clause in clauses)
    new = text
    for clause in reversed(clauses):
        replacement = _moved(clause, range, role, dialect, floor_known)
        start, end = clause.start, clause.end
        if replacement is None:
            # A dropped clause takes the comma behind it along or, as the last one, the comma before it.
            behind = re.compile(r"[ \t]*,[ \t]*").match(new, end)
            if behind:
                end = behind.end()
            else:
                before = re.search(r"[ \t]*,?[ \t]*$", new[:start])
                start = before.start() if before else start
            replacement = ""
        new = new[:start] + replacement + new[end:]
    return new


def _moved(clause: Clause, range: Range, role: Role, dialect: Dialect, floor_known: bool) -> str | None:
    """One clause for the new range; None where it is to be dropped."""
    target, floor = range.target, range.supports
    release = feature(clause.version)
    written = clause.op + clause.gap + clause.version
    if clause.kind is Kind.ANY:
        return written
    if clause.kind is Kind.NOT:
        return None if floor_known and release < floor else written
    if clause.kind is Kind.UPPER:
        if admits([[clause]], target):
            return written
        return "<" + clause.gap + _cap_like(clause.version, target)
    if clause.kind is Kind.LOWER:
        return written if release >= floor else f">={clause.gap}{floor}"
    if clause.kind in _SINGLE and floor < target and role is Role.PACKAGE:
        return _spread(clause, range)
    return _pinned(clause, target, dialect)


def _spread(clause: Clause, range: Range) -> str:
    """A range over all supported releases in place of a pin to one of them."""
    release, low = feature(clause.version), str(range.supports)
    whole = clause.kind is Kind.CARET or (clause.kind is Kind.COMPATIBLE and clause.version.count(".") == 1)
    if release >= range.supports:
        exact = clause.kind in (Kind.EXACT, Kind.PREFIX)
        low = str(release) if exact else clause.version
    return f">={low},<{_cap(range.target, whole)}"


def _pinned(clause: Clause, target: Release, dialect: Dialect) -> str:
    """A pin to the target in the manner of ``clause``."""
    op = clause.op + clause.gap
    if clause.kind is Kind.COMPATIBLE:
        calendar = target.major >= 2000
        return f"{op}{target}.0" if calendar or clause.version.count(".") > 1 else f"{op}{target}"
    if clause.kind in (Kind.CARET, Kind.TILDE):
        return f"{op}{target}"
    if dialect is Dialect.CONDA:
        # A patch release may come late to a channel, or never: conda's own prefix form takes the newest there.
        return f"{target}.*" if not clause.op else f"={target}"
    newest = patch(target) if clause.kind is Kind.EXACT else None
    if newest is None:
        return f"{'==' + clause.gap if clause.op == '===' else op}{target}.*"
    return f"{op}{newest}"


def _cap_like(version: str, target: Release) -> str:
    """The bound that follows ``target``, counted the way that ``version`` is: ``4``, ``4.0``, ``3.3``, ``4.0.0``."""
    numbers = re.match(r"\d+(?:\.\d+)*", version)
    parts = numbers[0].split(".") if numbers else ["0"]
    whole = not any(int(part) for part in parts[1:])
    cap = _cap(target, whole)
    if whole and len(parts) == 1 and cap.endswith(".0"):
        return cap[:-2]
    if whole and len(parts) == 3 and cap.count(".") == 1:
        return cap + ".0"
    return cap


def _cap(target: Release, whole: bool) -> str:
    """The number that follows ``target`` directly; with ``whole`` the next major one where nothing lies between."""
    if target.major >= 2000:
        return str(target.major + 1)
    # Since 2.0 the third feature release is the last one of its major number.
    last = target.minor >= (11 if target.major == 1 else 2)
    if whole and last:
        return f"{target.major + 1}.0"
    return f"{target.major}.{target.minor + 1}"
