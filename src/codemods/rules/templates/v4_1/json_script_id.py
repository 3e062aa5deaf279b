from __future__ import annotations

from codemods.findings import Edit
from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["JsonScriptId"]


class JsonScriptId(TemplateRule):
    """The filter ``json_script`` needs no id; without one the script element has no empty ``id``."""

    change = "4.1/json-script-without-id"
    filters = ("json_script",)
    in_comments = True
    available = "4.1"
    advice = "Leave the empty id out."
    examples = (
        Fixes(before="{{ data|json_script:'' }}", after="{{ data|json_script }}", modernize=True),
        Keeps("{{ data|json_script:'data' }}{{ data|json_script }}{{ data|json_script:id }}", modernize=True),
        Keeps('{{ data|json_script:"" }}'),
        Keeps('{{ data|json_script:"" }}', modernize=True, supports="3.2..4.2"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        if found.argument is not None and found.argument.string == "":
            yield site.fix(found, Edit(found.name_start + len(found.name), found.end, ""))
