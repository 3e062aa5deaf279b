from __future__ import annotations

from codemods.rules.templates.copies import ChangedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminCopies52"]


class AdminCopies52(ChangedTemplates):
    """Templates of the admin changed in Django 5.2."""

    change = "5.2/admin-template-overrides"
    examples = (
        Flags("<p>", path="shop/templates/admin/login.html", current="5.1", target="5.2"),
        Flags(
            "{% extends 'admin/base_site.html' %}\n{% block extrastyle %}{% endblock %}\n"
            "{% block breadcrumbs %}{% endblock %}\n{% block content %}{% endblock %}",
            path="shop/templates/registration/password_reset_form.html",
            current="5.1",
            target="5.2",
        ),
        Keeps(
            "{% autoescape off %}{% block reset_link %}{% endblock %}{% endautoescape %}",
            path="shop/templates/registration/password_reset_email.html",
            current="5.1",
            target="5.2",
        ),
        Keeps(
            "{{ form.as_ul }}",
            path="shop/templates/registration/password_reset_form.html",
            current="5.1",
            target="5.2",
        ),
        Keeps(
            "{% extends 'admin/change_form.html' %}{% block object-tools %}{% endblock %}",
            path="shop/templates/admin/shop/change_form.html",
            current="5.1",
            target="5.2",
        ),
        Keeps(
            "{% extends 'admin/base.html' %}",
            path="shop/templates/admin/login.html",
            current="5.1",
            target="5.2",
        ),
        Keeps("<p>", path="shop/templates/shop/page.html", current="5.1", target="5.2"),
    )
