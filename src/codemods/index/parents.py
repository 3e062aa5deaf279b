"""Which template a template extends: what views that render it have to give it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codemods.index.index import Index

__all__ = ["line_of", "parent_in_template"]

_EXTENDS = re.compile(rb"""\{%-?[ \t]*extends[ \t]+(["'])([^"'%{}\n]+)\1""")


def parent_in_template(data: bytes) -> str:
    """The name of the template that a template extends; empty where it is computed, or where there is none."""
    found = _EXTENDS.search(data)
    return found[2].decode("utf-8", "replace") if found is not None else ""


def line_of(index: Index, name: str) -> tuple[str, ...] | None:
    """A template and those that it extends, by name; None where the repository has no template of that name."""
    line: list[str] = []
    known = False
    while name and name not in line:
        line.append(name)
        parents = [
            facts.extends
            for path, facts in index.files.items()
            if facts.extends is not None and (path == name or path.endswith(f"/{name}"))
        ]
        known = known or bool(parents)
        name = next(filter(None, parents), "")
    return tuple(line) if known else None
