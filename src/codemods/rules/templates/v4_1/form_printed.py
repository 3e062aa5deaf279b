from __future__ import annotations

import re

from codemods.findings import Edit
from codemods.rules.templates.forms import printed, printed_forms
from codemods.templates.context import TemplateContext
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["FormPrinted"]


class FormPrinted(TemplateRule):
    """A form is printed with div elements, no longer with table rows."""

    change = "4.1/form-default-rendering"
    also = ("5.0/form-printed-elsewhere",)
    words = ("form",)
    advice = (
        "Write {{ form.as_table }} to keep the rows, or {{ form.as_div }} for the new layout; "
        "a FORM_RENDERER chooses for the whole project."
    )
    examples = (
        Suggests(before="<form>{{ form }}</form>", after="<form>{{ form.as_table }}</form>"),
        Suggests(
            before="<table><tr><td>{{formset}}</td></tr></table>",
            after="<table><tr><td>{{formset.as_table}}</td></tr></table>",
        ),
        Keeps("<p>{{ form.as_p }}{{ form.media }}{{ form|crispy }}{% if form %}{% endif %}{{ forms }}"),
        Keeps("{% for form in forms %}{{ form }} <a href=\"{% url 'survey' form.pk %}\">x</a>{% endfor %}"),
        Keeps("<h1>{{ form }}</h1><p id='survey-{{ form.id }}'></p>"),
        Suggests(
            before="{{ formset.management_form }}{% for form in formset %}{{ form.id }}{{ form }}{% endfor %}",
            after="{{ formset.management_form }}{% for form in formset %}{{ form.id }}{{ form.as_table }}{% endfor %}",
        ),
        Suggests(
            before="{{ form }}{% for form in forms %}<a href='{{ form.get_absolute_url }}'>{{ form }}</a>{% endfor %}",
            after="{{ form.as_table }}{% for form in forms %}<a href='{{ form.get_absolute_url }}'>{{ form }}</a>{% endfor %}",
        ),
        Keeps("{% load i18n %}{% blocktrans %}{{ form }}{% endblocktrans %}", current="4.0", target="5.0"),
    )

    @classmethod
    def shape_in(cls, context: TemplateContext) -> re.Pattern[str]:
        return printed(context.forms)

    @classmethod
    def words_in(cls, context: TemplateContext) -> tuple[str, ...]:
        return (*cls.words, *context.forms)

    def on_template(self, site: Site) -> Answers:
        for node in printed_forms(site):
            if not site.template.markup.in_table(node.start):
                assert node.expression is not None
                end = node.expression.end
                yield site.suggest(node, Edit(end, end, ".as_table"))
