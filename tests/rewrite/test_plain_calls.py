"""Calls edited as text come out as LibCST would have them."""

from __future__ import annotations

import ast

import libcst
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codemods.files.text import SourceText
from codemods.rewrite.answer import CannotRewrite
from codemods.rewrite.calls import CallEditor
from codemods.rewrite.plain_calls import edit_call
from codemods.source.module import Module

ARGUMENTS = [
    "a",
    "1",
    "b.c",
    "d(e, f=1)",
    "[1,\n 2]",
    "'x' 'y'",
    "(k)",
    "( (l)\n )",
    "*g",
    "lambda: 0",
    "-h",
    "i if j else k",
]
KEYWORDS = ["one=1", "two = 2", "three=(3)", "four=x[1]", "**m", "five = (\n6\n)", "**(n)"]
KEYS = st.sampled_from([0, 1, 2, "one", "two", "three", "nothing"])
NAMES = st.sampled_from(["new", "other"])
TEXTS = st.sampled_from(["v", "w(1)", "x +\ny", "{}"])
CHANGES = st.one_of(
    st.tuples(st.just("callee"), st.sampled_from(["q", "q.r"])),
    st.tuples(st.just("rename"), st.sampled_from(["one", "two", "nothing"]), NAMES),
    st.tuples(st.just("to_keyword"), st.integers(0, 2), NAMES),
    st.tuples(st.just("value"), KEYS, TEXTS),
    st.tuples(st.just("remove"), KEYS),
    st.tuples(st.just("add"), NAMES, TEXTS),
    st.tuples(st.just("add"), st.none(), TEXTS, st.integers(0, 1)),
    st.tuples(st.just("reorder"), st.permutations(["one", "two", 0])),
)


@st.composite
def calls(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.sampled_from(ARGUMENTS), max_size=3))
    parts += draw(st.lists(st.sampled_from(KEYWORDS), max_size=3, unique=True))
    commas = st.sampled_from([", ", ",", ",  ", ",\n    ", " ,", ", # why\n    "])
    inner = "".join(part if not number else draw(commas) + part for number, part in enumerate(parts))
    opening = draw(st.sampled_from(["", "", " ", "\n    ", "  \n  "]))
    tail = draw(st.sampled_from(["", "", " ", "\n", ",", ", ", ",\n"])) if parts else ""
    return f"{draw(st.sampled_from(['f', 'o.f', 'o().f', '(f)', 'f '])).strip()}({opening}{inner}{tail})"


def edited(editor: CallEditor, changes: list[tuple[object, ...]]) -> str:
    for name, *arguments in changes:
        getattr(editor, str(name))(*arguments)
    return editor.code


@settings(max_examples=400)
@given(calls(), st.lists(CHANGES, max_size=4))
def test_the_text_is_that_of_libcst(source: str, changes: list[tuple[object, ...]]) -> None:
    module = Module("a.py", SourceText(f"x = {source}\n"))
    call = module.tree.body[0].value  # type: ignore[attr-defined]
    quick, whole = edit_call(module, call), CallEditor(module, call)
    assert (quick.code, quick.has_stars, quick.positional) == (whole.code, whole.has_stars, whole.positional)
    for key in (0, 1, "one", "two"):
        assert (quick.has(key), quick.text(key)) == (whole.has(key), whole.text(key))
    try:
        wanted = edited(whole, changes)
    except libcst.CSTValidationError:  # on the way, if not in the end
        return
    except CannotRewrite:
        with pytest.raises(CannotRewrite):
            edited(quick, changes)
        return
    assert edited(quick, changes) == wanted


@pytest.mark.parametrize("source", ["f(a, b=1)", "f(\n    a,\n    b=1,\n)", "o.f(*a, **b)", "f()"])
def test_plain_calls_need_no_libcst(source: str) -> None:
    module = Module("a.py", SourceText(source))
    assert type(edit_call(module, ast.parse(source, mode="eval").body)) is not CallEditor  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source", ["f(a,  # why\n  b)", "f((a  # why\n))", "(f)(a)", "f (a)", "f(x for x in y)", "f(a := 1)"]
)
def test_other_calls_are_left_to_libcst(source: str) -> None:
    module = Module("a.py", SourceText(source))
    assert type(edit_call(module, ast.parse(source, mode="eval").body)) is CallEditor  # type: ignore[arg-type]


def test_arguments_that_no_call_may_have_in_that_order_are_refused() -> None:
    module = Module("a.py", SourceText("f(a, b)"))
    editor = edit_call(module, module.tree.body[0].value).to_keyword(0, "one")  # type: ignore[attr-defined]
    with pytest.raises(CannotRewrite):
        editor.edit()
    assert editor.to_keyword(0, "two").code == "f(one=a, two=b)"
