"""``Widget._format_value()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class WidgetFormatValue(ChangeMethods):
    """``Widget._format_value()`` lost its underscore."""

    change = "1.10/widget-format-value"
    also = ("2.0/widget-format-value",)
    bases = ("django.forms.Widget",)
    rename = {"_format_value": "format_value"}
    available = "1.10"
    examples = [
        Fixes(
            before="""\
                from django import forms

                class MoneyInput(forms.TextInput):
                    def _format_value(self, value):
                        return super(MoneyInput, self)._format_value(value or 0)

                    def shown(self, value):
                        return self._format_value(value)

                print(forms.TextInput()._format_value(1))
                """,
            after="""\
                from django import forms

                class MoneyInput(forms.TextInput):
                    def format_value(self, value):
                        return super(MoneyInput, self).format_value(value or 0)

                    def shown(self, value):
                        return self.format_value(value)

                print(forms.TextInput().format_value(1))
                """,
        ),
        Keeps(
            """\
                class Column:
                    def _format_value(self, value):
                        return value

                print(Column()._format_value(1))
                """
        ),
    ]
