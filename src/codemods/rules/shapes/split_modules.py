"""Modules that are gone and whose names went to several new homes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.shapes.symbols import RenameSymbols, answered_by_other_arm
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger

__all__ = ["SplitModule"]


class SplitModule(RenameSymbols):
    """The names of a module live in several modules now; an import of the module itself goes once its uses went.

    ``renames`` says where each name is now. Names that it does not list are looked for in Django's own tables, and
    flagged where nothing is found.
    """

    module: ClassVar[str] = ""
    """Dotted name of the module that is gone."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from super().subscriptions()
        yield OnName(cls.module)
        yield OnName(cls.module, members=True)

    def new_name(self, qname: str) -> str | None:
        """Where a name of the module is now; None where it is nowhere."""
        known = super().new_name(qname)
        if known is not None or not qname.startswith(self.module + "."):
            return known
        from codemods.django import api

        lived = api.lived(qname)
        return api.moved_to(qname, lived[-1], self.range.target) if lived else None

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.qname == self.module:
            if site.kind == "import" and site.direct:
                yield from self._whole(site)
        elif site.qname.startswith(self.module + ".") or site.qname in self.renames:
            yield from super().visit(site)

    def _whole(self, site: Site) -> Iterator[Answer]:
        """An import of the module itself: nothing to do where every use of it is rewritten, as it then goes by itself."""
        binding = site.binding
        if binding is None or answered_by_other_arm(site):
            return
        message = self._gone_message()
        uses, certain = site.uses_of(binding)
        kept = site.reexported(binding.name) or binding.name in (site.module.dunder_all or {})
        if isinstance(binding.node, ast.Import) and "." in (binding.alias.name if binding.alias else ""):
            if binding.alias is not None and binding.alias.asname is None:
                yield site.flag(message=message, advice="Import its names from where they are now.")
                return
        if not uses and not kept:
            site.remove_import(binding)
            yield site.fix(message=message)
            return
        for use in uses:
            parent = site.module.parents.get(use)
            known = isinstance(parent, ast.Attribute) and self.new_name(f"{self.module}.{parent.attr}")
            if not known:
                kept = True
        if kept or not certain:
            yield site.flag(message=message, advice="Import its names from where they are now.")

    def _gone_message(self) -> str:
        first, last, _ = self.lifetime()
        if self.gone:
            return f"The module {self.module} was removed in Django {last}"
        return f"The module {self.module} is deprecated since Django {first}"
