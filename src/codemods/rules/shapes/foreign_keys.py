"""What the project's own foreign keys do with ``on_delete``, and which foreign keys come from elsewhere."""

from __future__ import annotations

import ast
from typing import NamedTuple

from codemods.rules.site import Site

__all__ = ["ENDINGS", "OnDelete", "comes_from_elsewhere", "is_on_delete", "on_delete_of"]

ENDINGS = ("ForeignKey", "OneToOneField", "ParentalKey")
_VALUES = frozenset(["CASCADE", "DO_NOTHING", "PROTECT", "RESTRICT", "SET", "SET_DEFAULT", "SET_NULL"])


class OnDelete(NamedTuple):
    """What calls of a foreign key class have to do with ``on_delete``.

    ``asked``: whether they have to give it; ``place``: by which position they can; ``sure``: whether that is certain.
    """

    asked: bool = True
    place: int | None = 1
    sure: bool = True


def on_delete_of(site: Site, qname: str) -> OnDelete:
    """What a class of the project, or Django's, has to be given, as its constructors and those above them say.

    A constructor that takes ``on_delete`` has a default for it, or calls without it would not run today; one that takes
    no ``**kwargs`` is itself the place that has to change.
    """
    found = OnDelete()
    if qname.startswith("django."):
        return found
    nearest = True
    for ancestor in site.index.ancestry(site.index.name(qname).qname):
        facts = site.index.class_facts(ancestor)
        init = facts.methods.get("__init__") if facts is not None else None
        if init is None or ancestor.startswith("django."):
            continue
        named = init.positional[1:]
        if nearest:
            place = len(named) + ("to" not in named) if init.var_positional else None
            found, nearest = found._replace(place=place), False
        if "on_delete" in (*named, *init.keyword_only) or not init.var_keyword:
            return found._replace(asked=False)
        gives = _gives_it(site, ancestor)
        if gives:
            return found._replace(asked=False)
        found = found._replace(sure=found.sure and gives is False)
    return found


def _gives_it(site: Site, qname: str) -> bool | None:
    """Whether a constructor sees to ``on_delete`` by itself; None where its file may and cannot be looked into."""
    owner, _, name = qname.rpartition(".")
    if owner in site.module.names:
        classes = [node for node, _, _ in site.module.walk.classes if node.name == name]
        inits = [one for node in classes for one in node.body if getattr(one, "name", "") == "__init__"]
        return any("on_delete" in site.source(one) for one in inits)
    facts = site.index.modules.get(owner)
    named = facts is None or any(one.rpartition(".")[2] in _VALUES for one in facts.uses)
    return None if named else False


def is_on_delete(site: Site, node: ast.expr) -> bool:
    """Whether an argument is one of the values that ``on_delete`` takes."""
    named = site.resolve(node.func if isinstance(node, ast.Call) else node, certain=False)
    return named is not None and named.startswith("django.db.models.") and named.rpartition(".")[2] in _VALUES


def comes_from_elsewhere(site: Site, qname: str) -> bool:
    """Whether a class is, by its name or that of a base, a foreign key of some other package."""
    if qname.startswith("django."):
        return False
    for ancestor in site.index.ancestry(site.index.name(qname).qname):
        package, _, name = ancestor.partition(".")
        own = (
            ancestor.rpartition(".")[0] in site.index.modules or site.index.class_facts(ancestor) is not None
        )
        if (
            not own
            and package not in ("", "?", "django")
            and name.endswith(ENDINGS)
            and "Generic" not in name
        ):
            return True
    return False
