"""What ``delete()`` says it has deleted."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import is_zero
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_ZERO = re.compile(r"""\.[A-Z]\w*["']\s*:\s*0\b""")
_LABEL = re.compile(r"[A-Za-z_]\w*\.[A-Z]\w*")


class DeleteZeroCounts(Rule):
    """``delete()`` no longer counts models of which nothing was deleted."""

    change = "3.1/undocumented-delete-zero-counts"
    triggers = (OnModule(("delete",), roles=("test",)),)
    examples = [
        Suggests(
            path="shop/tests.py",
            before="""\
                def test_delete(self, books):
                    self.assertEqual(books.delete(), (0, {"shop.Book": 0}))
                    counts = (2, {"shop.Book": 2, "shop.Book_authors": 0, "shop.Page": 0})
                    assert books.delete() == counts
                """,
            after="""\
                def test_delete(self, books):
                    self.assertEqual(books.delete(), (0, {}))
                    counts = (2, {"shop.Book": 2})
                    assert books.delete() == counts
                """,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                def test_delete(self, books, log):
                    self.assertEqual(books.delete(), (1, {"shop.Book": 1}))
                    self.assertEqual(log, (0, {"shop.book": 0}))
                    self.assertEqual(log, {"shop.Book": 0})
                """,
        ),
        Keeps('def show(book):\n    return book.delete() == (0, {"shop.Book": 0})\n', path="shop/views.py"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        zeros = {match[0] for match in _ZERO.finditer(site.module.text)}
        for node in site.module.nodes(ast.Tuple, near=zeros) if zeros else ():
            if len(node.elts) != 2 or not _is_number(node.elts[0]) or not isinstance(node.elts[1], ast.Dict):
                continue
            counts = node.elts[1]
            keys = [key.value for key in counts.keys if isinstance(key, ast.Constant)]
            if len(keys) < len(counts.keys) or not all(
                isinstance(key, str) and _LABEL.fullmatch(key) for key in keys
            ):
                continue
            pairs = list(zip(counts.keys, counts.values, strict=True))
            left = [(key, value) for key, value in pairs if not is_zero(value)]
            if key_count := len(pairs) - len(left):
                kept = ", ".join(f"{site.source(key)}: {site.source(value)}" for key, value in left if key)
                yield site.suggest(
                    Edit(*site.module.span(counts), f"{{{kept}}}"),
                    node=node,
                    advice=f"Expect {'no entry' if key_count == len(pairs) else 'no zeros'} in it.",
                )


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int
