from __future__ import annotations

from codemods.findings import Edit
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["ObjectToolsWithoutAdd"]

_PATH = "shop/templates/admin/shop/change_list.html"


class ObjectToolsWithoutAdd(TemplateRule):
    """The admin shows the object tools of a change list to users who may not add objects, too."""

    change = "1.10/admin-object-tools-without-add"
    templates = ("admin/**/change_list.html",)
    words = ("object-tools-items",)
    examples = (
        Suggests(
            before="{% block object-tools-items %}<li>x</li>{% endblock %}",
            after="{% block object-tools-items %}{% if has_add_permission %}<li>x</li>{% endif %}{% endblock %}",
            path=_PATH,
        ),
        Keeps(
            "{% block object-tools-items %}{% if has_add_permission %}<li>x</li>{% endif %}{% endblock %}",
            path=_PATH,
        ),
        Keeps("{% block object-tools-items %}<li>x</li>{% endblock %}"),
    )

    def on_template(self, site: Site) -> Answers:
        block = site.template.block("object-tools-items")
        if block is not None and block.is_whole and "has_add_permission" not in site.template.text:
            yield site.suggest(
                block.opener,
                Edit(block.start, block.start, "{% if has_add_permission %}"),
                Edit(block.end, block.end, "{% endif %}"),
            )
