from __future__ import annotations

from codemods.rules.templates.loads import StaticMoved
from codemods.templates.rule import Fixes, Keeps

__all__ = ["LoadAdminStatic"]


class LoadAdminStatic(StaticMoved):
    """The template library ``admin_static`` is gone; its ``static`` tag is loaded from ``static``."""

    change = "2.1/load-admin-static"
    also = ("3.0/load-admin-static-tag", "1.10/static-tag-unified")
    words = ("admin_static",)
    old = "admin_static"
    examples = (
        Fixes(before="{% load i18n admin_static %}", after="{% load i18n static %}"),
        Fixes(before="{% load static from admin_static %}", after="{% load static %}"),
        Fixes(before="{% load static admin_static i18n %}", after="{% load static i18n %}"),
        Fixes(before="{% load admin_static jet static %}", after="{% load jet static %}"),
        Keeps("{% load admin_static_tags %} admin_static"),
    )
