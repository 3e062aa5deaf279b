"""What an ``isinstance()`` around a place says of a value."""

from __future__ import annotations

import ast

from codemods.rules.site import Site
from codemods.source.narrowing import tested_class

__all__ = ["narrowed_to"]


def narrowed_to(site: Site, value: ast.expr) -> str | None:
    """The final name of the class that an ``if isinstance(value, Class)`` around the place names; None for none."""
    return site.resolve(tested_class(site.module, value))
