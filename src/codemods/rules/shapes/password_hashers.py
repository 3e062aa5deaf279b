"""Entries of ``PASSWORD_HASHERS`` that are gone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes import literals
from codemods.rules.shapes.symbols import answered_by_other_arm
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, OnSetting, Trigger

__all__ = ["GoneHashers", "hasher_list", "is_for_tests"]

_SETTING = "PASSWORD_HASHERS"


def hasher_list(site: Site) -> ast.List | ast.Tuple | None:
    """The literal that the setting is given at a site."""
    value = site.given()
    return value if isinstance(value, ast.List | ast.Tuple) else None


def is_for_tests(site: Site) -> bool:
    """Whether the setting counts for tests only: an override, or a settings module for tests."""
    return site.kind == "keyword" or "test" in site.roles or "test" in site.module.path.lower()


class GoneHashers(Rule):
    """Hashers that go: their entries are taken out when somebody says that no password needs them any more."""

    hashers: ClassVar[tuple[str, ...]] = ()
    """Dotted names of the hashers."""
    in_tests: ClassVar[bool] = False
    """Whether lists for tests are this rule's business as well."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnSetting(_SETTING)
        for name in cls.hashers:
            yield OnName(name)

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.qname == _SETTING:
            yield from self._entries(site)
        elif site.kind == "import":
            if site.direct and not answered_by_other_arm(site):
                yield site.flag(message=self.told(site.qname))
        elif site.kind == "use":
            binding = site.binding
            own = binding is not None and binding.target == site.qname
            if site.direct and isinstance(site.node, ast.Attribute) and not own:
                yield site.flag(message=self.told(site.qname))

    def _entries(self, site: Site) -> Iterator[Answer]:
        holder = hasher_list(site)
        if holder is None or (is_for_tests(site) and not self.in_tests):
            return
        gone = [one for one in holder.elts if literals.key_of(one) in self.hashers]
        if not gone:
            return
        message = self.told(str(literals.key_of(gone[0])))
        if len(gone) == len(holder.elts):
            yield site.flag(node=gone[0], message=message)
            return
        yield site.suggest(
            literals.remove_elements(site, holder, gone),
            node=gone[0],
            message=message,
            advice=self.advice,
            also=gone[1:],
        )

    def told(self, name: str) -> str:
        """What is wrong with the hasher, in words."""
        first, last, _ = self.lifetime()
        return (
            f"{name} was removed in Django {last}"
            if self.gone
            else f"{name} is deprecated since Django {first}"
        )
