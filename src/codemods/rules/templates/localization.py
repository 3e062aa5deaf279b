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
    it has most likely been there; and so it has where the requirements let both releases in, or there are none, but the
    settings stand that it is always written beside. It has never been there where they keep the target out.
    """
    if "USE_L10N" in site.context.settings:
        value = site.setting("USE_L10N")
        return value if isinstance(value, bool) else None
    current = site.range.current
    if current is None:
        return None
    if current >= _ALWAYS:
        return True if site.context.settings_known else None
    stated = site.context.stated()
    if stated is not None and stated >= _ALWAYS:
        return True
    if site.context.kept_out():
        return False if site.context.settings_known else None
    return True if any(name in site.context.settings for name in _NEIGHBOURS) else None
