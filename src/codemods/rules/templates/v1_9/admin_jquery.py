from __future__ import annotations

from codemods.rules.templates.static_files import StaticFiles
from codemods.templates.rule import Fixes, Keeps

__all__ = ["AdminJquery"]


class AdminJquery(StaticFiles):
    """The jQuery of the admin has moved to ``admin/js/vendor/jquery/``."""

    change = "1.9/admin-jquery-path"
    available = "1.9"
    moved = {
        "admin/js/jquery.js": "admin/js/vendor/jquery/jquery.js",
        "admin/js/jquery.min.js": "admin/js/vendor/jquery/jquery.min.js",
    }
    examples = (
        Fixes(
            before='<script src="/static/admin/js/jquery.js?v=1"></script>',
            after='<script src="/static/admin/js/vendor/jquery/jquery.js?v=1"></script>',
        ),
        Fixes(
            before="<script src=\"{% static 'admin/js/jquery.js' %}\"></script>"
            '<script src="{{ STATIC_URL }}admin/js/jquery.min.js"></script>',
            after="<script src=\"{% static 'admin/js/vendor/jquery/jquery.js' %}\"></script>"
            '<script src="{{ STATIC_URL }}admin/js/vendor/jquery/jquery.min.js"></script>',
        ),
        Keeps('<script src="/my-admin/js/jquery.js"></script>{% static "admin/js/jquery.init.js" %}'),
        Keeps("{% static 'own/admin/js/jquery.js' %}"),
        Keeps('{% static "myadmin/js/jquery.js" %}{# "admin/js/jquery.js" #}'),
    )
