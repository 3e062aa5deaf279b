from __future__ import annotations

from codemods.rules.templates.copies import ChangedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminCopies61"]


class AdminCopies61(ChangedTemplates):
    """Templates of the admin changed in Django 6.1."""

    change = "6.1/admin-template-overrides"
    examples = (
        Flags(
            "{% extends 'admin/base_site.html' %}\n{% block breadcrumbs %}{% endblock %}{% block content %}{% endblock %}",
            path="shop/templates/registration/logged_out.html",
            current="6.0",
            target="6.1",
        ),
        Keeps(
            "{% extends 'admin/base.html' %}",
            path="shop/templates/registration/logged_out.html",
            current="6.0",
            target="6.1",
        ),
        Keeps("<p>", path="shop/templates/shop/page.html", current="6.0", target="6.1"),
    )
