"""Facts kept from one run to the next: what a file with the same bytes under the same name has told before.

One file for each repository, in the user's own folder for caches, with a line of JSON for each file. Nothing in it is
ever executed; a line that is damaged, or was written by another version of the tool, is as if it were not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
import types
import typing
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from codemods.index.facts import ModuleFacts

__all__ = ["FactsCache", "decoded", "encoded"]

_LIMIT = 64 << 20  # bytes of one repository's file
_DAYS = 30  # a repository's file that has not been used for so long goes
_Convert = Callable[[Any], Any]


class FactsCache:
    """What is known of the files of one repository, by a digest of their content, path and module names."""

    def __init__(self, folder: Path, root: Path) -> None:
        name = hashlib.blake2b(os.fsencode(os.path.realpath(root)), digest_size=12).hexdigest()
        self.path = folder / "facts" / f"{name}.jsonl"
        self._header = f"codemods facts {_fingerprint()}".encode()
        self._known: dict[bytes, bytes] = {}
        self._read()

    def _read(self) -> None:
        try:
            data = self.path.read_bytes()
        except OSError:
            return
        lines = data.split(b"\n")
        if lines[0] != self._header:
            return
        for line in lines[1:]:
            key, _, rest = line.partition(b" ")
            if len(key) == 32 and rest:
                self._known[key] = rest

    def key(self, path: str, names: tuple[str, ...], data: bytes) -> bytes:
        """What a file's facts hang on."""
        digest = hashlib.blake2b(data, digest_size=16)
        digest.update("\0".join(("", path, *names)).encode("utf-8", "surrogatepass"))
        return digest.hexdigest().encode()

    def get(self, key: bytes) -> ModuleFacts | None:
        """The facts of a file, None where they are not known (any more)."""
        line = self._known.get(key)
        if line is None:
            return None
        check, _, text = line.partition(b" ")
        try:
            if int(check, 16) == zlib.crc32(text):
                return decoded(json.loads(text))
        except (ValueError, TypeError, KeyError, RecursionError):
            pass
        return None

    def line(self, facts: ModuleFacts) -> bytes:
        """Facts as they are kept; raises ``ValueError`` for what cannot be."""
        text = json.dumps(encoded(facts), separators=(",", ":"), ensure_ascii=True).encode()
        return b"%08x %s" % (zlib.crc32(text), text)

    def keep(self, used: Iterable[bytes], fresh: Mapping[bytes, bytes]) -> None:
        """Have the file hold what this run used and found out; older entries stay as long as there is room."""
        if not fresh:
            with contextlib.suppress(OSError):
                if time.time() - self.path.stat().st_mtime > 86400:
                    os.utime(self.path)  # still in use
            return
        entries = dict(fresh)
        entries.update((key, self._known[key]) for key in used if key in self._known)
        size = sum(len(line) + 34 for line in entries.values())
        for key, line in self._known.items():
            if key not in entries and size + len(line) + 34 <= _LIMIT:
                entries[key] = line
                size += len(line) + 34
        lines = [self._header, *(key + b" " + entries[key] for key in entries)]
        with contextlib.suppress(OSError):
            self._write(b"\n".join(lines))
            self._prune()

    def _write(self, data: bytes) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = self.path.with_suffix(f".{os.getpid()}.tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()  # of a run that was killed
        try:
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as stream:
                stream.write(data)
            temporary.replace(self.path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise

    def _prune(self) -> None:
        """Drop the files of repositories that have not been looked at for long, and what killed runs have left."""
        long_ago = time.time() - _DAYS * 86400
        for other in self.path.parent.iterdir():
            if other.suffix in (".jsonl", ".tmp") and other.stat().st_mtime < long_ago:
                with contextlib.suppress(OSError):
                    other.unlink()


@cache
def _fingerprint() -> str:
    """What facts hang on besides the files: the tool's version and its own code, and the interpreter's."""
    from codemods import __version__

    digest = hashlib.blake2b(f"{__version__} {sys.version}".encode(), digest_size=12)
    package = Path(__file__).parents[1]
    for folder in ("index", "source", "files"):
        for path in sorted((package / folder).glob("*.py")):
            with contextlib.suppress(OSError):
                status = path.stat()
                digest.update(f"{path.name} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()


# -- facts as plain data -----------------------------------------------------------------------------------------------


def encoded(facts: ModuleFacts) -> Any:
    """Facts as what JSON knows: a dataclass is the list of its fields, a set a sorted list."""
    return _coder(ModuleFacts)[0](facts)


def decoded(plain: Any) -> ModuleFacts:
    """The facts again; raises ``ValueError`` or ``TypeError`` for what no facts were made into."""
    facts = _coder(ModuleFacts)[1](plain)
    assert isinstance(facts, ModuleFacts)
    return facts


@cache
def _coder(kind: Any) -> tuple[_Convert, _Convert]:
    """How values of a type are made plain data and back. It goes by the annotations, so that no field is forgotten."""
    if kind is object:
        return _any_to, _any_from
    if kind in (str, int, bool, type(None)):
        return _as_it_is, _checked(kind)
    if is_dataclass(kind):
        return _dataclass_coder(kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType or origin is typing.Union:
        rest = [one for one in arguments if one is not type(None)]
        if len(rest) == 1 and len(rest) < len(arguments):
            to, back = _coder(rest[0])
            return (
                lambda value: None if value is None else to(value),
                lambda plain: None if plain is None else back(plain),
            )
    elif origin is tuple and arguments[1:] == (Ellipsis,):
        to, back = _coder(arguments[0])
        return (lambda value: list(map(to, value))), (lambda plain: tuple(map(back, _list(plain))))
    elif origin is tuple and arguments:
        return _tuple_coder([_coder(one) for one in arguments])
    elif origin is frozenset:
        to, back = _coder(arguments[0])
        return (lambda value: sorted(map(to, value))), (lambda plain: frozenset(map(back, _list(plain))))
    elif origin is dict and arguments[0] is str:
        to, back = _coder(arguments[1])
        return (
            lambda value: {key: to(one) for key, one in value.items()},
            lambda plain: {key: back(one) for key, one in _dict(plain).items()},
        )
    raise TypeError(f"Facts of the type {kind} cannot be kept.")


def _dataclass_coder(kind: Any) -> tuple[_Convert, _Convert]:
    hints = typing.get_type_hints(kind)
    names = [one.name for one in fields(kind)]
    coders = [_coder(hints[name]) for name in names]
    parts = [(name, to) for name, (to, _) in zip(names, coders, strict=True)]
    backs = [back for _, back in coders]

    def write(value: Any) -> Any:
        return [to(getattr(value, name)) for name, to in parts]

    def read(plain: Any) -> Any:
        if len(_list(plain)) != len(backs):
            raise ValueError("Some fields are missing.")
        return kind(*[back(one) for back, one in zip(backs, plain, strict=True)])

    return write, read


def _tuple_coder(coders: list[tuple[_Convert, _Convert]]) -> tuple[_Convert, _Convert]:
    def write(value: Any) -> Any:
        return [to(one) for (to, _), one in zip(coders, value, strict=True)]

    def read(plain: Any) -> Any:
        return tuple([back(one) for (_, back), one in zip(coders, _list(plain), strict=True)])

    return write, read


def _as_it_is(value: Any) -> Any:
    return value


def _checked(kind: type) -> _Convert:
    def read(plain: Any) -> Any:
        if plain.__class__ is not kind:
            raise ValueError("That is not what was kept.")
        return plain

    return read


def _list(plain: Any) -> list[Any]:
    if plain.__class__ is not list:
        raise ValueError("That is not what was kept.")
    return plain


def _dict(plain: Any) -> dict[str, Any]:
    if plain.__class__ is not dict:
        raise ValueError("That is not what was kept.")
    return plain


def _any_to(value: Any) -> Any:
    """Values of settings: a dictionary is wrapped, so that it cannot be taken for what stands for no literal."""
    if value is ...:
        return {"unknown": 0}
    if value.__class__ is dict:
        return {"dict": [[_any_to(key), _any_to(one)] for key, one in value.items()]}
    if value.__class__ is list:
        return [_any_to(one) for one in value]
    if value is None or value.__class__ in (str, int, bool, float):
        return value
    raise ValueError("A value is of a type that cannot be kept.")


def _any_from(plain: Any) -> Any:
    if plain.__class__ is dict:
        return {_any_from(key): _any_from(one) for key, one in plain["dict"]} if "dict" in plain else ...
    if plain.__class__ is list:
        return [_any_from(one) for one in plain]
    return plain
