from __future__ import annotations

from codemods.rules.templates.static_files import StaticFiles
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminIcons"]


class AdminIcons(StaticFiles):
    """The admin's images for maps are gone."""

    change = "6.0/admin-icons"
    gone = ("admin/img/gis/move_vertex_off.svg", "admin/img/gis/move_vertex_on.svg")
    advice = "Bring an image of your own."
    examples = (
        Flags(
            "{% load static %}\n<img src=\"{% static 'admin/img/gis/move_vertex_on.svg' %}\">",
            line=2,
            target="6.0",
        ),
        Keeps("{% load static %}<img src=\"{% static 'admin/img/icon-yes.svg' %}\">", target="6.0"),
    )
