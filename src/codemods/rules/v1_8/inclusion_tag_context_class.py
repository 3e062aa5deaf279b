"""The argument ``context_class`` of ``inclusion_tag()``."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class InclusionTagContextClass(Rule):
    """``inclusion_tag()`` takes no ``context_class``."""

    change = "1.8/inclusion-tag-context-class"
    triggers = (OnAttribute("inclusion_tag"),)
    advice = (
        "The tag is rendered with a plain Context; write a node of its own where another class is needed."
    )
    examples = [
        Flags(
            """\
                from django import template

                register = template.Library()

                @register.inclusion_tag("a.html", context_class=Own)
                def one():
                    return {}
                """,
            line=5,
        ),
        Keeps(
            """\
                from django import template

                register = template.Library()

                @register.inclusion_tag("a.html", takes_context=True)
                def one(context):
                    return {}
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is not None and site.keyword(call, "context_class") is not None:
            yield site.flag(node=call)
