from __future__ import annotations

from codemods.templates.conditions import Comparison, rewrite_truth
from codemods.templates.expressions import Operand
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Fixes, Flags, Keeps, Site, TemplateRule

__all__ = ["IsAjax"]


class IsAjax(TemplateRule):
    """``request.is_ajax`` is gone, and silently false in templates; the header says the same."""

    change = "3.1/is-ajax-template"
    also = ("4.0/is-ajax-template",)
    attributes = ("is_ajax",)
    available = "3.0"
    advice = 'Test request.headers.x_requested_with == "XMLHttpRequest" in an if tag.'
    examples = (
        Fixes(
            before="{% if request.is_ajax and x %}a{% elif not self.request.is_ajax %}b{% endif %}",
            after='{% if request.headers.x_requested_with == "XMLHttpRequest" and x %}a'
            '{% elif self.request.headers.x_requested_with != "XMLHttpRequest" %}b{% endif %}',
        ),
        Fixes(
            before='{{ request.is_ajax|yesno:"a,b" }}',
            after='{% if request.headers.x_requested_with == "XMLHttpRequest" %}a{% else %}b{% endif %}',
        ),
        Fixes(
            before="{{ request.is_ajax }}",
            after='{% if request.headers.x_requested_with == "XMLHttpRequest" %}True{% else %}False{% endif %}',
        ),
        Flags('{% extends request.is_ajax|yesno:"part.html,page.html" %}', line=1),
        Flags("\n{% with ajax=request.is_ajax %}{% endwith %}", line=2),
        Flags("{% if request.is_ajax == True %}a{% endif %}", line=1),
        Flags("{{ x|default:request.is_ajax }}", line=1),
        Keeps("{{ is_ajax }}{% if form.is_ajax %}{% endif %}{{ request.is_ajax.x }}"),
        Flags("{% if request.is_ajax %}a{% endif %}", line=1, supports="2.2..4.2"),
        Keeps("{% if request.is_ajax %}a{% endif %}", supports="2.2..3.2"),
    )

    def on_attribute(self, site: Site, use: Use, found: Operand) -> Answers:
        if found.path[-2:-1] != ("request",):
            return
        header = f"{found.text.removesuffix('.is_ajax')}.headers.x_requested_with"
        edit = None
        if found is use.expression.base:
            edit = rewrite_truth(use, use.expression.filters, Comparison(header, '"XMLHttpRequest"'))
        yield site.fix(use.node, edit) if edit is not None else site.flag(use.node)
