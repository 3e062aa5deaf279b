"""``Form.as_table()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.own_rendering import OwnRendering


class FormAsTable(OwnRendering):
    """Printing a form goes through a template, no longer through ``as_table()``."""

    change = "4.0/form-as-table-override"
    method = "as_table"
    bases = ("django.forms.forms.BaseForm", "django.forms.formsets.BaseFormSet")
    examples = [
        Fixes(
            before="""\
                from django import forms

                class ShopForm(forms.Form):
                    def as_table(self):
                        return "<tr></tr>"
                """,
            after="""\
                from django import forms
                from django.utils.safestring import mark_safe

                class ShopForm(forms.Form):
                    def as_table(self):
                        return "<tr></tr>"

                    def __str__(self):
                        return mark_safe(self.as_table())

                    __html__ = __str__
                """,
        ),
        Keeps(
            """\
                from django import forms

                class ShopForm(forms.Form):
                    template_name = "shop/form.html"

                    def as_table(self):
                        return "<tr></tr>"

                class Report:
                    def as_table(self):
                        return "<tr></tr>"
                """
        ),
    ]
