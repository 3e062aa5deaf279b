from __future__ import annotations

from codemods.templates.expressions import Operand
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["RequestPath"]


class RequestPath(TemplateRule):
    """The ``request_path`` of a 404 page is percent-encoded."""

    change = "2.1.5/not-found-request-path-quoted"
    attributes = ("request_path",)
    templates = ("404.html",)
    advice = "Leave the path out of the page, or expect it encoded."
    examples = (
        Flags("{{ request_path }} not found", line=1, path="shop/templates/404.html"),
        Keeps("{{ request_path }} not found"),
    )

    def on_attribute(self, site: Site, use: Use, found: Operand) -> Answers:
        if found.path == ("request_path",):
            yield site.flag(found)
