"""What settings say of the localization of numbers."""

from __future__ import annotations

from codemods.releases import Release
from codemods.templates.rule import Site

__all__ = ["is_localized"]

_ALWAYS = Release(4, 0)
_NEIGHBOURS = ("USE_I18N", "USE_TZ")


def is_localized(site: Site) -> bool | None:
    """Whether the current release localizes numbers, which is off by default before 4.0; None where nobody knows.

    ``USE_L10N = True`` goes away with 4.0. Where it is missing in a repository that requires such a release already,
    it has most likely been there; and so it has where nothing is required, but the settings stand that it is always
    written beside.
    """
    if "USE_L10N" in site.context.settings:
        value = site.setting("USE_L10N")
        return value if isinstance(value, bool) else None
    current = site.range.current
    if current is None:
        return None
    stated = site.context.stated() if current < _ALWAYS else None
    if stated is not None and stated >= _ALWAYS:
        return True
    if not site.context.settings_known:
        return None
    if current >= _ALWAYS:
        return True
    if stated is not None:
        return False
    return any(name in site.context.settings for name in _NEIGHBOURS)
