"""Warning classes of Django's deprecations, which go with the release that they name; also where filters name them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.shapes.symbols import RenameSymbols
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, Trigger

__all__ = ["RemovedWarning", "in_filter"]


def in_filter(name: str) -> re.Pattern[str]:
    """A dotted name of a warning class where a warning filter has it: ``error::a.b.C``, ``ignore:text:a.b.C:module``."""
    return re.compile(rf"(?<![\w.]){re.escape(name)}(?![\w.])")


class RemovedWarning(RenameSymbols):
    """A warning class is gone or has another name: imports, uses, and filters in text (pytest, ``PYTHONWARNINGS``)."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from super().subscriptions()
        yield OnModule(tuple(old.rpartition(".")[2] for old in cls.renames))

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.Module):
            yield from super().visit(site)
            return
        for constant in site.module.texts(":"):
            text = str(constant.value)
            if "\n" in text:
                continue
            for old, new in self.renames.items():
                if in_filter(old).search(text) is None or not self._available(new):
                    continue
                edit = site.replace_in_string(constant, old, new)
                answer = site.suggest if self.suggests else site.fix
                yield answer(edit, node=constant, message=self._message(old, new))
