"""The report as JSON, for programs.

    {
      "version": "0.1.0",               of codemods
      "from": "3.2",                    the release that the code runs on today; null where nobody knows
      "to": "5.2",
      "supports": "5.2",                the oldest release that the result has to run on
      "origin": "from requirements.txt line 3",
      "files": 12,                      checked
      "findings": [                     by path, line and column; after --fix, what is left
        {
          "code": "3.0/force-text",
          "verdict": "fix",             fix, suggest or flag
          "applicability": "safe",      safe, unsafe or display: the same in ruff's words
          "path": "shop/models.py",     as the text report shows it
          "span": {"line": 1, "column": 0, "end_line": 1, "end_column": 9, "start": 0, "end": 9},
          "message": "...", "advice": "...",
          "since": "3.0", "until": "4.0",     empty where there is no such release
          "url": "https://docs.djangoproject.com/...",
          "edits": [{"start": 0, "end": 9, "text": "..."}]
        }
      ],
      "reading": ["3.0/..."],           ledger ids that concern the project and have no place in the source
      "summary": {
        "places": 1, "fixed": 0, "fix": 1, "suggest": 0, "flag": 0,
        "changes": {"3.0/force-text": {"fixed": 0, "fix": 1, "suggest": 0, "flag": 0, "places": 1, "files": 1}}
      }
    }

Lines count from 1, columns and offsets from 0, all in characters; edits replace ``text[start:end]`` of the file as it
was read, and all edits of a finding belong together.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from codemods import __version__
from codemods.findings import Finding
from codemods.report.content import Content
from codemods.report.style import Style
from codemods.report.tally import by_change

__all__ = ["render"]


def render(content: Content, style: Style) -> Iterator[str]:
    tallies = by_change(content.findings, content.fixed)
    numbers = ("fixed", "fix", "suggest", "flag", "places")
    report: dict[str, Any] = {
        "version": __version__,
        "from": None if content.range.current is None else str(content.range.current),
        "to": str(content.range.target),
        "supports": str(content.range.supports),
        "origin": content.origin,
        "files": content.files,
        "findings": [_finding(finding, content) for finding in content.findings],
        "reading": list(content.reading),
        "summary": {
            **{name: sum(getattr(tally, name) for tally in tallies) for name in numbers},
            "changes": {
                tally.code: {**{name: getattr(tally, name) for name in numbers}, "files": len(tally.paths)}
                for tally in tallies
            },
        },
    }
    yield json.dumps(report, indent=2) + "\n"


def _finding(finding: Finding, content: Content) -> dict[str, Any]:
    place = finding.place
    return {
        "code": finding.code,
        "verdict": finding.verdict.value,
        "applicability": finding.verdict.applicability.value,
        "path": content.shown(finding.path),
        "span": {
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line,
            "end_column": place.end_column,
            "start": place.start,
            "end": place.end,
        },
        "message": finding.message,
        "advice": finding.advice,
        "since": finding.since,
        "until": finding.until,
        "url": finding.url,
        "edits": [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in finding.edits],
    }
