from __future__ import annotations

from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["GetAdminLog"]


class GetAdminLog(TemplateRule):
    """The tag ``get_admin_log`` takes its entries from the variable ``log_entries``, and fails without it."""

    change = "5.0/get-admin-log-context"
    tags = ("get_admin_log",)
    libraries = ("log",)
    advice = "Put each_context(request) of the admin site into the context, or get_log_entries(request) as log_entries."
    examples = (
        Flags("{% load log %}{% get_admin_log 10 as entries for_user user %}", line=1),
        Keeps("{% extends 'admin/index.html' %}{% load log %}{% get_admin_log 10 as entries %}"),
        Keeps(
            "{% load log %}{% get_admin_log 10 as entries %}",
            path="shop/templates/admin/index.html",
            target="5.0",
        ),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        if not site.extends.startswith("admin/") and not site.name.startswith("admin/"):
            yield site.flag(tag)
