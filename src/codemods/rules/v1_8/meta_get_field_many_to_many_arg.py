"""The argument ``many_to_many`` of ``Model._meta.get_field()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.rules.v1_8.meta import is_options


class MetaGetFieldManyToManyArg(Rule):
    """``_meta.get_field()`` no longer takes ``many_to_many``."""

    change = "1.8/meta-get-field-many-to-many-arg"
    also = ("1.10/undocumented-get-field-many-to-many",)
    triggers = (OnAttribute("get_field"),)
    advice = "Check many_to_many of the field that is returned where the distinction matters."
    examples = [
        Fixes(
            before="""\
                opts = Book._meta
                one = opts.get_field("title", many_to_many=False)
                two = Book._meta.get_field("title", False)
                """,
            after="""\
                opts = Book._meta
                one = opts.get_field("title")
                two = Book._meta.get_field("title")
                """,
        ),
        Keeps(
            """\
                one = form.get_field("title", many_to_many=False)
                two = Book._meta.get_field("title")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call, node = site.call, site.node
        if call is None or not isinstance(node, ast.Attribute) or not is_options(site, node.value):
            return
        keyword = site.keyword(call, "many_to_many")
        if keyword is None and len(call.args) < 2:
            return
        if site.has_stars(call):
            yield site.flag()
            return
        yield site.fix(site.edit_call(call).remove("many_to_many" if keyword is not None else 1).edit())
