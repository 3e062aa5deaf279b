"""Merge releases that differ little into one table, and write it as one file of small compressed parts.

Every variant of an entry carries a mask: bit ``i`` is set where it holds in the ``i``-th release. Equal variants of
several releases become one. The file is read by ``codemods.django.store``, which says what its parts are.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

from api_resolve import Entry, ModuleData

__all__ = ["merge_modules", "merge_plain", "pack"]

MAGIC = b"codemods-api-1\n"
Variants = list[list[Any]]


def merge_modules(releases: list[dict[str, ModuleData]]) -> dict[str, dict[str, Any]]:
    """Module -> ``{"mask", "w": variants of warnings, "n": {name: variants}}`` over all releases, in order."""
    merged: dict[str, dict[str, Any]] = {}
    for position, modules in enumerate(releases):
        bit = 1 << position
        for module, data in modules.items():
            into = merged.setdefault(module, {"mask": 0, "w": [], "n": {}})
            into["mask"] |= bit
            if data["warns"]:
                _add(into["w"], bit, [data["warns"]])
            _merge_names(into["n"], data["names"], bit)
    return {module: _sorted(merged[module]) for module in sorted(merged)}


def _sorted(data: dict[str, Any]) -> dict[str, Any]:
    data["n"] = dict(sorted(data["n"].items()))
    if not data["w"]:
        del data["w"]
    return data


def _merge_names(into: dict[str, Variants], names: dict[str, Entry], bit: int) -> None:
    for name, entry in names.items():
        variants = into.setdefault(name, [])
        if entry[0] != "c":
            _add(variants, bit, entry)
            continue
        extras = entry[2]
        for variant in variants:
            if variant[1] == "c":
                break
        else:
            variant = [0, "c", {"m": {}}, {}]
            variants.append(variant)
        variant[0] |= bit
        merged: dict[str, Any] = variant[2]
        for key, value in entry[1].items():
            if key != "m":
                _add(merged.setdefault(key, []), bit, [value])
        _merge_names(merged["m"], entry[1].get("m", {}), bit)
        for key, value in extras.items():
            _add(variant[3].setdefault(key, []), bit, [value])


def _add(variants: Variants, bit: int, payload: list[Any]) -> None:
    if payload and payload[-1] == {}:
        payload = payload[:-1]
        while payload and payload[-1] == "" and len(payload) > 1:
            payload = payload[:-1]
    for variant in variants:
        if variant[1:] == payload:
            variant[0] |= bit
            return
    variants.append([bit, *payload])


def merge_plain(releases: list[dict[str, Any]]) -> dict[str, Variants]:
    """Name -> variants ``[mask, value]`` of one flat table (settings, templates, commands) over all releases."""
    merged: dict[str, Variants] = {}
    for position, table in enumerate(releases):
        for name, value in table.items():
            _add(merged.setdefault(name, []), 1 << position, [value])
    return dict(sorted(merged.items()))


def equivalents(modules: dict[str, dict[str, Any]], order: list[str]) -> dict[str, list[list[Any]]]:
    """Last name -> ``[modules, [[mask, definition], ...]]`` of each object that has gone by that name in several.

    Modules are given by their number in ``order``; a mask says in which releases the object was defined there.

    Two paths are one object where, in some release, one imports it from the other without renaming it. A group that
    holds two objects at once, in any release, is cut where a bystander links them (see ``_cut``).
    """
    number = {module: position for position, module in enumerate(order)}
    edges: dict[str, list[tuple[int, int, int]]] = {}
    for module, data in modules.items():
        for name, variants in data["n"].items():
            for variant in variants:
                if variant[1] != "i":
                    continue
                extras = variant[-1] if isinstance(variant[-1], dict) else {}
                owner, _, last = extras.get("n", variant[2]).rpartition(".")
                if last == name and owner in number and name in modules[owner]["n"]:
                    edges.setdefault(name, []).append((number[module], number[owner], variant[0]))
    result: dict[str, list[list[Any]]] = {}
    for name, found in sorted(edges.items()):
        groups: list[list[Any]] = []
        for group in _components(found):
            finals = {
                member: _finals(modules[order[member]]["n"][name], f"{order[member]}.{name}")
                for member in group
            }
            parts = [group]
            if _conflict(finals):
                parts = _components(
                    [edge for edge in found if edge[0] in finals and not _cut(edge, finals, order, name)]
                )
            for part in parts:
                masks: dict[str, int] = {}
                for member in part:
                    for final, mask in finals[member].items():
                        masks[final] = masks.get(final, 0) | mask
                groups.append([part, [[mask, final] for final, mask in sorted(masks.items())]])
        if groups:
            result[name] = sorted(groups)
    return result


def _components(edges: list[tuple[int, int, int]]) -> list[list[int]]:
    parent: dict[int, int] = {}

    def find(item: int) -> int:
        while parent.setdefault(item, item) != item:
            item = parent[item]
        return item

    for first, second, _mask in edges:
        low, high = sorted((find(first), find(second)))
        parent[high] = low
    groups: dict[int, list[int]] = {}
    for item in sorted(parent):
        groups.setdefault(find(item), []).append(item)
    return list(groups.values())


def _finals(variants: Variants, path: str) -> dict[str, int]:
    """Where a path led to: definition -> mask of the releases."""
    finals: dict[str, int] = {}
    for variant in variants:
        final = variant[2] if variant[1] == "i" else path
        if final.startswith("django."):
            finals[final] = finals.get(final, 0) | variant[0]
    return finals


def _conflict(finals: dict[int, dict[str, int]]) -> bool:
    """Whether a group led to two definitions in one release."""
    masks: dict[str, int] = {}
    for found in finals.values():
        for final, mask in found.items():
            masks[final] = masks.get(final, 0) | mask
    seen = 0
    for mask in masks.values():
        if seen & mask:
            return True
        seen |= mask
    return False


def _cut(edge: tuple[int, int, int], finals: dict[int, dict[str, int]], order: list[str], name: str) -> bool:
    """Whether an import tells nothing of identity: its path led to different things, one not the successor of the other.

    That is so for a module that merely imports the name, now from here, now from there, and for one that imported it
    before it defined its own. One that defined it first and imports it later is a shim for what has moved.
    """
    path, owner, mask = edge
    own = finals[path].get(f"{order[path]}.{name}", 0)
    if own:
        return own > mask  # the highest bit decides: it was defined here later than imported
    return len(finals[path]) > 1 and not order[owner].startswith(f"{order[path]}.")


def definitions(modules: dict[str, dict[str, Any]], order: list[str]) -> dict[str, list[list[int]]]:
    """Last name -> ``[mask, module number]`` of every place that defines a public thing of that name."""
    number = {module: position for position, module in enumerate(order)}
    result: dict[str, list[list[int]]] = {}
    for module, data in modules.items():
        for name, variants in data["n"].items():
            if name.startswith("_"):
                continue
            mask = 0
            for variant in variants:
                if variant[1] in ("f", "c", "v"):
                    mask |= variant[0]
            if mask:
                result.setdefault(name, []).append([mask, number[module]])
    return dict(sorted(result.items()))


def pack(
    releases: list[str],
    versions: list[str],
    modules: dict[str, dict[str, Any]],
    tables: dict[str, Any],
) -> bytes:
    """The bytes of the file: magic, length of the index, the index, then the parts that it points into."""
    order = list(modules)
    tables = {
        **tables,
        "equivalents": equivalents(modules, order),
        "definitions": definitions(modules, order),
    }
    parts: list[bytes] = []
    offset = 0
    index: dict[str, Any] = {"releases": releases, "versions": versions, "modules": {}, "tables": {}}
    texts = {
        module: _json({key: data[key] for key in data if key != "mask"}) for module, data in modules.items()
    }
    dictionary = _dictionary(texts)
    for module, text in texts.items():
        compressor = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, dictionary)
        part = compressor.compress(text) + compressor.flush()
        index["modules"][module] = [modules[module]["mask"], offset, len(part)]
        parts.append(part)
        offset += len(part)
    for name, table in sorted(tables.items()):
        part = zlib.compress(_json(table), 9)
        index["tables"][name] = [offset, len(part)]
        parts.append(part)
        offset += len(part)
    head = zlib.compress(_json(index), 9)
    shared = zlib.compress(dictionary, 9)
    return b"".join(
        [MAGIC, len(head).to_bytes(4, "big"), len(shared).to_bytes(4, "big"), head, shared, *parts]
    )


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def _dictionary(texts: dict[str, bytes]) -> bytes:
    """A preset dictionary of what many parts hold, the commonest last, where zlib reaches it cheapest."""
    counts: dict[bytes, int] = {}
    for text in texts.values():
        for piece in set(text.split(b'"')):
            if 3 < len(piece) < 80:
                counts[piece] = counts.get(piece, 0) + 1
    common = sorted((count * len(piece), piece) for piece, count in counts.items() if count > 4)
    chosen: list[bytes] = []
    size = 0
    for _weight, piece in reversed(common):
        if size + len(piece) + 1 > 24_000:
            break
        chosen.append(piece)
        size += len(piece) + 1
    return b'"'.join(reversed(chosen))
