from __future__ import annotations

from codemods.rules.templates.static_files import StaticFiles
from codemods.templates.rule import Fixes, Keeps

__all__ = ["AdminMinifiedJs"]


class AdminMinifiedJs(StaticFiles):
    """The admin has no minified versions of its own scripts."""

    change = "3.2/admin-minified-js"
    moved = {
        f"admin/js/{name}.min.js": f"admin/js/{name}.js"
        for name in ("actions", "collapse", "inlines", "prepopulate")
    }
    examples = (
        Fixes(before="{% static 'admin/js/inlines.min.js' %}", after="{% static 'admin/js/inlines.js' %}"),
        Keeps("{% static 'admin/js/vendor/jquery/jquery.min.js' %}{% static 'js/inlines.min.js' %}"),
    )
