"""What forms and views on models have of their own: members of a class and of all it stands on in the repository."""

from __future__ import annotations

import ast

from codemods.rules.site import Site

__all__ = ["members_of"]


def members_of(site: Site, node: ast.ClassDef) -> frozenset[str] | None:
    """The names that a class and its bases in the repository bind; None where a base is neither there nor Django's."""
    own = site.module.qualname(node.name, site.module.scope_at(node))
    if own is None or not site.module.name:
        return None
    # The class as it stands now: an earlier pass may have changed it since the index was made.
    found: set[str] = set(site.module.walk.scope_of[node].bindings)
    for ancestor in site.index.ancestry(f"{site.module.name}.{own}"):
        facts = site.index.class_facts(ancestor)
        if facts is not None:
            found.update(facts.members)
            if any(base is None for base in facts.bases):
                return None
        elif ancestor not in ("object", "builtins.object") and not ancestor.startswith("django."):
            return None
    return frozenset(found)
