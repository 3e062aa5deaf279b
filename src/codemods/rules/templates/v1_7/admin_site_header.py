from __future__ import annotations

from codemods.templates.reader import Variable
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["AdminSiteHeader"]

_BRANDING = frozenset({"title", "branding"})


class AdminSiteHeader(TemplateRule):
    """The texts of the admin's header and title are attributes of ``AdminSite``."""

    change = "1.7/admin-site-header-attributes"
    templates = ("admin/base_site.html", "admin/index.html")
    advice = "Set site_header, site_title and index_title of the admin site, and delete the template."
    examples = (
        Flags(
            '{% extends "admin/base.html" %}\n{% block title %}Shop{% endblock %}\n'
            "{% block branding %}<h1>Shop</h1>{% endblock %}\n",
            path="shop/templates/admin/base_site.html",
            line=1,
            modernize=True,
        ),
        Keeps(
            '{% extends "admin/base.html" %}{% block extrastyle %}<style></style>{% endblock %}',
            path="shop/templates/admin/base_site.html",
            modernize=True,
        ),
    )

    def on_template(self, site: Site) -> Answers:
        blocks = [block for block in site.template.blocks if block.name == "block"]
        if not blocks or site.is_copy or not site.extends.startswith("admin/"):
            return
        fixed = not any(
            isinstance(node, Variable) and node.contents not in ("title", "block.super", "site_title")
            for node in site.template.nodes
        )
        if fixed and all(block.opener.words[:1] and block.opener.words[0] in _BRANDING for block in blocks):
            yield site.flag_file()
