from __future__ import annotations

import re

from codemods.templates.conditions import is_true_at
from codemods.templates.context import TemplateContext
from codemods.templates.expressions import Expression
from codemods.templates.loops import Loop, loop_of
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["IncludeErrors"]


_VARIABLE = re.compile(r"\{%\W*include\s+[^\s\"']")
# What Django's own objects say always is the name of a template.
_OWN = re.compile(
    r"(?:\w+\.)*(?:inline_admin_formset\.opts\.template|(?:sub)?widget\.template_name|option\.template_name)"
)


class IncludeErrors(TemplateRule):
    """Errors in an included template, a missing one among them, are raised and no longer print nothing.

    A variable is not told of where it certainly has a value: one that is tested for, an item of a list, what Django's
    own objects hold.
    """

    change = "1.11/include-tag-silenced-errors"
    also = ("2.1/include-tag-errors-raised",)
    tags = ("include",)
    example_context = TemplateContext(templates=frozenset({"shop/cart.html"}))
    examples = (
        Flags("\n{% include 'shop/gone.html' %}", line=2),
        Flags("{% include part.template %}", line=1),
        Flags("{% if part.template %}{% else %}{% include part.template %}{% endif %}", line=1),
        Flags("{% if a or part.template %}{% include part.template %}{% endif %}", line=1),
        Flags("{% with name='shop/gone.html' %}\n{% include name %}{% endwith %}", line=2),
        Flags("{% for part in parts %}{% include part.template %}{% endfor %}", line=1),
        Flags("{% include 'shop/'|add:name %}{% include name|default:'' %}", lines=(1, 1)),
        Keeps("{% include 'shop/cart.html' with x=y only %}{% include './side.html' %}"),
        Keeps("{% if part.template and a %}{% include part.template %}{% endif %}"),
        Keeps("{% with name='shop/cart.html' %}{% include name %}{% endwith %}"),
        Keeps("{% for name in names %}{% include name %}{% endfor %}"),
        Keeps("{% include inline_admin_formset.opts.template %}{% include widget.template_name %}"),
        Keeps("{% include name|default:'shop/cart.html' %}"),
    )

    @classmethod
    def shape_in(cls, context: TemplateContext) -> re.Pattern[str] | None:
        return _VARIABLE if context.templates is None else None

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        value = tag.arguments[0].expression if tag.arguments else None
        if value is None:
            return
        name = _literal(tag, value)
        if name is None:
            if not _has_value(tag, value):
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


def _literal(tag: Tag, value: Expression) -> str | None:
    """The name that is included, where it stands there or in a ``with`` tag around it."""
    if not value.filters and value.base.string is not None:
        return value.base.string
    if value.bare:
        given = _given(tag, value.bare)
        if isinstance(given, Expression) and not given.filters:
            return given.base.string
    return None


def _has_value(tag: Tag, value: Expression) -> bool:
    """True where the included variable certainly is not empty."""
    if value.filters:
        last = value.filters[-1]
        return last.name == "default" and last.argument is not None and bool(last.argument.string)
    return (
        _OWN.fullmatch(value.variable) is not None
        or is_true_at(tag, value.variable)
        or isinstance(_given(tag, value.variable), Loop)
    )


def _given(tag: Tag, name: str) -> Expression | Loop | None:
    """What the innermost block around a tag that gives a value to a variable takes it from."""
    for block in tag.ancestors():
        if block.name == "for":
            loop = loop_of(block.opener)
            if loop is not None and name in loop.names:
                return loop
        elif block.name == "with":
            for argument in block.opener.arguments:
                if argument.keyword == name:
                    return argument.expression
            if name in block.opener.words:
                return None
    return None
