from __future__ import annotations

from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["HistoryPaginated"]

_PATH = "shop/templates/admin/shop/object_history.html"


class HistoryPaginated(TemplateRule):
    """The history of an object has pages, and ``action_list`` is one of them."""

    change = "4.1/admin-history-paginated"
    templates = ("admin/**/object_history.html",)
    words = ("action_list",)
    advice = "Print the links to the other pages as the new original does, from page_range."
    examples = (
        Flags("{% for action in action_list %}{{ action }}{% endfor %}", line=1, path=_PATH),
        Keeps(
            "{% for action in action_list %}{{ action }}{% endfor %}{% for i in page_range %}{% endfor %}",
            path=_PATH,
        ),
        Keeps("{% for action in action_list %}{{ action }}{% endfor %}"),
    )

    def on_template(self, site: Site) -> Answers:
        if "page_range" in site.template.text:
            return
        for tag in site.template.named("for"):
            if "action_list" in tag.words:
                yield site.flag(tag)
                return
