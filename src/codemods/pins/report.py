"""How the readers of the single file formats report: one object a file, which knows the policy and the places."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from codemods.files.text import LineIndex
from codemods.findings import Edit, Finding, Verdict
from codemods.pins import companions
from codemods.pins.asked import notes
from codemods.pins.clauses import Dialect
from codemods.pins.mover import Role, Step, move
from codemods.pins.pythons import PYTHONS, Python, dropped_by, python_text
from codemods.pins.requirement import Requirement, pythons_of, scan
from codemods.releases import KNOWN, Range, Release

__all__ = ["Report", "named_release"]

_ALL_PYTHONS: tuple[Python, ...] = tuple(sorted({version for known in PYTHONS.values() for version in known}))
_GROUP = re.compile(r"(?:^|[^a-z])(?:django|dj)[-_.]?(\d{1,2})[-_.]?(\d{1,2})?(?!\d)", re.IGNORECASE)
_REF = re.compile(
    r"(?:stable/|@v?|[Dd]jango-|=|/v?)(\d{1,4}\.\d{1,2})(?:\.\d+|\.x)*(?=$|[^\w.]|\.(?:tar|zip|whl)|-py)"
)


def named_release(name: str) -> Release | None:
    """The release that a name speaks of: ``django42``, ``requirements-django-3.2.txt``, ``dj111``; else None."""
    match = _GROUP.search(name)
    if match is None:
        return None
    major, minor = match[1], match[2]
    if minor is None:
        if len(major) == 1:
            return None
        major, minor = major[0], major[1:]
    release = Release(int(major), int(minor))
    if release in KNOWN:
        return release
    if len(match[1]) == 2 and match[2] is not None:  # 111: two digits were taken for the major number
        digits = match[1] + match[2]
        release = Release(int(digits[0]), int(digits[1:]))
    return release if release in KNOWN else None


class Report:
    """Collects the findings of one file.

    ``path`` and ``text`` are the file's; ``range`` is the way of the run. ``kept`` is the oldest release that the
    repository claims to run on beside the target, which counts where the user named none; ``uses`` tells whether Django
    works with a package there, by its normalised name. Offsets are characters of ``text``.
    """

    def __init__(
        self,
        path: str,
        text: str,
        range: Range,
        kept: Release | None = None,
        uses: Callable[[str], bool] | None = None,
    ) -> None:
        self.path = path
        self.text = text
        self.range = range
        self.oldest = (
            range.supports if kept is None or range.supports < range.target else min(kept, range.target)
        )
        self.uses = uses
        self.findings: list[Finding] = []

    @cached_property
    def lines(self) -> LineIndex:
        return LineIndex(self.text)

    @property
    def notes(self) -> str:
        """The address of the target's release notes."""
        return notes(self.range.target)

    def add(
        self,
        code: str,
        start: int,
        end: int,
        verdict: Verdict,
        message: str,
        advice: str = "",
        *,
        edits: tuple[Edit, ...] = (),
        since: str = "",
        until: str = "",
        url: str | None = None,
    ) -> None:
        """Report ``text[start:end]``; ``url`` is the target's release notes where left out."""
        place = self.lines.place(start, end)
        link = self.notes if url is None else url
        self.findings.append(
            Finding(self.path, place, code, verdict, message, advice, since, until, link, edits)
        )

    def malformed(self, start: int, message: str, code: str = "file/malformed") -> None:
        """Report what keeps the file, or a part of it, from being read."""
        end = self.text.find("\n", start)
        self.add(code, start, len(self.text) if end < 0 else end, Verdict.FLAG, message, url="")

    def tell_broken_yaml(self) -> None:
        """Report what keeps a file that speaks of Django from being YAML; what can be read of it is judged all the same."""
        if "django" not in self.text.lower():
            return
        from codemods.pins.yaml_lines import first_fault

        fault = first_fault(self.text)
        if fault is not None:
            at, reason = fault
            message = f"The file is not valid YAML here ({reason}); correct it to have all its requirements looked at."
            self.malformed(min(at, max(len(self.text) - 1, 0)), message)

    def requirement(
        self, start: int, end: int, role: Role, *, where: str = "", may_edit: bool = True, marker: str = ""
    ) -> bool:
        """Judge ``text[start:end]`` as a PEP 508 requirement, of Django or of what it works with.

        False where it is none of Django.

        ``where`` is a name that may speak of a release (an extra, a group, a file): what is for one release only
        is not moved. With ``may_edit`` false the same is only flagged. ``marker`` is one that is written elsewhere.
        """
        found = scan(self.text, start, end)
        if found is None:
            if not where or named_release(where) is None:
                companions.judge(self, start, end, may_edit=may_edit)
            return False
        if found.url is not None:
            self.source(*found.url)
            return True
        if found.marker and not _is_marker(found.marker):
            self.malformed(
                found.start, f"The marker of Django cannot be read here: {found.marker!r}; correct it."
            )
            return True
        if self._is_for_other_pythons(found, found.marker or marker):
            return True
        self.specifier(*found.spec, role, Dialect.PEP440, where=where, may_edit=may_edit, shown=found.start)
        return True

    def specifier(
        self,
        start: int,
        end: int,
        role: Role,
        dialect: Dialect,
        *,
        where: str = "",
        may_edit: bool = True,
        shown: int | None = None,
        code: str = "pins/django",
    ) -> None:
        """Judge ``text[start:end]``, a specifier of Django, and report what is to be done with it.

        ``shown`` is where the requirement begins whose specifier this is, for the place of the finding.
        """
        written = self.text[start:end]
        target = self.range.target
        step = move(written, self.range, role, dialect)
        begin = start if shown is None else shown
        if step.step is Step.STAYS:
            return
        if step.step is Step.MALFORMED:
            self.malformed(begin, f"The version of Django cannot be read here: {written!r}; correct it.")
            return
        if step.step is Step.UNCLEAR:
            self.add(
                code, begin, end, Verdict.FLAG,
                f"The requirement Django{_spaced(written)} keeps Django {target} out. {step.reason}",
                f"Decide how it is to read; Django {target} has to satisfy it.",
            )  # fmt: skip
            return
        if where and named_release(where) is not None:
            self._named(where, begin, end, written)
            return
        edits = (Edit(start, end, step.new),) if may_edit else ()
        if step.step is Step.RAISES:
            oldest = self.range.supports
            if self.oldest < oldest and role is Role.PACKAGE:
                return  # the package says itself that it keeps older releases
            self.add(
                code, begin, end, Verdict.SUGGEST if may_edit else Verdict.FLAG,
                f"The requirement Django{_spaced(written)} lets in releases before {oldest}, "
                "which the code is not kept running on.",
                f"Write Django{_spaced(step.new)}, or name the oldest release to keep with --supports.",
                edits=edits,
            )  # fmt: skip
            return
        self.add(
            code, begin, end, Verdict.FIX if may_edit else Verdict.FLAG,
            f"The requirement Django{_spaced(written)} keeps Django {target} out.",
            f"Write Django{_spaced(step.new)}.",
            edits=edits,
        )  # fmt: skip

    def source(self, start: int, end: int) -> None:
        """Judge a Django that comes from an address: it is flagged where the address names an older release."""
        address = self.text[start:end]
        match = _REF.search(address)
        target = self.range.target
        if match is None or Release.parse(match[1]) >= target:
            return
        self.add(
            "pins/source", start, end, Verdict.FLAG,
            f"Django comes from an address that names {match[1]}, not {target}.",
            f"Name a branch, tag or file of Django {target}, or require it by its version.",
        )  # fmt: skip

    def _named(self, where: str, start: int, end: int, written: str) -> None:
        """A requirement in a place that is for one release by its name."""
        named, range = named_release(where), self.range
        if named is None or self.oldest <= named <= range.target:
            return
        if range.supports == range.target and (range.current is None or named < range.current):
            return  # nobody says that it is no longer wanted
        self.add(
            "pins/matrix", start, end, Verdict.FLAG,
            f"{where!r} is for Django {named} (Django{_spaced(written)}), which the code is not kept running on.",
            f"Drop it, or rename it for Django {range.target}.",
        )  # fmt: skip

    def _is_for_other_pythons(self, found: Requirement, written: str) -> bool:
        """True where the marker holds on no Python that the target runs on; flags it where nothing supported does."""
        range = self.range
        runs = PYTHONS.get(range.target)
        if not written or runs is None:
            return False
        marker = written.replace('\\"', '"')
        held = pythons_of(marker, _ALL_PYTHONS)
        if any(version >= runs[0] for version in held) or not held:
            return False
        kept = [release for release in range.supported if any(v in PYTHONS.get(release, ()) for v in held)]
        if kept:
            return True
        self.add(
            "pins/marker", found.start, found.end, Verdict.FLAG,
            f"This requirement only holds on Python {python_text(held)}, which Django {range.target} does not run on.",
            "Drop it together with the support of those Pythons.",
            until=str(dropped_by(held[-1], range.target) or ""),
        )  # fmt: skip
        return True


def _is_marker(text: str) -> bool:
    """True for an environment marker, and for what is put together when it is used."""
    from packaging.markers import InvalidMarker, Marker

    if re.search(r"[{}%$]", text):
        return True
    try:
        Marker(text.replace('\\"', '"'))
    except InvalidMarker:
        return False
    return True


def _spaced(specifier: str) -> str:
    """A specifier to stand behind the name in a message: bare versions of poetry and conda get a space."""
    return specifier if specifier[:1] in "<>=!~^" else f" {specifier}"
