from __future__ import annotations

import re

from codemods.templates.expressions import Operand
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["DoubleDot"]

_DOTS = re.compile(r"\.\.+")


class DoubleDot(TemplateRule):
    """Two dots in a row look up the empty text, and are going to be an error."""

    change = "6.1/template-double-dot"
    words = ("..",)
    examples = (
        Suggests(before="{{ book..title }}{{ x|default:a..b }}", after="{{ book.title }}{{ x|default:a.b }}"),
        Suggests(before="{% if book...title %}{% endif %}", after="{% if book.title %}{% endif %}"),
        Keeps("{{ 'a..b' }}{{ x|default:'..' }}{% include '../a.html' %}{# a..b #} a..b"),
    )

    def on_template(self, site: Site) -> Answers:
        for node in site.template.nodes:
            if ".." not in node.text:
                continue
            for use in node.uses():
                operands: list[Operand] = [use.expression.base]
                operands += (f.argument for f in use.expression.filters if f.argument is not None)
                for operand in operands:
                    if operand.is_variable and ".." in operand.text:
                        yield site.suggest(operand, operand.replace(_DOTS.sub(".", operand.text)))
