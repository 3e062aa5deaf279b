"""Which release of Django, and which Python, a repository says that it runs on."""

from __future__ import annotations

from codemods.versions.detected import Detected, Rank
from codemods.versions.detection import (
    Supported,
    detect,
    detect_all,
    disagreements,
    moved_on,
    supported,
)
from codemods.versions.pythons import PythonStatement, python_statement, python_statements

__all__ = [
    "Detected",
    "PythonStatement",
    "Rank",
    "Supported",
    "detect",
    "detect_all",
    "disagreements",
    "moved_on",
    "python_statement",
    "python_statements",
    "supported",
]
