"""Views that delete, and what a POST request to them comes to."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

from codemods.rules.site import Site
from codemods.source.bases import base_expressions

__all__ = [
    "DELETE_VIEW",
    "MODEL_FORM",
    "is_posted_to_delete",
    "line_of",
    "repository_classes",
    "unknown_bases",
]

DELETE_VIEW = "django.views.generic.edit.BaseDeleteView"
MODEL_FORM = "django.views.generic.edit.ModelFormMixin"
_DELETION = "django.views.generic.edit.DeletionMixin"
_FORM_VIEW = "django.views.generic.edit.ProcessFormView"
_HARMLESS = frozenset(["object", "abc", "typing"])  # their classes answer no requests


def line_of(site: Site, class_: ast.ClassDef) -> tuple[str, ...]:
    """The classes that a class statement's class is made of, in the order in which Python asks them, itself first."""
    around = site.module.walk.scope_of[class_].parent
    name = site.module.qualname(class_.name, around, local=True) if around is not None else None
    own = f"{site.module.name}.{name}"
    if site.index.class_facts(own) is not None:
        return site.index.ancestry(own)
    found: dict[str, None] = {own: None}
    for base in base_expressions(class_):
        qname = site.resolve(base, certain=False)
        if qname is not None:
            found.update(dict.fromkeys(site.index.ancestry(qname)))
    return tuple(found)


def is_posted_to_delete(line: Sequence[str]) -> bool:
    """Whether it is ``DeletionMixin`` that answers POST requests before 4.0, and no form view before it.

    What the repository's own classes do comes before both.
    """
    if DELETE_VIEW not in line or MODEL_FORM in line:
        return False
    return _FORM_VIEW not in line or line.index(_DELETION) < line.index(_FORM_VIEW)


def repository_classes(
    site: Site, line: Sequence[str], own: Mapping[str, object] | None = None
) -> dict[str, frozenset[str]]:
    """What the repository's classes before ``BaseDeleteView`` in a line bind, by class, nearest first.

    ``own`` is what the first one binds as the file now stands, which a rule may have changed in this run.
    """
    found: dict[str, frozenset[str]] = {}
    for number, name in enumerate(line[: line.index(DELETE_VIEW)]):
        facts = site.index.class_facts(name)
        if not number and own is not None:
            found[name] = frozenset(own)
        elif facts is not None:
            found[name] = frozenset(facts.members)
    return found


def unknown_bases(site: Site, class_: ast.ClassDef, line: Sequence[str]) -> list[str]:
    """The bases of a class, direct or not, that are neither Django's nor the repository's."""
    found = [site.source(base) for base in base_expressions(class_) if _is_unknown(site, base)]
    for name in line[1:]:
        facts = site.index.class_facts(name)
        if facts is not None and None in facts.bases:
            found.append(f"a base of {facts.qualname}")
        elif facts is None and not name.startswith("django.") and name.partition(".")[0] not in _HARMLESS:
            found.append(name.rpartition(".")[2])
    return list(dict.fromkeys(found))


def _is_unknown(site: Site, base: ast.expr) -> bool:
    return site.resolve(base, certain=False) is None and getattr(base, "id", "") != "object"
