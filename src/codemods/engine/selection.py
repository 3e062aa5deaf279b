"""Which findings of one file are wanted: ``--select``, ``--ignore``, per-file ignores and suppressing comments."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping

from codemods.codes import covers, selected
from codemods.engine.options import RunOptions
from codemods.findings import Finding, Place, Verdict

__all__ = ["Selection"]


class Selection:
    """What the options and the comments of one file say of its findings."""

    def __init__(
        self,
        options: RunOptions,
        path: str,
        text: str,
        python: bool = True,
        answers: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._answers = answers or {}
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
        return selected(code, self.options.select, self.options.ignore, self.answers(code)) and not any(
            covers(one, code) for one in self._ignored
        )

    def answers(self, code: str) -> tuple[str, ...]:
        """Further ledger ids that the rule of a code answers, by which it may have been selected."""
        return self._answers.get(code, ())

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
