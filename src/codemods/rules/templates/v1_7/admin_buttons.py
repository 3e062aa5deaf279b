from __future__ import annotations

from codemods.rules.templates.static_files import StaticFiles
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminButtons"]


class AdminButtons(StaticFiles):
    """The admin has no images for its buttons, which styles make round."""

    change = "1.7/admin-gif-buttons-removed"
    gone = tuple(
        f"admin/img/{name}.gif"
        for name in (
            "chooser-bg",
            "chooser_stacked-bg",
            "tool-left",
            "tool-left_over",
            "tool-right",
            "tool-right_over",
            "tooltag-add",
            "tooltag-add_over",
            "tooltag-arrowright",
            "tooltag-arrowright_over",
        )
    )
    advice = "Bring an image of your own, or do without."
    examples = (
        Flags(
            "{% load static %}\n<img src=\"{% static 'admin/img/tool-left.gif' %}\">", line=2, current="1.6"
        ),
        Keeps("{% load static %}<img src=\"{% static 'shop/img/tool-left.gif' %}\">", current="1.6"),
    )
