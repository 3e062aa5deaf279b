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


_PREFERRED = (
    "Passwords are stored by the first of the list: put another first while Django still has this one, so that they are "
    "stored anew as users log in, and drop it when none is left."
)


class GoneHashers(Rule):
    """Hashers that go: their entries are taken out when somebody says that no password needs them any more."""

    hashers: ClassVar[tuple[str, ...]] = ()
    """Dotted names of the hashers."""
    first_in_tests: ClassVar[bool] = False
    """Whether the first entry of a list for tests, by which these store passwords, is this rule's business as well."""

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
        if holder is None:
            return
        skipped = 1 if is_for_tests(site) and not self.first_in_tests else 0
        gone = [one for one in holder.elts[skipped:] if literals.key_of(one) in self.hashers]
        if not gone:
            return
        message = self.told(*(str(literals.key_of(one)) for one in gone))
        if len(gone) == len(holder.elts):
            yield site.flag(node=gone[0], message=message)
            return
        if gone[0] is holder.elts[0] and not is_for_tests(site):
            yield site.flag(node=gone[0], also=gone[1:], message=message, advice=_PREFERRED)
            return
        yield site.suggest(
            literals.remove_elements(site, holder, gone),
            node=gone[0],
            message=message,
            advice=self.advice,
            also=gone[1:],
        )

    def told(self, *names: str) -> str:
        """What is wrong with the hashers, in words."""
        first, last, _ = self.lifetime()
        listed, one = " and ".join(names), len(names) == 1
        if self.gone:
            return f"{listed} {'was' if one else 'were'} removed in Django {last}"
        return f"{listed} {'is' if one else 'are'} deprecated since Django {first}"
