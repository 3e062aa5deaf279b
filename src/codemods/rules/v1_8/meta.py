"""What the rules about ``Model._meta`` share: telling that something is the options of a model, and reading a call."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import ClassVar

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, Trigger

__all__ = ["MetaCall", "free_name", "is_options"]


def is_options(site: Site, node: ast.expr) -> bool:
    """Whether an expression is certainly the ``_meta`` of a model: written so, called ``opts``, or assigned from one.

    Documents of MongoEngine have a ``_meta`` of their own.
    """
    if any(source.partition(".")[0] == "mongoengine" for source in _sources(site)):
        return False
    if isinstance(node, ast.Attribute):
        return node.attr in ("_meta", "opts")
    if not isinstance(node, ast.Name):
        return False
    values = assigned_values(site, node)
    if values is None:
        return node.id in ("_meta", "opts")
    return all(isinstance(one, ast.Attribute) and one.attr in ("_meta", "opts") for one in values)


def _sources(site: Site) -> Iterator[str]:
    """The modules that a file imports from."""
    for statement, _, _ in site.module.walk.imports:
        if isinstance(statement, ast.ImportFrom):
            yield statement.module or ""
        else:
            yield from (alias.name for alias in statement.names)


def free_name(site: Site, *candidates: str) -> str:
    """The first of some names that means nothing anywhere in the module; raise ``CannotRewrite`` where all are taken."""
    for name in candidates:
        if name not in site.module.walk.names and not any(
            name in scope.bindings for scope in site.module.walk.scope_of.values()
        ):
            return name
    raise CannotRewrite("every name for a loop variable is taken")


class MetaCall(Rule):
    """A method of ``Model._meta`` is gone; a call of it becomes an expression on the methods that are left.

    ``{opts}`` in the template stands for what the method is called on and ``{f}`` for a loop variable. On something
    that is not certainly the options of a model the rewrite is a suggestion.
    """

    methods: ClassVar[Sequence[str]] = ()
    template: ClassVar[str] = ""
    available = "1.8"

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.methods:
            yield OnAttribute(name)
        yield from cls.triggers

    def written(self, site: Site, call: ast.Call, opts: ast.expr) -> str:
        """What stands for the call; raise ``CannotRewrite`` where nothing can."""
        if call.args or call.keywords:
            raise CannotRewrite("the call has arguments")
        if "{opts}" in self.template.replace("{opts}", "", 1) and not _plain(opts):
            raise CannotRewrite("what it is called on would be written twice")
        loop = free_name(site, "field", "f", "one", "item") if "{f}" in self.template else ""
        return self.template.replace("{opts}", site.source(opts)).replace("{f}", loop)

    def edits(self, site: Site, call: ast.Call, opts: ast.expr) -> list[Edit]:
        """The edits for one call."""
        return [site.replace(call, self.written(site, call, opts))]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or self._own(site, node.attr):
            return
        call = site.call
        sure = is_options(site, node.value)
        advice = self.advice or "Ask get_fields() and choose by what each field says of itself."
        if call is None or site.module.in_fstring(node) or not isinstance(node.ctx, ast.Load):
            if sure:
                yield site.flag(message=self.told(node.attr), advice=advice)
            return
        if not self.replaceable:
            if self.gone and sure:
                yield site.flag(message=self.told(node.attr))
            return
        try:
            edits = self.edits(site, call, node.value)
        except CannotRewrite as reason:
            if sure:
                yield site.flag(message=self.told(node.attr), advice=f"{advice} Not rewritten: {reason}.")
            return
        if sure:
            yield site.fix(edits, message=self.told(node.attr))
        else:
            yield site.suggest(
                edits,
                message=self.told(node.attr),
                advice=f"Rewrite it if {site.source(node.value)} is the _meta of a model.",
            )

    def _own(self, site: Site, name: str) -> bool:
        """Whether a class of the repository has a method of that name: then the name alone says nothing."""
        owned = any(name in one.methods for one in site.index.owners(name).values())
        return owned and not is_options(site, site.node.value)  # type: ignore[attr-defined]

    def told(self, name: str) -> str:
        """What is wrong with the method, in words."""
        first, last, _ = self.lifetime()
        if self.gone:
            return f"_meta.{name}() was removed in Django {last}"
        return f"_meta.{name}() is deprecated since Django {first}"


def _plain(node: ast.expr) -> bool:
    """Whether an expression can be written twice: names and attributes only."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)
