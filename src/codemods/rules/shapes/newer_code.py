"""Telling code that already runs on a release by what it imports, where nobody says which release it runs on."""

from __future__ import annotations

import ast

from codemods.releases import Release
from codemods.rules.site import Site

__all__ = ["needs_release"]


def needs_release(site: Site, release: Release) -> bool:
    """Whether the site's module imports what Django only has since ``release`` or later, whatever happens.

    Imports in ``try`` and ``if`` do not count: they may be there for the sake of several releases.
    """
    from codemods.django import api

    for statement in site.module.tree.body:
        if isinstance(statement, ast.ImportFrom):
            source = site.module.walk.absolute(statement)
            names = [f"{source}.{alias.name}" for alias in statement.names if alias.name != "*"]
        elif isinstance(statement, ast.Import):
            names = [alias.name for alias in statement.names]
        else:
            continue
        for name in names:
            if name.startswith("django."):
                lived = api.lived(name)
                if lived and lived[0] >= release:
                    return True
    return False
