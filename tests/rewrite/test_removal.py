"""Statements go with what would say nothing without them, and with nothing else."""

from __future__ import annotations

import ast
import textwrap

import pytest

from codemods.files.text import SourceText
from codemods.rewrite import statements
from codemods.rewrite.verify import apply
from codemods.source.module import Module


def without_stale(text: str) -> str:
    module = Module("shop/code.py", SourceText(textwrap.dedent(text)), ("shop.code",))
    stale = [
        node
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign) and module.source_of(node.targets[0]) == "STALE"
    ]
    return apply(module.text, list(statements.remove(module, *stale)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("if DEBUG:\n    STALE = 1\nKEPT = 2\n", "KEPT = 2\n", id="one arm"),
        pytest.param("if DEBUG: STALE = 1\nKEPT = 2\n", "KEPT = 2\n", id="one line"),
        pytest.param(
            "if ENV == 'dev' and not TESTS:\n    STALE = 1\n    STALE = 2\nKEPT = 2\n",
            "KEPT = 2\n",
            id="all of an arm",
        ),
    ],
)
def test_an_if_goes_with_the_last_statement_of_its_only_arm(before: str, after: str) -> None:
    assert without_stale(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "if DEBUG:\n    STALE = 1\n    KEPT = 2\n", "if DEBUG:\n    KEPT = 2\n", id="more in the arm"
        ),
        pytest.param(
            "if ready():\n    STALE = 1\n", "if ready():\n    pass\n", id="a condition that does something"
        ),
        pytest.param(
            "if DEBUG:\n    STALE = 1\nelse:\n    KEPT = 2\n",
            "if DEBUG:\n    pass\nelse:\n    KEPT = 2\n",
            id="else",
        ),
        pytest.param(
            "if DEBUG:\n    KEPT = 2\nelif TESTS:\n    STALE = 1\n",
            "if DEBUG:\n    KEPT = 2\nelif TESTS:\n    pass\n",
            id="elif",
        ),
        pytest.param(
            "if DEBUG:\n    # Why it was so.\n    STALE = 1\n",
            "if DEBUG:\n    # Why it was so.\n    pass\n",
            id="a comment",
        ),
    ],
)
def test_an_if_that_says_more_stays(before: str, after: str) -> None:
    assert without_stale(before) == after
