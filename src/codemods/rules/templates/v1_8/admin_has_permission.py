from __future__ import annotations

from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["AdminHasPermission"]

_TESTS = (
    ["user.is_active", "and", "user.is_staff"],
    ["user.is_staff", "and", "user.is_active"],
    ["user.is_staff"],
)


class AdminHasPermission(TemplateRule):
    """Who may use the admin is decided by ``AdminSite.has_permission()``, which its templates see."""

    change = "1.8/admin-has-permission-hook"
    tags = ("if",)
    templates = ("admin/base.html", "admin/base_site.html")
    words = ("user.is_staff",)
    available = "1.8"
    examples = (
        Suggests(
            before="{% if user.is_active and user.is_staff %}x{% endif %}",
            after="{% if has_permission %}x{% endif %}",
            path="shop/templates/admin/base_site.html",
            modernize=True,
        ),
        Keeps("{% if user.is_active and user.is_staff %}x{% endif %}", modernize=True),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        if tag.words in _TESTS:
            yield site.suggest(tag, tag.rewrite("if has_permission"))
