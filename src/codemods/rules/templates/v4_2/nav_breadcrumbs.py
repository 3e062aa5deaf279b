from __future__ import annotations

from codemods.findings import Edit
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["NavBreadcrumbs"]


class NavBreadcrumbs(TemplateRule):
    """The breadcrumbs stand in a block ``nav-breadcrumbs``, which the index and login pages of the admin empty."""

    change = "4.2/admin-nav-breadcrumbs"
    parents = ("admin/index.html", "admin/**/app_index.html", "admin/login.html")
    words = ("breadcrumbs",)
    available = "4.2"
    examples = (
        Suggests(
            before='{% extends "admin/index.html" %}{% block breadcrumbs %}<p>x</p>{% endblock breadcrumbs %}',
            after='{% extends "admin/index.html" %}{% block nav-breadcrumbs %}<nav aria-label="Breadcrumbs"><p>x</p>'
            "</nav>{% endblock nav-breadcrumbs %}",
        ),
        Keeps('{% extends "admin/change_form.html" %}{% block breadcrumbs %}x{% endblock %}', target="5.2"),
        Keeps('{% extends "admin/index.html" %}{% block breadcrumbs %}{% endblock %}'),
    )

    def on_template(self, site: Site) -> Answers:
        block = site.template.block("breadcrumbs")
        if block is None or block.closer is None or not block.text.strip():
            return
        edits = [
            argument.replace("nav-breadcrumbs")
            for argument in (*block.opener.arguments, *block.closer.arguments)
            if argument.text == "breadcrumbs"
        ]
        yield site.suggest(
            block.opener,
            *edits,
            Edit(block.start, block.start, '<nav aria-label="Breadcrumbs">'),
            Edit(block.end, block.end, "</nav>"),
        )
