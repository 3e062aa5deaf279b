"""Workflow commands that GitHub Actions shows as annotations beside the code."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.report.content import Content, severity
from codemods.report.style import Style, printable

__all__ = ["render"]


def render(content: Content, style: Style) -> Iterator[str]:
    for finding in content.findings:
        place, path = finding.place, content.shown(finding.path)
        properties = {
            "title": f"codemods ({finding.code})",
            "file": path,
            "line": str(place.line),
            "col": str(place.column + 1),
            "endLine": str(place.end_line),
            "endColumn": str(place.end_column + 1),
        }
        if place.line != place.end_line:  # GitHub takes columns on one line only
            del properties["col"], properties["endColumn"]
        written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        message = f"{path}:{place.line}:{place.column + 1}: {finding.code} {printable(finding.message)}"
        message = "\n".join(part for part in (message, finding.advice, finding.url) if part)
        yield f"::{severity(finding, content.range)} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
