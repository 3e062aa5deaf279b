"""The order of a template parser's tokens."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import is_zero
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class ParserTokensReversed(Rule):
    """The tokens of a template parser are kept in reverse order: the next one is the last."""

    change = "3.1/undocumented-parser-tokens-reversed"
    triggers = (OnAttribute("tokens"),)
    available = "3.1"
    advice = "Take the next token from the end, or use parser.next_token() and parser.prepend_token()."
    examples = [
        Fixes(
            path="shop/templatetags/shop.py",
            before="""\
                from django import template

                def skip(parser, token):
                    while parser.tokens:
                        following = parser.tokens.pop(0)
                        if parser.tokens[0].contents == "end":
                            parser.tokens.insert(0, following)
                            break
                """,
            after="""\
                from django import template

                def skip(parser, token):
                    while parser.tokens:
                        following = parser.tokens.pop()
                        if parser.tokens[-1].contents == "end":
                            parser.tokens.append(following)
                            break
                """,
        ),
        Flags(
            path="shop/templatetags/shop.py",
            source="""\
                from django import template

                def count(parser, token):
                    for index, one in enumerate(parser.tokens):
                        parser.tokens.insert(2, one)
                """,
            lines=(4, 5),
        ),
        Keeps(
            """\
                from shop.language import Parser

                def skip(parser):
                    return parser.tokens.pop(0), parser.tokens[0]
                """
        ),
        Keeps(
            path="shop/templatetags/shop.py",
            source="""\
                from django import template

                def skip(parser, token):
                    if parser.tokens and len(parser.tokens) > 1:
                        parser.delete_first_token()
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if (
            not isinstance(node, ast.Attribute)
            or not isinstance(node.value, ast.Name)
            or node.value.id != "parser"
        ):
            return
        if "django.template" not in site.module.text and "django import template" not in site.module.text:
            return
        parents = site.module.parents
        parent = parents.get(node)
        call = parents.get(parent) if isinstance(parent, ast.Attribute) else None
        if isinstance(parent, ast.Attribute) and isinstance(call, ast.Call) and call.func is parent:
            yield from self._called(site, node, parent, call)
        elif isinstance(parent, ast.Subscript) and parent.value is node:
            if is_zero(parent.slice) and self.replaceable:
                yield site.fix(site.replace(parent.slice, "-1"), node=parent)
            else:
                yield site.flag(node=parent)
        elif isinstance(parent, ast.For | ast.comprehension) or (
            isinstance(parent, ast.Call)
            and getattr(parent.func, "id", "") in ("enumerate", "iter", "list", "zip")
        ):
            yield site.flag(node=node)

    def _called(
        self, site: Site, node: ast.Attribute, method: ast.Attribute, call: ast.Call
    ) -> Iterator[Answer]:
        first = call.args[0] if call.args else None
        owner = site.source(node)
        if method.attr == "pop" and is_zero(first) and self.replaceable:
            yield site.fix(site.replace(call, f"{owner}.pop()"), node=call)
        elif method.attr == "insert" and is_zero(first) and len(call.args) == 2 and self.replaceable:
            yield site.fix(site.replace(call, f"{owner}.append({site.source(call.args[1])})"), node=call)
        elif method.attr in ("append", "extend", "insert", "pop", "index"):
            yield site.flag(node=call)
