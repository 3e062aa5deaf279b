from __future__ import annotations

from codemods.findings import Edit
from codemods.templates.rule import Answers, Flags, Keeps, Site, Suggests, TemplateRule

__all__ = ["SiteHeaderDiv"]


class SiteHeaderDiv(TemplateRule):
    """The header of the admin is ``<div id="site-name">``, no longer a heading."""

    change = "5.0/admin-site-header-div"
    templates = ("admin/base_site.html", "admin/base.html")
    parents = ("admin/base.html", "admin/base_site.html")
    words = ("site-name",)
    examples = (
        Suggests(
            before='{% extends "admin/base.html" %}{% block branding %}<h1 id="site-name"><a>x</a></h1>{% endblock %}',
            after='{% extends "admin/base.html" %}{% block branding %}<div id="site-name"><a>x</a></div>{% endblock %}',
        ),
        Flags('{% extends "admin/base.html" %}\n<h1 id="site-name">', line=2),
        Keeps('<h1 id="site-name">x</h1>'),
    )

    def on_template(self, site: Site) -> Answers:
        markup = site.template.markup
        for element in markup.elements:
            label = element.attribute("id")
            if element.name != "h1" or label is None or markup.value(label) != "site-name":
                continue
            if element.close < 0:
                yield site.flag(element)
                continue
            yield site.suggest(
                element,
                Edit(element.start, element.start + 3, "<div"),
                Edit(element.close, element.close_end, "</div>"),
            )
