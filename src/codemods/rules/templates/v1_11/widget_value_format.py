from __future__ import annotations

from codemods.findings import Edit
from codemods.templates.reader import Variable
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["WidgetValueFormat"]


class WidgetValueFormat(TemplateRule):
    """Values reach the templates of widgets unconverted; printed as they are, numbers would be localized."""

    change = "1.11.3/widget-option-value-stringformat"
    templates = (
        "django/forms/widgets/select_option.html",
        "django/forms/widgets/input.html",
        "django/forms/widgets/input_option.html",
        "django/forms/widgets/attrs.html",
    )
    words = ("value",)
    examples = (
        Fixes(
            before='<option value="{{ widget.value }}">',
            after="<option value=\"{{ widget.value|stringformat:'s' }}\">",
            path="shop/templates/django/forms/widgets/select_option.html",
        ),
        Fixes(
            before='{{ name }}="{{ value }}"',
            after="{{ name }}=\"{{ value|stringformat:'s' }}\"",
            path="shop/templates/django/forms/widgets/attrs.html",
        ),
        Keeps(
            "{{ value }}{{ widget.value|stringformat:'s' }}",
            path="shop/templates/django/forms/widgets/input.html",
        ),
        Keeps('<option value="{{ widget.value }}">'),
    )

    def on_template(self, site: Site) -> Answers:
        wanted = "value" if site.name.endswith("/attrs.html") else "widget.value"
        for node in site.template.nodes:
            if isinstance(node, Variable) and node.expression is not None and node.expression.bare == wanted:
                end = node.expression.end
                yield site.fix(node, Edit(end, end, "|stringformat:'s'"))
