"""``allow_lazy()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger


class AllowLazy(Rule):
    """``allow_lazy(f, type)`` is ``keep_lazy(type)(f)`` now."""

    change = "1.10/allow-lazy"
    also = ("2.0/allow-lazy",)
    needs = ("django.utils.functional.keep_lazy",)
    advice = "Decorate the function with keep_lazy(), giving the types that it may return."
    examples = [
        Fixes(
            before="""\
                from django.utils.functional import allow_lazy

                def shout(text):
                    return text.upper()
                shout = allow_lazy(shout, str)
                both = allow_lazy(lambda x: x, str, bytes)
                """,
            after="""\
                from django.utils.functional import keep_lazy

                def shout(text):
                    return text.upper()
                shout = keep_lazy(str)(shout)
                both = keep_lazy(str, bytes)(lambda x: x)
                """,
        ),
        Fixes(
            before="""\
                from django.utils import functional

                total = functional.allow_lazy(sum, int)
                """,
            after="""\
                from django.utils import functional

                total = functional.keep_lazy(int)(sum)
                """,
        ),
        Flags(
            """\
                from django.utils.functional import allow_lazy

                wrap = allow_lazy
                same = allow_lazy(str)
                """,
            lines=(3, 4),
        ),
        Keeps(
            """\
                from django.utils.functional import keep_lazy
                from shop.lazy import allow_lazy

                print(allow_lazy(str, str), keep_lazy(str)(str))
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnName("django.utils.functional.allow_lazy")

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "use":
            return
        call, node = site.call, site.node
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        if call is None or len(call.args) < 2 or call.keywords or site.has_stars(call):
            yield site.flag()
            return
        if isinstance(node, ast.Attribute):
            callee = f"{site.source(node.value)}.keep_lazy"
        else:
            callee = site.need("django.utils.functional.keep_lazy")
        types = ", ".join(site.source(one) for one in call.args[1:])
        yield site.fix(site.replace(call, f"{callee}({types})({site.source(call.args[0])})"), node=call)
