"""The report in SARIF 2.1.0, which code scanning services read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from codemods import __version__
from codemods.findings import Finding
from codemods.report.content import Content, severity
from codemods.report.style import Style
from codemods.report.tally import by_change

__all__ = ["render"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(content: Content, style: Style) -> Iterator[str]:
    codes = {tally.code: number for number, tally in enumerate(by_change(content.findings, ()))}
    first = {finding.code: finding for finding in reversed(content.findings)}
    run = {
        "tool": {
            "driver": {
                "name": "codemods",
                "version": __version__,
                "rules": [_rule(first[code]) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes, content) for finding in content.findings],
    }
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(finding: Finding) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": finding.code, "shortDescription": {"text": _summary(finding.code)}}
    if finding.url:
        rule["helpUri"] = finding.url
    return rule


def _summary(code: str) -> str:
    from codemods import ledger

    row = ledger.row(code)
    return row.summary if row else code


def _result(finding: Finding, codes: dict[str, int], content: Content) -> dict[str, Any]:
    place = finding.place
    artifact = {"uri": _uri(content.shown(finding.path))}
    text = f"{finding.message}\n{finding.advice}" if finding.advice else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes[finding.code],
        "level": severity(finding, content.range),
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": {
                        "startLine": place.line,
                        "startColumn": place.column + 1,
                        "endLine": place.end_line,
                        "endColumn": place.end_column + 1,
                    },
                }
            }
        ],
    }
    if finding.edits:
        replacements = [
            {
                "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
                "insertedContent": {"text": edit.text},
            }
            for edit in finding.edits
        ]
        result["fixes"] = [
            {
                "description": {"text": finding.advice or finding.message},
                "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
            }
        ]
    return result


def _uri(path: str) -> str:
    if PurePath(path).is_absolute():
        return PurePath(path).as_uri()
    return quote(path, errors="surrogateescape")
