"""The file that holds the tables, opened part by part.

``tables.bin`` (made by ``tools/build_api.py``) is: a magic line, the lengths of the index and of the preset
dictionary (4 bytes each, big-endian), both zlib-compressed, then the parts that the index points into. The index is

    {"releases": ["1.7", ...], "versions": ["1.7.11", ...],
     "modules": {name: [mask, offset, length]}, "tables": {name: [offset, length]}}

The table ``equivalents`` is ``{last name: [[module number, ...], [[mask, definition], ...]], ...}``, a list of such
groups a name; modules are numbered in the order of the index. ``definitions`` is ``{last name: [[mask, module number],
...]}``. The other tables map names to ``[mask, value]`` variants.

Bit ``i`` of a mask is set where something holds in ``releases[i]``. A part is JSON. A module's part is

    {"n": {name: [variant, ...]}, "w": [[mask, [warning, ...]], ...]}

and a variant is ``[mask, kind, ...]`` with trailing empty fields left out:

    [mask, "f", signature, extras]             function
    [mask, "v", value source, type, extras]    constant; ``type`` is the class that it is an instance of
    [mask, "i", target, extras]                import, re-export or plain alias; ``target`` is where it is defined
    [mask, "c", class, extras]                 class

A class is ``{"b": bases, "k": metaclass, "o": openness, "x": classes whose public methods are copied in}``, each a list
of ``[mask, value]``, and ``"m": {member: [variant, ...]}`` with the kinds ``m`` method, ``s`` static method, ``k`` class
method, ``p`` property, ``q`` cached property (``[mask, kind, signature, extras]``), ``a`` attribute, ``I`` instance
attribute (``[mask, kind, value source, type, extras]``; a type that begins with ``=`` is the thing itself), ``l`` alias
of another member, ``c`` nested class. Extras: ``c`` conditional, ``d`` decorators, ``w`` warnings that every call
issues, ``u`` warnings that some calls issue, ``p`` positional parameters whose use is deprecated, ``a`` async, ``n``
the next hop of an import, ``mc`` put there by the metaclass, ``q`` the value of a queryset
method's ``queryset_only``, ``dc`` made by ``@dataclass``. In the extras of a class each
value is a list of ``[mask, value]``.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

__all__ = ["Store"]

_MAGIC = b"codemods-api-1\n"


class Store:
    """Open the file at the first question; decompress a part when it is asked for, once."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or Path(__file__).with_name("tables.bin")
        data = self._path.read_bytes()
        if not data.startswith(_MAGIC):
            raise ValueError(
                f"{self._path} is not a table of Django's API; build it again with tools/build_api.py."
            )
        at = len(_MAGIC)
        head = int.from_bytes(data[at : at + 4], "big")
        shared = int.from_bytes(data[at + 4 : at + 8], "big")
        at += 8
        index = json.loads(zlib.decompress(data[at : at + head]))
        self._dictionary = zlib.decompress(data[at + head : at + head + shared])
        self._base = at + head + shared
        self._data = data
        self.releases: list[str] = index["releases"]
        self.versions: list[str] = index["versions"]
        self.modules: dict[str, list[int]] = index["modules"]
        """Every module of any release: ``[mask, offset, length]``."""
        self._tables: dict[str, list[int]] = index["tables"]
        self._parts: dict[str, dict[str, Any]] = {}
        self._opened: dict[str, Any] = {}

    def module(self, name: str) -> dict[str, Any] | None:
        """The part of one module, or None where no release has it."""
        part = self._parts.get(name)
        if part is None:
            entry = self.modules.get(name)
            if entry is None:
                return None
            start = self._base + entry[1]
            inflate = zlib.decompressobj(-15, zdict=self._dictionary)
            part = json.loads(inflate.decompress(self._data[start : start + entry[2]]) + inflate.flush())
            self._parts[name] = part
        return part

    def table(self, name: str) -> Any:
        """One of the flat tables: settings, tags, filters, commands, templates, apps, equivalents, definitions."""
        table = self._opened.get(name)
        if table is None:
            offset, length = self._tables[name]
            start = self._base + offset
            table = json.loads(zlib.decompress(self._data[start : start + length]))
            self._opened[name] = table
        return table
