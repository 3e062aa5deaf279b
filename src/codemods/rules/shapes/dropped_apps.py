"""Applications, middleware and other entries of settings that are gone: taken out of the lists that name them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.shapes.entries import holder_of, take_out
from codemods.rules.shapes.symbols import RemoveSymbols
from codemods.rules.site import Site

__all__ = ["DropEntries"]


class DropEntries(RemoveSymbols):
    """A dotted name that settings list means nothing any more: the entry goes; imports of it are flagged.

    ``names`` maps the dotted names to what to do about other uses.
    """

    suggests: ClassVar[bool] = False

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "string":
            yield from super().visit(site)
            return
        node = site.node
        if not isinstance(node, ast.Constant) or node.value not in self.names:
            return
        if holder_of(site, node) is not None and self.replaceable:
            answer = site.suggest if self.suggests else site.fix
            yield answer(take_out(site, node), message=self.told(site.qname), advice=self.advice)
        elif "settings" in site.roles:
            yield site.flag(message=self.told(site.qname), advice=self.advice_for(site.qname))
