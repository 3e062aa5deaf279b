"""``user.is_authenticated is True``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.brackets import bracketed
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, Trigger
from codemods.rules.v1_10.users import BASES, has_lookalike, named_user


class IsAuthenticatedIdentityTest(Rule):
    """``is_authenticated`` and ``is_anonymous`` are no plain booleans before 2.0: ``is True`` gives wrong answers."""

    change = "1.10/is-authenticated-identity-test"
    available = "1.10"
    advice = "Test the value itself."
    examples = [
        Fixes(
            before="""\
                def index(request):
                    if request.user.is_authenticated is True:
                        return 1
                    return request.user.is_anonymous is not False, request.user.is_anonymous is False
                """,
            after="""\
                def index(request):
                    if request.user.is_authenticated:
                        return 1
                    return request.user.is_anonymous, not request.user.is_anonymous
                """,
        ),
        Flags(
            """\
                def index(owner):
                    return owner.is_authenticated is True
                """,
            line=2,
        ),
        Keeps(
            """\
                class Session:
                    is_anonymous = None

                print(Session().is_anonymous is True)

                def index(request):
                    return request.user.is_authenticated == True, request.user.is_anonymous is None
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in ("is_authenticated", "is_anonymous"):
            for base in BASES:
                yield OnMember(base, name, likely=True)

    def visit(self, site: Site) -> Iterator[Answer]:
        node, compare = site.node, site.parent
        if not isinstance(node, ast.Attribute) or not isinstance(compare, ast.Compare):
            return
        if compare.left is not node or len(compare.ops) != 1:
            return
        op, value = compare.ops[0], compare.comparators[0]
        if not isinstance(op, ast.Is | ast.IsNot) or not isinstance(value, ast.Constant):
            return
        if not isinstance(value.value, bool) or not self.replaceable:
            return
        if not site.certain and named_user(site, node.value) and not has_lookalike(site, node.attr):
            site.certain = True
        text = site.source(node)
        if value.value is isinstance(op, ast.IsNot):
            text = bracketed(site, compare, f"not {text}")
        yield site.fix(site.replace(compare, text), node=compare)
