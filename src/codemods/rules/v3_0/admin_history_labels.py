"""What the admin's history says of the fields that were changed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnModule

# "Changed name and parent_name."; what changing a password says is a text of its own.
_SENTENCE = re.compile(r"(?!Changed password\.)Changed [a-z_]\w*(, [a-z_]\w*)*( and [a-z_]\w*)?\.")
# [{"changed": {"fields": ["name"]}}]
_STORED = re.compile(r'"changed": ?\{[^{}]*"fields": ?\[')
_MESSAGES = ("change_message", "get_change_message")


class AdminHistoryLabels(Rule):
    """The admin's history holds the labels of the fields that were changed, not their names."""

    change = "3.0/admin-history-field-labels"
    triggers = (
        *(OnAttribute(name) for name in _MESSAGES),
        OnModule(("Changed ", "changed"), roles=("test",)),
    )
    advice = "Expect the labels, as the form shows them: Changed Parent name, not Changed parent_name."
    examples = [
        Flags(
            path="shop/tests/test_admin.py",
            source="""\
                from django.contrib.admin.models import LogEntry
                from shop.tests.base import check

                def test_change(entry):
                    check(comment="Changed name and parent_name.")
                    assert entry.change_message == '[{"changed": {"fields": ["name"]}}]'
                    check([{"changed": {"fields": ["name", "price"]}}])
                """,
            lines=(5, 6, 7),
        ),
        Flags(
            """\
                import json

                def fields(entry):
                    for part in json.loads(entry.change_message):
                        if "changed" in part:
                            yield from part["changed"]["fields"]
                    return "parent_name" in entry.get_change_message()
                """,
            lines=(4, 7),
        ),
        Keeps(
            path="shop/tests/test_code.py",
            source="""\
                def test_change(entry, check):
                    check("Changed name.")
                    check({"changed": {"fields": ["name"]}})
                    return entry.get_change_message()
                """,
        ),
        Keeps(
            path="shop/tests/test_admin.py",
            source="""\
                from django.contrib import admin

                def test_change(entry, check):
                    \"\"\"Changed name.\"\"\"
                    check("Changed Name and Parent name.", "Changed the admin.", "Changed password.")
                    check({"changed": ["name"]}, {"changed": True, "fields": ["name"]})
                    assert "Added." in entry.get_change_message()
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Attribute):
            yield from self._message(site, site.node)
        elif "admin" in site.module.text.lower():
            yield from self._texts(site)

    def _message(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        """A message that is taken apart: read as JSON, or searched for the name of a field."""
        value: ast.AST = node
        parent = site.parent
        if isinstance(parent, ast.Call) and parent.func is node:
            value, parent = parent, site.module.parents.get(parent)
        if isinstance(parent, ast.Call) and value in parent.args and site.is_name(parent.func, "json.loads"):
            yield site.flag(node=parent)
        elif isinstance(parent, ast.Compare) and isinstance(parent.left, ast.Constant):
            found = parent.left.value
            if isinstance(parent.ops[0], ast.In) and isinstance(found, str) and found.isidentifier():
                if found == found.lower():
                    yield site.flag(node=parent)

    def _texts(self, site: Site) -> Iterator[Answer]:
        """Messages that tests expect, word for word."""
        for text in site.module.texts("Changed ", "changed"):
            if not isinstance(text.value, str) or isinstance(site.module.parents.get(text), ast.Expr):
                continue
            if _SENTENCE.fullmatch(text.value) or _STORED.search(text.value):
                yield site.flag(node=text)
        for data in site.module.nodes(ast.Dict, near="changed"):
            for key, value in zip(data.keys, data.values, strict=True):
                if _is(key, "changed") and isinstance(value, ast.Dict):
                    if any(_is(one, "fields") for one in value.keys):
                        yield site.flag(node=data)


def _is(node: ast.expr | None, text: str) -> bool:
    return isinstance(node, ast.Constant) and node.value == text
