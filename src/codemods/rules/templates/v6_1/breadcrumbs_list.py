from __future__ import annotations

import re

from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, Suggests, TemplateRule

__all__ = ["BreadcrumbsList"]

_OPENING = re.compile(r"\s*<div class=(?P<quote>[\"']?)breadcrumbs(?P=quote)>")
_CLOSING = re.compile(r"</div>\s*$")
_INDENT = re.compile(r"[ \t]*\n([ \t]*)(?=\S)")
_SEPARATOR = re.compile(r"\s*(?:&rsaquo;|›)\s*")


class BreadcrumbsList(TemplateRule):
    """The breadcrumbs of the admin are an ordered list, no longer a div with separators."""

    change = "6.1/admin-breadcrumbs-list"
    templates = ("admin/**/*.html",)
    parents = ("admin/**/*.html",)
    words = ("breadcrumbs",)
    available = "6.1"
    examples = (
        Suggests(
            before='{% extends "admin/base_site.html" %}{% block breadcrumbs %}\n<div class="breadcrumbs">'
            "<a href=\"{% url 'admin:index' %}\">Home</a>\n&rsaquo; {{ title }}\n</div>{% endblock %}",
            after='{% extends "admin/base_site.html" %}{% block breadcrumbs %}\n<ol class="breadcrumbs">\n'
            '<li><a href="{% url \'admin:index\' %}">Home</a></li>\n<li aria-current="page">{{ title }}</li>\n</ol>'
            "{% endblock %}",
        ),
        Suggests(
            before='{% extends "admin/base_site.html" %}\n{% block breadcrumbs %}\n    <div class="breadcrumbs">\n'
            '        <a href="/">Home</a> &rsaquo;\n        {{ title }}\n    </div>\n{% endblock %}',
            after='{% extends "admin/base_site.html" %}\n{% block breadcrumbs %}\n    <ol class="breadcrumbs">\n'
            '        <li><a href="/">Home</a></li>\n        <li aria-current="page">{{ title }}</li>\n    </ol>\n'
            "{% endblock %}",
        ),
        Flags(
            '{% extends "admin/base_site.html" %}\n{% block breadcrumbs %}<div class="breadcrumbs">Home'
            "{% if x %}&rsaquo; x{% endif %}</div>{% endblock %}",
            line=2,
        ),
        Keeps(
            '{% extends "base.html" %}{% block breadcrumbs %}<div class="breadcrumbs">a &rsaquo; b</div>{% endblock %}'
        ),
        Keeps('{% extends "admin/base_site.html" %}{% block breadcrumbs %}{% endblock %}'),
    )

    def on_template(self, site: Site) -> Answers:
        block = site.template.block("breadcrumbs")
        if block is None or not block.is_whole:
            return
        text = block.text
        opening, closing = _OPENING.match(text), _CLOSING.search(text)
        if "breadcrumbs" not in text or "<div" not in text or not _SEPARATOR.search(text):
            return
        has_blocks = any(
            isinstance(node, Tag) and node.block is not None for node in site.template.nodes_in(block)
        )
        if opening is None or closing is None or has_blocks:
            yield site.flag(block.opener)
            return
        items = [item.strip() for item in _SEPARATOR.split(text[opening.end() : closing.start()])]
        lines = [f"<li>{item}</li>" for item in items[:-1]]
        lines.append(
            f"<li>{items[-1]}</li>" if "<a " in items[-1] else f'<li aria-current="page">{items[-1]}</li>'
        )
        start = block.start + len(text) - len(text.lstrip())
        head = site.template.text[:start].rpartition("\n")[2]
        outer = head if not head.strip() else ""
        inner = _INDENT.match(text, opening.end())
        step = f"\n{inner[1] if inner is not None else outer}"
        new = f'<ol class="breadcrumbs">{step}{step.join(lines)}\n{outer}</ol>'
        end = block.start + closing.start() + len("</div>")
        yield site.suggest(block.opener, site.template.replace(start, end, new))
