from __future__ import annotations

from codemods.rules.templates.static_files import StaticFiles
from codemods.rules.v1_9.admin_icons_removed import GONE, ICONS
from codemods.templates.rule import Flags, Keeps, Suggests

__all__ = ["AdminBitmaps"]


class AdminBitmaps(StaticFiles):
    """The admin's icons are SVG files."""

    change = "1.9/admin-icons-removed"
    available = "1.9"
    moved = {f"admin/img/{old}": f"admin/img/{new}" for old, new in ICONS.items()}
    gone = GONE
    suggests = True
    advice = "Look at the size that it is shown in; bring a file of your own where the admin has none."
    examples = (
        Suggests(
            before='{% load static %}<img src="{% static \'admin/img/icon-unknown.gif\' %}" width="10">'
            '<img src="/static/admin/img/icon_addlink.gif" alt="">',
            after='{% load static %}<img src="{% static \'admin/img/icon-unknown.svg\' %}" width="10">'
            '<img src="/static/admin/img/icon-addlink.svg" alt="">',
        ),
        Flags("{% load static %}\n<link href=\"{% static 'admin/css/ie.css' %}\">", line=2),
        Keeps('<img src="/static/img/icon-yes.gif"><img src="/static/admin/img/icon-yes.svg">'),
    )
