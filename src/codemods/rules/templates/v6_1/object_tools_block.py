from __future__ import annotations

from codemods.findings import Edit
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["ObjectToolsBlock"]


class ObjectToolsBlock(TemplateRule):
    """The block ``object-tools`` of the admin stands outside ``content``; nested in it, it shows twice."""

    change = "6.1/admin-object-tools-block"
    parents = (
        "admin/**/change_form.html",
        "admin/**/change_list.html",
        "admin/**/object_history.html",
        "admin/auth/user/*.html",
    )
    words = ("object-tools",)
    available = "6.1"
    examples = (
        Suggests(
            before='{% extends "admin/change_form.html" %}\n{% block content %}<p>{% block object-tools %}x{% endblock %}'
            "</p>{% endblock %}",
            after='{% extends "admin/change_form.html" %}\n{% block object-tools %}x{% endblock %}\n'
            "{% block content %}<p></p>{% endblock %}",
        ),
        Keeps(
            '{% extends "admin/change_form.html" %}{% block object-tools %}x{% endblock %}'
            "{% block content %}{% endblock %}",
        ),
        Keeps(
            '{% extends "base.html" %}{% block content %}{% block object-tools %}x{% endblock %}{% endblock %}'
        ),
    )

    def on_template(self, site: Site) -> Answers:
        tools, content = site.template.block("object-tools"), site.template.block("content")
        if tools is None or content is None or tools.closer is None:
            return
        if not content.start <= tools.opener.start < content.end:
            return
        moved = site.template.text[tools.opener.start : tools.closer.end]
        yield site.suggest(
            tools.opener,
            Edit(content.opener.start, content.opener.start, moved + "\n"),
            Edit(tools.opener.start, tools.closer.end, ""),
        )
