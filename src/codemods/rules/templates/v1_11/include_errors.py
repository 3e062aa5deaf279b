from __future__ import annotations

import re

from codemods.templates.context import TemplateContext
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["IncludeErrors"]


_VARIABLE = re.compile(r"\{%\W*include\s+[^\s\"']")


class IncludeErrors(TemplateRule):
    """Errors in an included template, a missing one among them, are raised and no longer print nothing."""

    change = "1.11/include-tag-silenced-errors"
    also = ("2.1/include-tag-errors-raised",)
    tags = ("include",)
    example_context = TemplateContext(templates=frozenset({"shop/cart.html"}))
    examples = (
        Flags("\n{% include 'shop/gone.html' %}", line=2),
        Flags("{% include part.template %}", line=1),
        Keeps("{% include 'shop/cart.html' with x=y only %}{% include './side.html' %}"),
    )

    @classmethod
    def shape_in(cls, context: TemplateContext) -> re.Pattern[str] | None:
        return _VARIABLE if context.templates is None else None

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        if not tag.arguments:
            return
        name = tag.arguments[0].string
        if name is None:
            yield site.flag(
                tag, advice="Make sure that the variable always names a template that exists and renders."
            )
        elif site.context.templates is not None and not name.startswith(("./", "../")):
            if name not in site.context.templates:
                yield site.flag(
                    tag,
                    message=f"The template {name} is not among those known here; Django raises an error for it",
                    advice="Correct the name, or test for what makes the template exist.",
                )
