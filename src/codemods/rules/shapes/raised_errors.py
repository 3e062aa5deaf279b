"""Calls of Django's that raise another error: the handlers and the tests that wait for the old one."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, Trigger
from codemods.source.names import last_name

__all__ = ["RaisesOtherError"]

_ASSERTIONS = frozenset(["assertRaises", "assertRaisesMessage", "assertRaisesRegex", "raises"])
_WITH_TEXT = frozenset(["assertRaisesMessage", "assertRaisesRegex"])


class RaisesOtherError(Rule):
    """A call raises another error than it did.

    ``raises()`` tells such calls. Where the code has to run on releases of before as well, both errors are named.
    """

    old: ClassVar[str] = "AssertionError"
    new: ClassVar[str] = ""
    advice = "Where something else of the block raises AssertionError as well, name both."

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnModule((cls.old,))

    def raises(self, site: Site, node: ast.AST) -> bool:
        """Whether a part of the block is what raises the error."""
        raise NotImplementedError(type(self).__name__)

    def visit(self, site: Site) -> Iterator[Answer]:
        parents = site.module.parents
        for name, scope in site.module.walk.names.get(self.old, ()):
            if not isinstance(name, ast.Name) or scope.owner(self.old) is not None:
                continue
            around = parents.get(name)
            beside: Sequence[ast.expr] = around.elts if isinstance(around, ast.Tuple) else (name,)
            named = around if isinstance(around, ast.Tuple) else name
            if any(isinstance(one, ast.Name) and one.id == self.new for one in beside):
                continue
            parts = list(self._watched(site, named))
            if any(self.raises(site, part) for part in parts):
                text = self.new
                if site.range.supports < Release(4, 0):
                    text = f"{self.old}, {self.new}" if named is around else f"({self.old}, {self.new})"
                yield site.suggest(site.replace(name, text), node=name)

    def _watched(self, site: Site, named: ast.AST) -> Iterator[ast.AST]:
        """The nodes of what is watched for the errors that ``named`` gives."""
        owner = site.module.parents.get(named)
        if isinstance(owner, ast.ExceptHandler) and owner.type is named:
            attempt = site.module.parents.get(owner)
            if isinstance(attempt, ast.Try):
                yield from _inside(attempt.body)
        elif (
            isinstance(owner, ast.Call)
            and owner.args
            and owner.args[0] is named
            and last_name(owner.func) in _ASSERTIONS
        ):
            texts = [*owner.args[1:2], *(keyword.value for keyword in owner.keywords)]
            yield from _inside(texts)
            item = site.module.parents.get(owner)
            block = site.module.parents.get(item) if isinstance(item, ast.withitem) else None
            if isinstance(block, ast.With | ast.AsyncWith):
                yield from _inside(block.body)
                return
            called, *given = owner.args[1 + (last_name(owner.func) in _WITH_TEXT) :] or (None,)
            if isinstance(called, ast.Lambda):
                yield from _inside([called.body])
            elif isinstance(called, ast.Attribute):  # assertRaises(AssertionError, storage.delete, "")
                call = ast.Call(func=called, args=given, keywords=owner.keywords)
                yield ast.copy_location(call, owner)


def _inside(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    for one in body:
        yield from ast.walk(one)
