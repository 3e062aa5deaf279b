"""``Model._meta.installed``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_WEAK = (
    ast.Assert,
    ast.Assign,
    ast.BoolOp,
    ast.Call,
    ast.If,
    ast.IfExp,
    ast.Return,
    ast.While,
    ast.comprehension,
    ast.keyword,
)
"""What a comparison can stand in without brackets."""


class MetaInstalled(Rule):
    """``Model._meta`` has no ``installed``: a model is installed where it has an ``app_config``."""

    change = "4.1/undocumented-options-installed"
    triggers = (OnAttribute("installed"),)
    examples = [
        Fixes(
            before="""\
                def ready(model, other):
                    opts = model._meta
                    if not other._meta.installed:
                        return None
                    return opts.installed and model._meta.installed
                """,
            after="""\
                def ready(model, other):
                    opts = model._meta
                    if other._meta.app_config is None:
                        return None
                    return opts.app_config is not None and model._meta.app_config is not None
                """,
        ),
        Fixes(
            before="""\
                STATES = [model._meta.installed == True, Poll._meta.installed]
                """,
            after="""\
                STATES = [(model._meta.app_config is not None) == True, (Poll._meta.app_config is not None)]
                """,
        ),
        Keeps(
            """\
                def ready(app, opts):
                    return app.installed, opts.installed, app.meta.installed
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load):
            return
        values = assigned_values(site, node.value) if isinstance(node.value, ast.Name) else [node.value]
        if not values or not all(isinstance(one, ast.Attribute) and one.attr == "_meta" for one in values):
            return
        if site.module.in_fstring(node):
            yield site.flag(advice="Ask whether app_config is not None.")
            return
        replaced: ast.expr = node
        word = "is not"
        if isinstance(site.parent, ast.UnaryOp) and isinstance(site.parent.op, ast.Not):
            replaced, word = site.parent, "is"
        text = f"{site.source(node.value)}.app_config {word} None"
        if not isinstance(site.module.parents.get(replaced), _WEAK):
            text = f"({text})"
        yield site.fix(site.replace(replaced, text))
