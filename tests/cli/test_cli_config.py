"""[tool.codemods]: what is read, and the sentence where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from codemods.config import Config, ConfigError, find, load


def write(folder: Path, table: str, name: str = "pyproject.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(table, "utf-8")
    return path


def test_every_key(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
        [project]
        name = "shop"
        [tool.codemods]
        from = "3.2"
        to = "5.2"
        supports = "4.2..5.2"
        select = ["3.0", "api"]
        extend-select = ["4.0"]
        ignore = ["3.0/force-text"]
        exclude = ["legacy/"]
        suggestions = true
        modernize = true
        [tool.codemods.per-file-ignores]
        "tests/*" = ["api"]
        """,
    )
    assert find(tmp_path) == Config(
        path=path,
        from_="3.2",
        to="5.2",
        supports="4.2..5.2",
        select=("3.0", "api"),
        extend_select=("4.0",),
        ignore=("3.0/force-text",),
        exclude=("legacy/",),
        per_file_ignores={"tests/*": ("api",)},
        suggestions=True,
        modernize=True,
    )


def test_the_nearest_file_with_the_table_counts(tmp_path: Path) -> None:
    write(tmp_path, '[tool.codemods]\nto = "5.2"\n')
    write(tmp_path / "shop", "[tool.ruff]\n# not about codemods\n")
    assert find(tmp_path / "shop" / "app").to == "5.2"
    write(tmp_path / "shop", '[tool.codemods]\nto = "4.2"\n')
    assert find(tmp_path / "shop" / "app").to == "4.2"


def test_without_a_table(tmp_path: Path) -> None:
    write(tmp_path, "[tool]\n")
    assert find(tmp_path).path is None


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("form = '3.2'", ["unknown key 'form'", "'from'"]),
        ("extend_select = []", ["'extend_select'", "'extend-select'"]),
        ("zzz = 1", ["unknown key 'zzz'", "per-file-ignores"]),
        ("to = 5.2", ["to in [tool.codemods]", '"4.2"', "5.2"]),
        ("select = '3.0'", ["select", "list"]),
        ("ignore = [3.0]", ["ignore", "list"]),
        ("modernize = 'yes'", ["modernize", "true or false"]),
        ("per-file-ignores = ['a']", ["per-file-ignores", "table"]),
        ("per-file-ignores = { a = 'b' }", ["per-file-ignores", "table"]),
        ("to = ", ["TOML"]),
    ],
)
def test_one_sentence_names_file_and_key(tmp_path: Path, table: str, words: list[str]) -> None:
    path = write(tmp_path, f"[tool.codemods]\n{table}\n")
    with pytest.raises(ConfigError) as caught:
        find(tmp_path)
    message = str(caught.value)
    assert message.startswith(str(path)) and message.endswith(".") and "\n" not in message
    for word in words:
        assert word in message


def test_the_table_must_be_one(tmp_path: Path) -> None:
    write(tmp_path, "[tool]\ncodemods = 1\n")
    with pytest.raises(ConfigError, match="must be a table"):
        find(tmp_path)


def test_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"[tool.codemods]\n# \xff")
    with pytest.raises(ConfigError, match="UTF-8"):
        find(tmp_path)


def test_a_file_that_the_user_names(tmp_path: Path) -> None:
    assert load(write(tmp_path, 'to = "5.2"', "codemods.toml")).to == "5.2"
    assert load(write(tmp_path, '[tool.codemods]\nto = "4.2"', "codemods.toml")).to == "4.2"
    with pytest.raises(ConfigError, match=r"no \[tool.codemods\]"):
        load(write(tmp_path, ""))
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "missing.toml")
