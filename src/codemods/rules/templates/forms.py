"""Forms that a template prints whole, ``{{ form }}``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from codemods.templates.loops import loop_of
from codemods.templates.reader import Block, Node, Use, Variable
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
            if value is not None and value.bare in names and not _is_instance(site, node, value.bare):
                yield node


def _is_instance(site: Site, node: Variable, name: str) -> bool:
    """True where the variable plainly is an instance of a model: a view binds it to one, or it has an address."""
    binder = _binder(node, name)
    if binder is None and name in site.context.instances:
        return True
    return any(
        _asks_instance(site, use, operand.path[1]) and _binder(use.node, name) is binder
        for use in site.template.uses()
        for operand in [use.expression.base]
        if len(operand.path) == 2 and operand.path[0] == name
    )


def _asks_instance(site: Site, use: Use, attribute: str) -> bool:
    """Whether a form would have no such attribute here, or one that makes no sense: ``id`` prints a field."""
    if attribute != "id":
        return attribute in ("pk", "get_absolute_url")
    in_url = use.tag is not None and use.tag.name == "url"
    return in_url or (use.is_printed and site.template.markup.attribute_at(use.node.start) is not None)


def _binder(node: Node, name: str) -> Block | None:
    """The innermost block around a node that binds a variable."""
    for block in node.ancestors():
        if block.name == "for":
            loop = loop_of(block.opener)
            if loop is not None and name in loop.names:
                return block
        elif block.name == "with" and any(one.keyword == name for one in block.opener.arguments):
            return block
    return None


def is_certain(site: Site, node: Variable) -> bool:
    """True where nothing in the template or the repository makes the variable something else than a plain form."""
    assert node.expression is not None
    name = node.expression.bare
    if site.context.custom_forms:
        return False
    block = _binder(node, name)
    loop = loop_of(block.opener) if block is not None else None
    return block is None or (
        loop is not None and loop.over.text.rpartition(".")[2].endswith(("formset", "forms"))
    )
