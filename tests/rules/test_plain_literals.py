"""Literals edited as text come out as LibCST would have them."""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codemods.files.text import SourceText
from codemods.findings import Edit
from codemods.index.index import Index
from codemods.releases import NEWEST, Range
from codemods.rewrite.answer import CannotRewrite
from codemods.rewrite.verify import apply
from codemods.rules.registry import all_rules
from codemods.rules.shapes import literals
from codemods.rules.site import Site
from codemods.source.module import Module

ELEMENTS = ["a", "'b'", "(c)", "[d,\n  e]", "'f' 'g'", "f(1)", "( (l)\n )", "*h", "lambda: 0"]
ENTRIES = ["'a': 1", "b: [2,\n 3]", "(c): (4)", "'d' 'e' : f(1)", "'g':h", "**i", "'j':\n  k"]
BRACKETS = {"[": "]", "(": ")", "{": "}"}


@st.composite
def laid_out(draw: st.DrawFn, parts: list[str], opening: str) -> str:
    chosen = draw(st.lists(st.sampled_from(parts), min_size=1, max_size=4))
    commas = st.sampled_from([", ", ",", ",\n    ", " ,", ", # why\n    "])
    inner = "".join(part if not number else draw(commas) + part for number, part in enumerate(chosen))
    before = draw(st.sampled_from(["", "", " ", "\n    ", "  # first\n  "]))
    tail = draw(st.sampled_from(["", " ", "\n", ",", ", ", ",\n", ",  # last\n"]))
    if opening == "(" and len(chosen) == 1 and "," not in tail:
        tail = ","
    return f"{opening}{before}{inner}{tail}{BRACKETS[opening]}"


SEQUENCES = st.sampled_from("[({").flatmap(lambda opening: laid_out(ELEMENTS, opening))


def both(source: str, edit: Callable[[Site, ast.expr], Edit]) -> tuple[str, str]:
    """What becomes of a literal as text, and with LibCST; white space inside brackets left empty does not count."""
    module = Module("a.py", SourceText(f"x = {source}\n"))
    node = module.tree.body[0].value  # type: ignore[attr-defined]
    site = Site(
        module, Index(), {}, frozenset(), all_rules()[0](Range.of(None, str(NEWEST))), node, module.walk.root
    )

    def done() -> str:
        try:
            text = apply(module.text, [edit(site, node)])
        except CannotRewrite as reason:
            return str(reason)
        return "x = []\n" if text.split() == ["x", "=", "[", "]"] else text

    quick = done()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(literals, "_plain", lambda *given: None)
        return quick, done()


@settings(max_examples=200)
@given(SEQUENCES, st.data())
def test_elements_go_as_libcst_takes_them(source: str, data: st.DataObject) -> None:
    count = len(ast.parse(source, mode="eval").body.elts)  # type: ignore[attr-defined]
    gone = data.draw(st.sets(st.integers(0, count - 1), min_size=1))
    quick, whole = both(
        source,
        lambda site, node: literals.remove_elements(site, node, [node.elts[at] for at in gone]),  # type: ignore[attr-defined,arg-type]
    )
    assert quick == whole


@settings(max_examples=200)
@given(SEQUENCES, st.lists(st.sampled_from(["'new'", "f(x)", "*y"]), min_size=1, max_size=2), st.booleans())
def test_elements_come_as_libcst_puts_them(source: str, texts: list[str], front: bool) -> None:
    quick, whole = both(source, lambda site, node: literals.append(site, node, texts, front))  # type: ignore[arg-type]
    assert quick == whole


@settings(max_examples=200)
@given(laid_out(ENTRIES, "{"), st.data())
def test_entries_go_and_come_as_with_libcst(source: str, data: st.DataObject) -> None:
    keys = ast.parse(source, mode="eval").body.keys  # type: ignore[attr-defined]
    named = [at for at, key in enumerate(keys) if key is not None]
    quick, whole = both(source, lambda site, node: literals.append_entry(site, node, "'new'", "1"))  # type: ignore[arg-type]
    assert quick == whole
    if named:
        gone = data.draw(st.sets(st.sampled_from(named), min_size=1))
        quick, whole = both(
            source,
            lambda site, node: literals.remove_entries(site, node, [node.keys[at] for at in gone]),  # type: ignore[attr-defined,arg-type]
        )
        assert quick == whole


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("[\n    1,  # one\n    2,  # two\n]", "[\n    1,  # one\n]"),
        ("[\n    1,  # one\n    2  # two\n]", "[\n    1  # one\n]"),
        ("(\n    1,  # one\n    3,\n    2  # two\n)", "(\n    1,  # one\n    3\n)"),
        ("(\n    1,  # one\n    2,  # two\n)", "(\n    1,  # one\n)"),
        ("[\n    1,\n    2,  # two\n]", "[\n    1,\n]"),
        ("[1, 2]", "[1]"),
    ],
)
def test_a_comment_stays_beside_its_element(source: str, left: str) -> None:
    def edit(site: Site, node: ast.expr) -> Edit:
        assert isinstance(node, ast.List | ast.Tuple)
        return literals.remove_elements(site, node, [node.elts[-1]])

    assert f"x = {left}\n" in both(source, edit)
