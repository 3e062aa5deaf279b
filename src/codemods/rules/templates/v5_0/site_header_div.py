from __future__ import annotations

from codemods.findings import Edit
from codemods.templates.originals import originals_above
from codemods.templates.rule import Answers, Flags, Keeps, Site, Suggests, TemplateRule

__all__ = ["SiteHeaderDiv"]

_BASES = ("admin/base_site.html", "admin/base.html")
"""What stands in for these is laid out by the admin's styles, too."""


class SiteHeaderDiv(TemplateRule):
    """The header of the admin is ``<div id="site-name">``, no longer a heading."""

    change = "5.0/admin-site-header-div"
    words = ("site-name",)
    examples = (
        Suggests(
            before='{% extends "admin/base.html" %}{% block branding %}<h1 id="site-name"><a>x</a></h1>{% endblock %}',
            after='{% extends "admin/base.html" %}{% block branding %}<div id="site-name"><a>x</a></div>{% endblock %}',
        ),
        Suggests(
            before="{% extends 'admin/login.html' %}{% block branding %}<h1 id='site-name'>x</h1>{% endblock %}",
            after="{% extends 'admin/login.html' %}{% block branding %}<div id='site-name'>x</div>{% endblock %}",
        ),
        Suggests(
            before='<h1 id="site-name">x</h1>',
            after='<div id="site-name">x</div>',
            path="shop/templates/admin/base_site.html",
        ),
        Flags('{% extends "admin/base.html" %}\n<h1 id="site-name">', line=2),
        Keeps('<h1 id="site-name">x</h1>'),
        Keeps('{% extends "shop/base.html" %}{% block branding %}<h1 id="site-name">x</h1>{% endblock %}'),
    )

    def on_template(self, site: Site) -> Answers:
        if site.name not in _BASES and "admin/base.html" not in originals_above(site):
            return
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
