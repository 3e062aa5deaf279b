"""Chains of conditions that exclude each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class XorOdd(Rule):
    """A chain of ``^`` between three or more conditions is true where an odd number of them is, not exactly one."""

    change = "5.0/xor-odd"
    triggers = (OnCall("django.db.models.Q"),)
    advice = "Where exactly one may be true, count them: Case(When(q, then=1), default=0) added up, compared with 1."
    examples = [
        Flags(
            """\
                from django.db.models import Q

                def odd(books):
                    return books.filter(Q(a=1) ^ Q(b=1) ^ Q(c=1))
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db.models import Q

                def one(books, x, y, z):
                    return books.filter(Q(a=1) ^ Q(b=1), Q(c=1) | Q(d=1) | Q(e=1)), x ^ y ^ z
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        parents = site.module.parents
        chain = parents.get(site.node)
        if not _is_xor(chain) or not isinstance(chain, ast.BinOp) or chain.right is not site.node:
            return
        around = parents.get(chain)
        if _is_xor(chain.left) and not _is_xor(around):
            yield site.flag(node=chain)


def _is_xor(node: ast.AST | None) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitXor)
