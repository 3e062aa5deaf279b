"""Loops over the pages of a ``Paginator``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.comments import has_comment
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_PAGINATOR = "django.core.paginator.Paginator"


class PaginatorIteration(Rule):
    """A paginator is looped over directly; it gives its pages."""

    change = "3.1/paginator-iteration"
    triggers = (OnAttribute("page_range"),)
    available = "3.1"
    examples = [
        Fixes(
            before="""\
                from django.core.paginator import Paginator


                def dump(items):
                    paginator = Paginator(items, 100)
                    for number in paginator.page_range:
                        page = paginator.page(number)
                        print(page.object_list)
                """,
            after="""\
                from django.core.paginator import Paginator


                def dump(items):
                    paginator = Paginator(items, 100)
                    for page in paginator:
                        print(page.object_list)
                """,
            modernize=True,
        ),
        Keeps(
            """\
                from django.core.paginator import Paginator


                def dump(items, other):
                    paginator = Paginator(items, 100)
                    for number in paginator.page_range:
                        page = paginator.page(number)
                        print(number, page.object_list)
                    for number in other.page_range:
                        page = other.page(number)
                        print(page)
                    for number in paginator.page_range:
                        page = paginator.page(number + 1)
                        print(page)
                    for number in paginator.page_range:
                        page = paginator.page(number)  # all of them
                        print(page)
                    return [number for number in paginator.page_range]
                """,
            modernize=True,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, loop = site.node, site.parent
        if not isinstance(node, ast.Attribute) or not isinstance(loop, ast.For) or loop.iter is not node:
            return
        owner, number = node.value, loop.target
        first = loop.body[0]
        if (
            not isinstance(number, ast.Name)
            or not isinstance(first, ast.Assign)
            or len(loop.body) < 2
            or len(first.targets) != 1
            or not isinstance(page := first.targets[0], ast.Name)
            or not isinstance(call := first.value, ast.Call)
            or not isinstance(call.func, ast.Attribute)
            or call.func.attr not in ("page", "get_page")
            or site.source(call.func.value) != site.source(owner)
            or [site.source(one) for one in call.args] != [number.id]
            or call.keywords
            or not self._only_there(site, loop, call, number.id)
            or has_comment(site, first)
        ):
            return
        found = site.infer(owner)
        if found is None or not found.certain or not site.index.is_subclass(found.qname, _PAGINATOR):
            return
        yield site.fix(
            site.replace(number, page.id),
            site.replace(node, site.source(owner)),
            site.remove(first),
        )

    def _only_there(self, site: Site, loop: ast.For, call: ast.Call, name: str) -> bool:
        """Whether nothing but the call for the page reads the number that the loop counts."""
        around: ast.AST = site.function or site.module.tree
        of_loop = {id(one) for one in ast.walk(loop)}
        other_loops = {
            id(one)
            for other in ast.walk(around)
            if isinstance(other, ast.For) and other is not loop and id(other) not in of_loop
            if isinstance(other.target, ast.Name) and other.target.id == name
            for one in ast.walk(other)
        }
        return not any(
            isinstance(one, ast.Name)
            and one.id == name
            and isinstance(one.ctx, ast.Load)
            and one is not call.args[0]
            and id(one) not in other_loops
            for one in ast.walk(around)
        )
