"""``reverse(prefix=…)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class ReversePrefix(Rule):
    """``reverse()`` takes no ``prefix`` any more."""

    change = "1.9/reverse-prefix"
    triggers = (OnCall("django.core.urlresolvers.reverse"),)
    advice = "Call set_script_prefix() before, where another prefix than the server's is meant."
    examples = [
        Suggests(
            before="""\
                from django.core.urlresolvers import reverse

                reverse("book", args=[1], prefix="/shop/")
                reverse("book", None, [1], None, "/")
                """,
            after="""\
                from django.core.urlresolvers import reverse

                reverse("book", args=[1])
                reverse("book", None, [1], None)
                """,
        ),
        Keeps(
            """\
                from django.core.urlresolvers import reverse
                from shop.urls import reverse as other

                reverse("book", args=[1])
                other("book", prefix="/")
                """
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        return len(call.args) > 4 or any(one.arg == "prefix" for one in call.keywords)

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or site.argument(call, "prefix", 4) is None:
            return
        if len(call.args) > 5:
            yield site.flag()
            return
        keyword = site.keyword(call, "prefix") is not None
        yield site.suggest(site.edit_call(call).remove("prefix" if keyword else 4).edit())
