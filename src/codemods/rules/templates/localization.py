"""What settings say of the localization of numbers."""

from __future__ import annotations

from codemods.releases import Release
from codemods.templates.rule import Site

__all__ = ["is_unlocalized"]


def is_unlocalized(site: Site) -> bool:
    """True where settings say that the current release does not localize numbers: off by default before 4.0."""
    if "USE_L10N" in site.context.settings:
        return site.setting("USE_L10N") is False
    current = site.range.current
    return site.context.settings_known and current is not None and current < Release(4, 0)
