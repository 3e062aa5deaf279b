"""Methods that are called with further keywords: an override must take them and hand them on."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import ClassVar

from codemods.rewrite import headers
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, Trigger

__all__ = ["HandOnKeywords"]


class HandOnKeywords(Rule):
    """A method is called with further keywords: an override must take them and hand them on."""

    base: ClassVar[str] = ""
    """Dotted name of the class whose subclasses override."""
    methods: ClassVar[Sequence[str]] = ()
    given: ClassVar[Sequence[str]] = ()
    """The keywords, where there is an end to them: an override that takes these needs no more."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.methods:
            yield OnMethod(cls.base, name)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.FunctionDef) or node.args.kwarg is not None:
            return
        known = {one.arg for one in [*node.args.args, *node.args.kwonlyargs]}
        if self.given and known.issuperset(self.given):
            return
        edits, keywords = [headers.add_keywords(site.module, node)], headers.name_for_keywords(node)
        for call in ast.walk(node):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                continue
            if call.func.attr == node.name and is_super(call.func.value):
                start, end = site.module.span(call)
                text = site.module.text[start : end - 1].rstrip()
                if site.has_stars(call):
                    raise CannotRewrite("arguments are handed on with * or ** already")
                if "#" in text.rpartition("\n")[2]:
                    raise CannotRewrite("a comment stands behind the last argument")
                comma = "" if text.endswith(("(", ",")) else ", "
                edits.append(site.replace(call, f"{text}{comma}**{keywords})"))
        yield site.fix(edits)
