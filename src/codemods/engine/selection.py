"""Which findings of one file are wanted: ``--select``, ``--ignore``, per-file ignores and suppressing comments."""

from __future__ import annotations

import fnmatch

from codemods.engine.options import RunOptions
from codemods.findings import Finding, Place, Verdict

__all__ = ["Selection", "covers", "selected"]


def selected(code: str, options: RunOptions) -> bool:
    """Whether ``--select`` and ``--ignore`` let a code through; the longer beginning wins."""
    chosen = max((len(one) for one in options.select if covers(one, code)), default=-1)
    if options.select and chosen < 0:
        return False
    dropped = max((len(one) for one in options.ignore if covers(one, code)), default=-1)
    return dropped < 0 or chosen > dropped


def covers(selector: str, code: str) -> bool:
    """Whether a selector (a code, a release or group, ``ALL``) names a code."""
    return selector in ("ALL", code) or code.startswith(
        selector if selector.endswith("/") else f"{selector}/"
    )


class Selection:
    """What the options and the comments of one file say of its findings."""

    def __init__(self, options: RunOptions, path: str, text: str, python: bool = True) -> None:
        self.options = options
        self.path = path
        self._ignored = [
            code
            for pattern, codes in options.per_file_ignores.items()
            if fnmatch.fnmatch(path, pattern) or fnmatch.fnmatch(path.rpartition("/")[2], pattern)
            for code in codes
        ]
        self._suppressions = None
        if "codemods:" in text:
            from codemods.suppress import parse

            self._suppressions = parse(text, python) or None

    def wants(self, code: str) -> bool:
        """Whether the options ask for a code in this file."""
        return selected(code, self.options) and not any(covers(one, code) for one in self._ignored)

    def silenced(self, finding: Finding) -> bool:
        """Whether a comment silences a finding; the comment then counts as used."""
        return self._suppressions is not None and self._suppressions.matches(finding)

    def enabled(self, code: str, line: int) -> bool:
        """Both, for a finding that is not made yet: its code and 1-based line."""
        if not self.wants(code):
            return False
        if self._suppressions is None:
            return True
        return not self.silenced(Finding(self.path, Place(line, 0, line, 0, 0, 0), code, Verdict.FLAG, ""))

    def unused(self, codes: frozenset[str] | None = None) -> list[Finding]:
        """A finding for each comment that silenced nothing; ``codes`` are those that the run looked for."""
        if self._suppressions is None:
            return []
        from codemods.suppress import unused_findings

        def active(selector: str) -> bool:
            return codes is None or any(covers(selector, code) for code in codes)

        return unused_findings(self.path, self._suppressions, active)
