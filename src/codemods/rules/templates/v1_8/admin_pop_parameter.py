from __future__ import annotations

import re

from codemods.findings import Edit
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["AdminPopParameter"]

_POP = re.compile(r"(?<=[?&;])pop(?==1(?![\w.]))")


class AdminPopParameter(TemplateRule):
    """Pages of the admin are popups by the parameter ``_popup``, no longer by ``pop``."""

    change = "1.8/admin-pop-parameter"
    words = ("pop=1",)
    examples = (
        Fixes(
            before="<a href=\"{% url 'admin:shop_item_changelist' %}?t=id&amp;pop=1\">",
            after="<a href=\"{% url 'admin:shop_item_changelist' %}?t=id&amp;_popup=1\">",
        ),
        Fixes(before='<a href="/admin/shop/item/?pop=1">', after='<a href="/admin/shop/item/?_popup=1">'),
        Keeps('<a href="/music/?pop=1"> <a href="/admin/?_popup=1&amp;hip-pop=1">'),
    )

    def on_template(self, site: Site) -> Answers:
        markup = site.template.markup
        for match in site.find(_POP):
            attribute = markup.attribute_at(match.start())
            in_link = attribute is not None and "admin" in markup.value(attribute)
            if in_link or site.name.startswith("admin/"):
                edit = Edit(match.start(), match.end(), "_popup")
                yield site.fix(edit, edit)
