from __future__ import annotations

import re

from codemods.findings import Edit
from codemods.templates.context import TemplateContext
from codemods.templates.originals import originals_above
from codemods.templates.rule import Answers, Flags, Keeps, Site, Suggests, TemplateRule

__all__ = ["AdminFooter"]


def _own(name: str) -> tuple[str, ...]:
    texts = {
        "shop/admin/base.html": "{% extends 'admin/base.html' %}",
        "admin/base_site.html": "<html>{% block footer %}{% endblock %}",
    }
    return (texts[name],) if name in texts else ()


class AdminFooter(TemplateRule):
    """The admin puts its footer block into ``<footer id="footer">``, so that a wrapper with that id is doubled."""

    change = "5.1/admin-footer"
    words = ("footer",)
    shape = re.compile(r"\bid\s*=\s*[\"']?footer\b", re.IGNORECASE)
    example_context = TemplateContext(own_templates=_own)
    examples = (
        Suggests(
            before='{% extends "admin/base.html" %}{% block footer %}\n<div id="footer">x</div>\n{% endblock %}',
            after='{% extends "admin/base.html" %}{% block footer %}\nx\n{% endblock %}',
        ),
        Flags(
            '{% extends "admin/base.html" %}{% block footer %}\n<p>y</p><div id="footer">x</div>{% endblock %}',
            line=2,
        ),
        Suggests(
            before='{% extends "shop/admin/base.html" %}{% block footer %}<div id=footer>x</div>{% endblock %}',
            after='{% extends "shop/admin/base.html" %}{% block footer %}x{% endblock %}',
        ),
        Keeps('{% extends "admin/base_site.html" %}{% block footer %}<div id="footer">x</div>{% endblock %}'),
        Keeps('{% extends "base.html" %}{% block footer %}<div id="footer">x</div>{% endblock %}'),
        Keeps(
            '{% extends "admin/base.html" %}{% block footer %}<div id="foot">x</div>{% endblock %}',
            current="5.0",
            target="5.1",
        ),
    )

    def on_template(self, site: Site) -> Answers:
        block = site.template.block("footer")
        if block is None or block.closer is None or "admin/base.html" not in originals_above(site):
            return
        markup, text = site.template.markup, site.template.text
        for element in markup.elements:
            label = element.attribute("id")
            if (
                not block.start <= element.start < block.end
                or label is None
                or markup.value(label) != "footer"
            ):
                continue
            alone = (
                len(element.attributes) == 1
                and element.close >= 0
                and not text[block.start : element.start].strip()
                and not text[element.close_end : block.end].strip()
            )
            if alone:
                yield site.suggest(
                    element, Edit(element.start, element.end, ""), Edit(element.close, element.close_end, "")
                )
            else:
                yield site.flag(element)
