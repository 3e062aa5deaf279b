"""Iteration over a template node."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule


class NodeIter(Rule):
    """A template node is no longer iterable."""

    change = "4.1/node-iter"
    advice = "Go over its nodelist, or use get_nodes_by_type()."
    triggers = (OnModule(("Node",)),)
    examples = [
        Flags(
            """\
                from django.template import Node

                def f(node: Node):
                    for inner in node:
                        print(inner)
                """,
            line=4,
        ),
        Flags(
            """\
                from django import template

                def f(node: template.Node):
                    return [inner for inner in node]
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.template import Node, NodeList

                def f(nodes: NodeList, node: Node):
                    for inner in nodes:
                        print(inner, node)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        loops: list[ast.For | ast.comprehension] = [
            *site.module.nodes(ast.For),
            *site.module.nodes(ast.comprehension),
        ]
        for node in loops:
            if isinstance(node.iter, ast.Name):
                found = site.infer(node.iter)
                if (
                    found is not None
                    and found.instance
                    and site.index.is_subclass(found.qname, "django.template.base.Node")
                ):
                    if not any("__iter__" in facts.members for facts in site.index.own_line(found.qname)):
                        yield site.flag(node=node.iter)
