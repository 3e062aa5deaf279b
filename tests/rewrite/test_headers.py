"""Headers edited as text come out as LibCST would have them."""

from __future__ import annotations

import pytest

from codemods.files.text import SourceText
from codemods.rewrite import headers
from codemods.rewrite.answer import CannotRewrite
from codemods.rewrite.verify import apply
from codemods.source.module import Module

HEADERS = [
    "def f(self):",
    "def f(self, a=1):",
    "def f(self, a=(1)):",
    "def f(self, a: int = 1) -> dict[str, int]:",
    "def f(self, *args):",
    "def f(self, a, *, b=1):",
    "def f(self, a=1, **kwargs) -> None:",
    "def f(self, a, /, b):",
    "def f(self, a, /):",
    "def f(self, a,):",
    "def f(self,\n      a,\n      *args, **kwargs):",
    "def f(\n    self,\n    a=1,\n):",
    "def f(\n    self,\n    a=1,  # why\n    *args\n):",
    "def f(self, a={1: 2}, b=lambda: 0):",
    "async def f(self, a):",
    "def f():",
    "def f(*args):",
]


@pytest.mark.parametrize(
    ("header", "added"),
    [
        ("def f(\n    self, a=1\n):", "def f(\n    self, a=1, new=None\n):"),
        ("def f(\n    self,\n    a=1\n):", "def f(\n    self,\n    a=1,\n    new=None\n):"),
        ("def f(\n    self\n):", "def f(\n    self, new=None\n):"),
    ],
)
def test_the_bracket_keeps_its_line(header: str, added: str) -> None:
    module = Module("a.py", SourceText(f"{header}\n    return 1\n"))
    edit = headers.add_parameter(module, module.tree.body[0], "new", "None")  # type: ignore[arg-type]
    assert apply(module.text, [edit]) == f"{added}\n    return 1\n"


@pytest.mark.parametrize("default", [None, "None", "x.y"])
@pytest.mark.parametrize("header", HEADERS)
def test_a_parameter_is_added_as_libcst_adds_it(
    header: str, default: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = Module("a.py", SourceText(f"{header}\n    return 1\n"))
    node = module.tree.body[0]

    def added() -> str:
        try:
            edit = headers.add_parameter(module, node, "new", default)  # type: ignore[arg-type]
        except CannotRewrite as reason:
            return str(reason)
        return apply(module.text, [edit])

    quick = added()
    monkeypatch.setattr(headers, "_added_plainly", lambda *given: None)
    assert quick == added()


REMOVALS = [
    "def f(self, a):",
    "def f(a):",
    "def f(a,):",
    "def f(self, a=(1), *, b):",
    "def f(self, a=1, b=2):",
    "def f(self, b, a: (int) = ((1)) ) -> None:",
    "def f(self, b, a,):",
    "def f(self, b, *, a=1, c):",
    "def f(self, *, a):",
    "def f(self, *, a, **kwargs):",
    "def f(self, a, *args, **kwargs):",
    "def f(self, a, /, b):",
    "def f(self, b=0, a=None):",
    "def f(\n    self,\n    b,\n    a=1,\n):",
    "def f(\n    self,\n    a=1,\n    b=2,\n):",
    "def f(\n    self,\n    b,\n    a\n):",
    "def f(\n    self,  # this\n    a,  # that\n):",
    "def f(self,\n      a, b):",
    "async def f(self, a: int, b):",
]


@pytest.mark.parametrize("header", REMOVALS)
def test_a_parameter_is_removed_as_libcst_removes_it(header: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module = Module("a.py", SourceText(f"{header}\n    return 1\n"))
    node = module.tree.body[0]

    def removed() -> str:
        edit = headers.remove_parameter(module, node, "a")  # type: ignore[arg-type]
        return apply(module.text, [edit])

    quick = removed()
    monkeypatch.setattr(headers, "_removed_plainly", lambda *given: None)
    assert quick == removed()


@pytest.mark.parametrize(
    ("header", "left"),
    [
        ("def f(self, *, a):", "def f(self):"),
        ("def f(*, a):", "def f():"),
        ("def f(self, *, a, **kwargs):", "def f(self, **kwargs):"),
    ],
)
def test_a_bare_star_goes_with_the_last_keyword(header: str, left: str) -> None:
    module = Module("a.py", SourceText(f"{header}\n    return 1\n"))
    edit = headers.remove_parameter(module, module.tree.body[0], "a")  # type: ignore[arg-type]
    assert apply(module.text, [edit]) == f"{left}\n    return 1\n"


def test_the_last_keyword_behind_args_takes_its_comma_along() -> None:
    module = Module("a.py", SourceText("def f(self, *args, a=None):\n    pass\n"))
    edit = headers.remove_parameter(module, module.tree.body[0], "a")  # type: ignore[arg-type]
    assert apply(module.text, [edit]) == "def f(self, *args):\n    pass\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("def f(a):\n    pass\n", "def f(a, **kwargs):\n    pass\n"),
        ("def f(kwargs):\n    pass\n", "def f(kwargs, **extra_kwargs):\n    pass\n"),
        ("def f(a, *, kwargs=None): pass\n", "def f(a, *, kwargs=None, **extra_kwargs): pass\n"),
        ("def f(a):\n    return g(**kwargs)\n", "def f(a, **extra_kwargs):\n    return g(**kwargs)\n"),
        ("def f(a):\n    global kwargs\n", "def f(a, **extra_kwargs):\n    global kwargs\n"),
        (
            "def f(extra_kwargs, *kwargs): pass\n",
            "def f(extra_kwargs, *kwargs, **extra_extra_kwargs): pass\n",
        ),
    ],
)
def test_keywords_have_a_name_that_nothing_else_in_the_function_has(before: str, after: str) -> None:
    module = Module("a.py", SourceText(before))
    edit = headers.add_keywords(module, module.tree.body[0])  # type: ignore[arg-type]
    assert apply(module.text, [edit]) == after
    compile(after, "a.py", "exec")
