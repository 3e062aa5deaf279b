"""Functions that live elsewhere now and whose parameters are called otherwise there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.shapes.symbols import RenameSymbols
from codemods.rules.site import Site

__all__ = ["RenameFunctions"]


class RenameFunctions(RenameSymbols):
    """A function of another name, or from another module, that does the same; keywords of its calls follow."""

    parameters: ClassVar[Mapping[str, str]] = {}
    """Keyword -> what the new function calls it."""

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if site.kind == "use" and call is not None and self._available(self.new_name(site.qname)):
            for keyword in call.keywords:
                if keyword.arg is not None and keyword.arg in self.parameters:
                    new = self.parameters[keyword.arg]
                    answer = site.suggest if self.suggests else site.fix
                    yield answer(
                        site.replace_name(keyword, new),
                        node=keyword,
                        message=f"The parameter {keyword.arg} is called {new} there",
                    )
        yield from super().visit(site)
