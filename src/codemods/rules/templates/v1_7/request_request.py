from __future__ import annotations

from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["RequestRequest"]


class RequestRequest(TemplateRule):
    """``request.REQUEST`` is gone, and silently empty in templates."""

    change = "1.7/request-request"
    words = (".REQUEST",)
    advice = "Read request.POST or request.GET, whichever is meant."
    examples = (
        Flags("\n{% if request.REQUEST.next %}{{ request.REQUEST.next }}{% endif %}", lines=(2, 2)),
        Keeps("{{ request.GET.REQUEST }}{{ x.REQUEST }} request.REQUEST"),
    )

    def on_template(self, site: Site) -> Answers:
        for node in site.template.nodes:
            if ".REQUEST" in node.text:
                for use in node.uses():
                    path = use.expression.base.path
                    if "REQUEST" in path and path[path.index("REQUEST") - 1] == "request":
                        yield site.flag(use.expression.base)
