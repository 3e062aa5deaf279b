from __future__ import annotations

import ast
import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codemods.files.text import LineIndex, SourceText, TextProblem, read_text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"", "utf-8"),
        (b"x = 1", "utf-8"),
        ("x = 'ü'\n".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "x = 'ü'\r\n".encode(), "utf-8"),
        (codecs.BOM_UTF8 + b"# -*- coding: utf-8 -*-\n", "utf-8"),
        (b"# -*- coding: latin-1 -*-\nx = '\xfc'\n", "iso8859-1"),
        (b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nx = '\x80'\n", "cp1252"),
        (b"\n# coding=iso-8859-15\nx = '\xa4'\n", "iso8859-15"),
        (b"#!/usr/bin/python\r# coding: koi8-r\rx = '\xc1'\r", "koi8-r"),
        ("# coding: euc-jp\nx = '日本'\n".encode("euc-jp"), "euc_jp"),
        (b"a = 1\r\nb = 2\nc = 3\rd\x0c = 4\x0b\x1c\x85".replace(b"\x85", b""), "utf-8"),
        (b"\tif x:\x0c\n\t    y  \n  ", "utf-8"),
    ],
)
def test_python_is_read_in_its_encoding_and_written_back_byte_for_byte(data: bytes, encoding: str) -> None:
    source = read_text(data, python=True)
    assert source.encoding == encoding
    assert source.encode() == data
    assert source.bom == data.startswith(codecs.BOM_UTF8)
    assert not source.text.startswith("\ufeff")


def test_a_cookie_counts_on_the_first_two_lines_only_and_behind_nothing_but_comments() -> None:
    assert read_text(b"\n\n# coding: latin-1\n", python=True).encoding == "utf-8"
    assert read_text(b"x = 1\n# coding: latin-1\n", python=True).encoding == "utf-8"
    assert read_text(b"x = '# coding: latin-1'\n", python=True).encoding == "utf-8"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"x = '\xfc'\n", "file/encoding"),
        (b"# coding: nonsense\n", "file/encoding"),
        (b"# coding: rot13\n", "file/encoding"),
        (b"# coding: hex\n", "file/encoding"),
        (b"# coding: ascii\nx = '\xfc'", "file/encoding"),
        (codecs.BOM_UTF8 + b"# coding: latin-1\n", "file/encoding"),
        (b"# coding: utf-7\nx = '+AGE-'\n", "file/encoding"),
        (b"# coding: utf-16\n", "file/encoding"),
        (b"# coding: unicode_escape\nx = '\\x41'\n", "file/encoding"),
        ("x = 1".encode("utf-16"), "file/encoding"),
        (b"\x7fELF\0\0", "file/binary"),
        (b"\xed\xa0\x80", "file/encoding"),
    ],
)
def test_what_cannot_be_read_and_written_back_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(TextProblem) as caught:
        read_text(data, python=True)
    assert caught.value.code == code
    assert str(caught.value).endswith(".")


def test_the_refusal_names_the_line() -> None:
    with pytest.raises(TextProblem, match="Line 3 is not utf-8"):
        read_text(b"a\r\nb\nc = '\xfc'", python=True)


def test_other_files_that_are_not_utf_8_keep_their_bytes() -> None:
    data = bytes(range(1, 256))
    source = read_text(data, python=False)
    assert source.encode() == data
    assert read_text(codecs.BOM_UTF8 + b"\xff", python=False).encode() == codecs.BOM_UTF8 + b"\xff"
    assert read_text(b"# coding: nonsense\n", python=False).encoding == "utf-8"


def test_a_new_text_is_written_in_the_encoding_of_the_old() -> None:
    source = read_text(b"# coding: latin-1\nx = '\xfc'\n", python=True)
    assert source.encode(source.text.replace("x", "ÿ")) == b"# coding: latin-1\n\xff = '\xfc'\n".replace(
        b"x", b"\xff"
    )
    with pytest.raises(TextProblem, match="'€'"):
        source.encode("€")


def test_the_newline_of_a_file() -> None:
    assert SourceText("a\r\nb\n").newline == "\r\n"
    assert SourceText("a").newline == "\n"


@given(st.binary())
def test_any_bytes_are_refused_or_come_back(data: bytes) -> None:
    for python in (True, False):
        try:
            source = read_text(data, python)
        except TextProblem:
            continue
        assert source.encode() == data


SOURCES = [
    "x = 1\ny = 2",
    "a = 'ü'; b = 1\r\nif a:\r\n    'é', c\r\n",
    "a = 1\rb = '𝄞'; c = 2\r",
    "\x0cclass A:\n\x0c    x = 'ü', y\n",
    "s = '''ä\x0b\u2028\x85\x1c'''; t = 1\nu = 2\n",
    "f(  # ü\n  'ö',\n  x)\n",
    "s = 'a\\\nb'; z = 1\n\n\n",
    "日本 = 日本.語(日本)\n",
]


@pytest.mark.parametrize("text", SOURCES)
def test_positions_of_ast_become_offsets(text: str) -> None:
    index = LineIndex(text)
    tree = ast.parse(text)
    seen = 0
    for node in ast.walk(tree):
        if isinstance(node, ast.expr):
            assert node.end_lineno is not None and node.end_col_offset is not None
            start = index.offset(node.lineno, node.col_offset)
            end = index.offset(node.end_lineno, node.end_col_offset)
            segment = text[start:end]
            assert ast.dump(ast.parse(f"({segment}\n)", mode="eval").body) == ast.dump(node).replace(
                "Store()", "Load()"
            )
            seen += 1
    assert seen


@given(st.text(alphabet="aü𝄞\n\r\x0c\x0b\u2028 "))
def test_offsets_and_positions_are_inverse(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        line, column = index.position(offset)
        start = index.line_start(line)
        assert start + column == offset
        assert index.offset(line, len(text[start:offset].encode())) == offset
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [index.line_text(number) for number in range(1, index.count + 1)] == lines


def test_places() -> None:
    place = LineIndex("a\nüb = c\n").place(3, 4)
    assert (place.line, place.column, place.end_line, place.end_column, place.start, place.end) == (
        2,
        1,
        2,
        2,
        3,
        4,
    )


def test_lines_outside_the_text() -> None:
    with pytest.raises(IndexError):
        LineIndex("a\n").line_start(0)
    with pytest.raises(IndexError):
        LineIndex("a\n").line_start(3)
