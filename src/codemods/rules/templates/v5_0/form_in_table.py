from __future__ import annotations

import re

from codemods.findings import Edit
from codemods.rules.templates.forms import is_certain, printed, printed_forms
from codemods.templates.context import TemplateContext
from codemods.templates.rule import Answers, Fixes, Keeps, Site, Suggests, TemplateRule

__all__ = ["FormInTable"]


class FormInTable(TemplateRule):
    """A form is printed with div elements, no longer with table rows; in a table it must ask for rows."""

    change = "5.0/form-printed-in-table"
    words = ("<table", "<TABLE", "<Table")
    example_context = TemplateContext(forms=frozenset({"address"}))
    examples = (
        Fixes(before="<table>{{ form }}</table>", after="<table>{{ form.as_table }}</table>"),
        Fixes(
            before="<form><table class='a'>\n<tbody>{{address}}</tbody></table></form>",
            after="<form><table class='a'>\n<tbody>{{address.as_table}}</tbody></table></form>",
        ),
        Fixes(
            before="<table>{% for form in formset %}{{ form }}{% endfor %}</table>",
            after="<table>{% for form in formset %}{{ form.as_table }}{% endfor %}</table>",
        ),
        Suggests(
            before="<table>{% for form in things %}{{ form }}{% endfor %}</table>",
            after="<table>{% for form in things %}{{ form.as_table }}{% endfor %}</table>",
        ),
        Keeps(
            "<table>{{ form.as_table }}{{ form|crispy }}{{ other }}<tr><td>{{ form.name }}</td></tr></table>"
        ),
    )

    @classmethod
    def shape_in(cls, context: TemplateContext) -> re.Pattern[str]:
        return printed(context.forms)

    def on_template(self, site: Site) -> Answers:
        for node in printed_forms(site):
            if site.template.markup.in_table(node.start):
                assert node.expression is not None
                edit = Edit(node.expression.end, node.expression.end, ".as_table")
                yield site.fix(node, edit) if is_certain(site, node) else site.suggest(node, edit)
