from __future__ import annotations

from typing import ClassVar

from codemods.findings import Edit
from codemods.templates.conditions import OPERATORS
from codemods.templates.reader import Block, Tag
from codemods.templates.rule import Answers, Fixes, Flags, Keeps, Site, TemplateRule

__all__ = ["IfEqual", "IfNotEqual"]


class _Compares(TemplateRule):
    """A tag that compares two values, which the ``if`` tag does by an operator."""

    in_comments = True
    operator: ClassVar[str]

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        block = tag.block
        if block is None or block.closer is None or len(tag.arguments) != 2 or _ends_early(block):
            yield site.flag(tag)
            return
        left, right = tag.arguments
        if OPERATORS & {left.text, right.text} or left.expression is None or right.expression is None:
            yield site.flag(tag)  # a variable that is called like an operator
            return
        yield site.fix(
            tag,
            tag.rename("if"),
            Edit(left.end, left.end, f" {self.operator}"),
            block.closer.rename("endif"),
        )


def _ends_early(block: Block) -> bool:
    """Whether a tag that belongs to no ``if`` stands in the block, and would belong to the one that is made of it."""
    depth = 0
    for tag in block.opener.template.named("if", "elif", "endif"):
        if block.start <= tag.start < block.end:
            if depth == 0 and tag.name != "if":
                return True
            depth += {"if": 1, "endif": -1}.get(tag.name, 0)
    return False


class IfEqual(_Compares):
    """The tag ``ifequal`` is gone; the ``if`` tag compares with ``==``."""

    change = "3.1/ifequal"
    also = ("4.0/tag-ifequal",)
    tags = ("ifequal",)
    operator = "=="
    examples = (
        Fixes(
            before="{% ifequal a b %}x{% else %}y{% endifequal %}",
            after="{% if a == b %}x{% else %}y{% endif %}",
        ),
        Fixes(
            before='{%ifequal  a.b|default:"x y"   _("c d")%}x{%endifequal%}',
            after='{%if  a.b|default:"x y" ==   _("c d")%}x{%endif%}',
        ),
        Fixes(
            before="{% ifequal a 1 %}{% ifequal b '' %}x{% else %}y{% endifequal %}{% else %}z{% endifequal %}",
            after="{% if a == 1 %}{% if b == '' %}x{% else %}y{% endif %}{% else %}z{% endif %}",
        ),
        Fixes(
            before="{% if c %}{% comment %}{% ifequal a b %}x{% endifequal %}{% endif %}{% endcomment %}{% endif %}",
            after="{% if c %}{% comment %}{% if a == b %}x{% endif %}{% endif %}{% endcomment %}{% endif %}",
        ),
        Keeps("{% comment %}{% ifequal a b %}{% endcomment %}x{% comment %}{% endifequal %}{% endcomment %}"),
        Keeps("{% comment %}{% ifequal a %}{% endifequal %}{% endcomment %}"),
        Flags("{% ifequal not in %}x{% endifequal %}", line=1),
        Flags("\n{% ifequal a %}x{% endifequal %}", line=2),
        Keeps("{# {% ifequal a b %} #}{% load ifequal from own %}{% ifequal a b %}{% endifequal %}"),
    )


class IfNotEqual(_Compares):
    """The tag ``ifnotequal`` is gone; the ``if`` tag compares with ``!=``."""

    change = "3.1/ifnotequal"
    also = ("4.0/tag-ifnotequal",)
    tags = ("ifnotequal",)
    operator = "!="
    examples = (
        Fixes(
            before="{% ifnotequal a b %}x{% else %}{% ifequal c d %}y{% endifequal %}{% endifnotequal %}",
            after="{% if a != b %}x{% else %}{% ifequal c d %}y{% endifequal %}{% endif %}",
        ),
        Keeps("{% verbatim %}{% ifnotequal a b %}x{% endifnotequal %}{% endverbatim %}"),
        Fixes(
            before="{% ifnotequal a b %}{% if c %}x{% elif d %}y{% endif %}{% endifnotequal %}",
            after="{% if a != b %}{% if c %}x{% elif d %}y{% endif %}{% endif %}",
        ),
        Flags("{% ifnotequal a b %}x{% endif %}{% else %}y{% endifnotequal %}", line=1),
    )
