"""Whether a test can be about what the media of forms and widgets print."""

from __future__ import annotations

from codemods.index.index import Index
from codemods.rules.site import Site

__all__ = ["may_show_media"]


def may_show_media(site: Site) -> bool:
    """Whether the module asks for ``.media``, or the repository has forms, widgets or an admin at all."""
    return "media" in site.module.walk.attributes or site.index.ask(_has_forms)


def _has_forms(index: Index) -> bool:
    return bool(index.owners("Media")) or any(
        name.startswith(("django.forms", "django.contrib.admin"))
        for facts in index.files.values()
        for name in facts.uses
    )
