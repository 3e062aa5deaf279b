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
