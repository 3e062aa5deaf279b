"""``Form._html_output()``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class FormHtmlOutput(FlagMembers):
    """Forms are rendered by templates, not by ``_html_output()``."""

    change = "4.0/form-html-output"
    also = ("5.0/form-html-output",)
    members = {
        "django.forms.forms.BaseForm._html_output": "Render the form through a template: template_name and get_context()."
    }
    examples = [
        Flags(
            """\
                from django import forms

                class ShopForm(forms.Form):
                    def as_divs(self):
                        return self._html_output("<div>%s</div>")
                """,
            line=5,
        ),
        Keeps(
            """\
                class ShopForm:
                    def as_divs(self):
                        return self._html_output("<div>%s</div>")
                """
        ),
    ]
