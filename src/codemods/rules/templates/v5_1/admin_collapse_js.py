from __future__ import annotations

from codemods.rules.templates.static_files import StaticFiles
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminCollapseJs"]


class AdminCollapseJs(StaticFiles):
    """The admin has no ``collapse.js``, as HTML collapses by itself."""

    change = "5.1/admin-collapse-js"
    gone = ("admin/js/collapse.js",)
    advice = "Drop the script."
    examples = (
        Flags("<script src=\"{% static 'admin/js/collapse.js' %}\"></script>", line=1),
        Keeps("{% static 'js/collapse.js' %}"),
    )
