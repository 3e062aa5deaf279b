from __future__ import annotations

import re

from codemods.findings import Edit
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["StaticFragment"]

_BEHIND_PATH = re.compile(r"[?#][^\"'\\]*")


class StaticFragment(TemplateRule):
    """The ``static`` tag quotes its path, so that a query or fragment has to stand behind the tag."""

    change = "1.10/static-tag-encodes-fragment"
    tags = ("static",)
    shape = re.compile(r"\{%\W*static\W[^?#{}]*[?#]", re.ASCII)
    libraries = ("static", "staticfiles", "admin_static")
    examples = (
        Fixes(
            before="{% load static %}<use href=\"{% static 'img.svg#frag' %}\">",
            after="{% load static %}<use href=\"{% static 'img.svg' %}#frag\">",
        ),
        Fixes(
            before='{% load static %}{% static "a.css?v=1#x" %}',
            after='{% load static %}{% static "a.css" %}?v=1#x',
        ),
        Keeps("{% load static %}{% static 'img.svg#frag' as url %}{% static 'img.svg' %}#frag"),
        Keeps("{% load static from own %}{% static 'img.svg#frag' %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        if len(tag.arguments) != 1 or tag.arguments[0].string is None:
            return
        path = tag.arguments[0]
        match = _BEHIND_PATH.search(path.text)
        if match is not None and match.end() == len(path.text) - 1:
            start = path.start + match.start()
            yield site.fix(tag, Edit(start, path.end - 1, ""), Edit(tag.end, tag.end, match[0]))
