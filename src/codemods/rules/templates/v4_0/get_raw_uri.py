from __future__ import annotations

from codemods.findings import Edit
from codemods.templates.expressions import Operand
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["GetRawUri"]


class GetRawUri(TemplateRule):
    """``request.get_raw_uri`` is gone, and prints nothing in templates."""

    change = "4.0/get-raw-uri-template"
    attributes = ("get_raw_uri",)
    examples = (
        Suggests(before="{{ request.get_raw_uri }}", after="{{ request.build_absolute_uri }}"),
        Keeps("{{ get_raw_uri }}{{ page.get_raw_uri }}"),
    )

    def on_attribute(self, site: Site, use: Use, found: Operand) -> Answers:
        if found.path[-2:-1] == ("request",):
            start = found.end - len("get_raw_uri")
            yield site.suggest(found, Edit(start, found.end, "build_absolute_uri"))
