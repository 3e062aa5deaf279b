"""Forms that a template prints whole, ``{{ form }}``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from codemods.templates.loops import loop_of
from codemods.templates.reader import Variable
from codemods.templates.rule import Site

__all__ = ["is_certain", "printed", "printed_forms"]

_USUAL = frozenset({"form", "formset"})  # what Django's own views call them


@cache
def printed(names: frozenset[str]) -> re.Pattern[str]:
    """The shape of what the rules look for: one of the variables, printed with no attribute and no filter."""
    return re.compile(rf"\{{\{{[^\w{{}}]*(?:{'|'.join(sorted(names | _USUAL))})[^\w{{}}.|]*\}}\}}", re.ASCII)


def printed_forms(site: Site) -> Iterator[Variable]:
    """The variables that print a whole form or formset in the default layout."""
    if site.context.form_layout:
        return  # the project has chosen a layout
    names = _USUAL | site.context.forms
    for node in site.template.nodes:
        if isinstance(node, Variable) and not node.in_translation:
            value = node.expression
            if value is not None and value.bare in names:
                yield node


def is_certain(site: Site, node: Variable) -> bool:
    """True where nothing in the template or the repository makes the variable something else than a plain form."""
    assert node.expression is not None
    name = node.expression.bare
    if site.context.custom_forms:
        return False
    for block in node.ancestors():
        tag = block.opener
        if block.name == "for":
            loop = loop_of(tag)
            if loop is not None and name in loop.names:
                return loop.over.text.rpartition(".")[2].endswith(("formset", "forms"))
        elif block.name == "with" and any(argument.keyword == name for argument in tag.arguments):
            return False
    return True
