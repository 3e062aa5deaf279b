"""``[tool.codemods]`` in pyproject.toml: what a project has decided for all its runs.

    [tool.codemods]
    from = "3.2"                      # the release that the code runs on; read from the requirements where left out
    to = "5.2"                        # the newest known release where left out
    supports = "4.2..5.2"             # releases that the code has to keep running on
    select = ["3.0", "api"]           # codes or their beginnings; everything where left out
    extend-select = ["4.0"]           # on top of select
    ignore = ["3.0/force-text"]
    exclude = ["legacy/"]             # patterns as in .gitignore
    per-file-ignores = { "tests/*" = ["api"] }
    suggestions = false               # let --fix apply suggestions too
    modernize = false                 # new idioms that no removal forces

The nearest pyproject.toml upwards that has the table counts; patterns are relative to its folder.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["Config", "ConfigError", "find", "load"]

FILENAME = "pyproject.toml"


class ConfigError(ValueError):
    """The configuration cannot be used; ``str()`` is one sentence that names the file and the key."""


@dataclass(frozen=True, slots=True)
class Config:
    """The table, checked for types; None or empty where a key is left out. ``path`` is the file, None for none."""

    path: Path | None = None
    from_: str | None = None
    to: str | None = None
    supports: str | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    suggestions: bool = False
    modernize: bool = False


def find(folder: Path) -> Config:
    """The configuration that holds in ``folder`` (absolute): of the nearest file upwards that has the table."""
    for candidate in (folder, *folder.parents):
        path = candidate / FILENAME
        try:
            data = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise ConfigError(f"{path} cannot be read: {error.strerror or error}.") from None
        if b"codemods" in data:
            table = _table(data, path)
            if table is not None:
                return _config(table, path)
    return Config()


def load(path: Path) -> Config:
    """The configuration in the file that the user names: with ``[tool.codemods]``, or with its keys at the top."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror or error}.") from None
    table = _table(data, path)
    if table is None:
        if path.name == FILENAME:
            raise ConfigError(f"{path} has no [tool.codemods] table.")
        table = _parse(data, path)
    return _config(table, path)


def _parse(data: bytes, path: Path) -> Mapping[str, Any]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not UTF-8, as TOML has to be.") from None
    if sys.version_info < (3, 11):
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        try:
            return tomlkit.parse(text).unwrap()
        except TOMLKitError as error:
            raise ConfigError(f"{path} is not valid TOML: {str(error).rstrip('.')}.") from None
    else:
        import tomllib

        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(f"{path} is not valid TOML: {error}.") from None


def _table(data: bytes, path: Path) -> Mapping[str, Any] | None:
    tool = _parse(data, path).get("tool")
    table = tool.get("codemods") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.codemods must be a table.")
    return table


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _texts(value: Any) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    return None


def _lists(value: Any) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(value, dict):
        return None
    lists = {key: _texts(one) for key, one in value.items()}
    return {key: one for key, one in lists.items() if one is not None} if None not in lists.values() else None


_RELEASE = (_text, 'a text like "4.2"')
_CODES = (_texts, 'a list of texts like ["3.0", "api"]')
_SWITCH = (_flag, "true or false")
_KEYS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "from": _RELEASE,
    "to": _RELEASE,
    "supports": (_text, 'a text like "4.2..5.2"'),
    "select": _CODES,
    "extend-select": _CODES,
    "ignore": _CODES,
    "exclude": (_texts, 'a list of patterns like ["legacy/"]'),
    "per-file-ignores": (_lists, 'a table of lists like { "tests/*" = ["api"] }'),
    "suggestions": _SWITCH,
    "modernize": _SWITCH,
}


def _config(table: Mapping[str, Any], path: Path) -> Config:
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _KEYS:
            raise ConfigError(f"{path}: unknown key {key!r} in [tool.codemods]{_hint(key)}.")
        read, wanted = _KEYS[key]
        checked = read(value)
        if checked is None:
            raise ConfigError(f"{path}: {key} in [tool.codemods] must be {wanted}, not {value!r}.")
        values["from_" if key == "from" else key.replace("-", "_")] = checked
    return Config(path=path, **values)


def _hint(key: str) -> str:
    import difflib

    near = difflib.get_close_matches(key.replace("_", "-").lower(), _KEYS, n=1)
    return f"; did you mean {near[0]!r}" if near else f"; the keys are {', '.join(_KEYS)}"
