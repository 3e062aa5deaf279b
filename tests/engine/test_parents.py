"""Parents that are found out part by part are those that a walk over everything finds."""

from __future__ import annotations

import ast
import random
from pathlib import Path

import pytest

import codemods
from codemods.files.text import read_text
from codemods.source.module import Module

ODD = '''\
"""Text
over lines"""; import a; b = a.c
class One: x = 1; y = [x for x in range(3)]
@decorator(
    lambda: 1
)
class Two(Base, metaclass=Meta):
    """Doc."""
    @property
    def name(self): return f"{self.x!r:>{self.y}}" f"""
{self.z}"""
    class Meta: ordering = ["a"]; indexes = [Index(fields=["b"])]
    if x:
        def other(self, a=1, *b, c: int = 2, **d): pass
    z = 1; w = 2
try:
    import e
except ImportError as error: e = None
else:
    with open(e) as f, open(f) as g: print(g)
match b:
    case [1, *rest] if rest: d = {**rest}
    case Two(name=n): pass
q = 1; r = lambda s, t=2: s; async def u(): await v
'''.replace("; async def", "\nasync def")

SOURCES = sorted(Path(codemods.__file__).parent.glob("*/[a-h]*.py"))


def every_parent(tree: ast.Module) -> dict[ast.AST, ast.AST]:
    shared = (ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop)
    return {
        child: node
        for node in ast.walk(tree)
        for child in ast.iter_child_nodes(node)
        if not isinstance(child, shared)
    }


def made(text: str) -> Module:
    return Module("shop/models.py", read_text(text.encode(), python=True), ("shop.models",))


@pytest.mark.parametrize("text", [ODD, *(path.read_text(encoding="utf-8") for path in SOURCES)])
def test_parents_found_one_by_one(text: str) -> None:
    module = made(text)
    expected = every_parent(module.tree)
    order = list(expected)
    random.Random(7).shuffle(order)
    for node in order[:300]:
        fresh = made(text) if len(text) < 2000 else module
        twin = node if fresh is module else _twin(module.tree, fresh.tree, node)
        parent = fresh.parents.get(twin)
        assert parent is not None
        assert ast.dump(parent) == ast.dump(expected[node])
        assert [*fresh.ancestors(twin)][-1] is fresh.tree
    for node in order:
        assert module.parents[node] is expected[node]
    assert module.parents.get(module.tree) is None
    assert ast.Pass() not in module.parents


def _twin(one: ast.Module, other: ast.Module, node: ast.AST) -> ast.AST:
    return next(second for first, second in zip(ast.walk(one), ast.walk(other), strict=True) if first is node)


@pytest.mark.parametrize(
    "kind", [ast.Call, ast.Try, ast.Return, ast.comprehension, ast.Constant, ast.ClassDef]
)
def test_nodes_of_a_kind(kind: type[ast.AST]) -> None:
    for text in (ODD, *(path.read_text(encoding="utf-8") for path in SOURCES)):
        module = made(text)
        expected = {id(node) for node in ast.walk(module.tree) if isinstance(node, kind)}
        assert {id(node) for node in module.nodes(kind)} == expected


@pytest.mark.parametrize("word", ["=", "self", "Meta", "x", "z}", "nowhere"])
def test_nodes_near_a_word_are_all_whose_lines_hold_it(word: str) -> None:
    module = Module("odd.py", read_text(ODD.encode(), python=True))
    lines = {number for number, line in enumerate(ODD.splitlines(), 1) if word in line}
    wanted = {
        node
        for kind in (ast.Constant, ast.Name, ast.Attribute, ast.Call)
        for node in module.nodes(kind)
        if lines.intersection(range(node.lineno, (node.end_lineno or 0) + 1))
    }
    found = set(module.nodes(ast.Constant, ast.Name, ast.Attribute, ast.Call, near=word))
    assert wanted <= found
    assert found <= set(ast.walk(module.tree))
