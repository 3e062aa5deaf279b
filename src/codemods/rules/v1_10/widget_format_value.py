"""``Widget._format_value()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes import ChangeMethods
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class WidgetFormatValue(ChangeMethods):
    """``Widget._format_value()`` lost its underscore."""

    change = "1.10/widget-format-value"
    also = ("2.0/widget-format-value",)
    bases = ("django.forms.Widget",)
    mixins = True
    rename = {"_format_value": "format_value"}
    available = "1.10"
    triggers = (OnAttribute("_format_value"),)
    examples = [
        Fixes(
            before="""\
                from django import forms

                class MoneyInput(forms.TextInput):
                    def _format_value(self, value):
                        return super(MoneyInput, self)._format_value(value or 0)

                    def shown(self, value):
                        return self._format_value(value)

                class DayInput(forms.TextInput):
                    def shown(self, value):
                        return super(DayInput, self)._format_value(value)

                print(forms.TextInput()._format_value(1))
                """,
            after="""\
                from django import forms

                class MoneyInput(forms.TextInput):
                    def format_value(self, value):
                        return super(MoneyInput, self).format_value(value or 0)

                    def shown(self, value):
                        return self.format_value(value)

                class DayInput(forms.TextInput):
                    def shown(self, value):
                        return super(DayInput, self).format_value(value)

                print(forms.TextInput().format_value(1))
                """,
        ),
        Fixes(
            before="""\
                from django import forms

                class Rounded(object):
                    def _format_value(self, value):
                        return super(Rounded, self)._format_value(round(value))

                    def shown(self, value):
                        return self._format_value(value)

                class MoneyInput(Rounded, forms.TextInput):
                    pass
                """,
            after="""\
                from django import forms

                class Rounded(object):
                    def format_value(self, value):
                        return super(Rounded, self).format_value(round(value))

                    def shown(self, value):
                        return self.format_value(value)

                class MoneyInput(Rounded, forms.TextInput):
                    pass
                """,
        ),
        Suggests(
            before="""\
                def shown(field, value):
                    return field.widget._format_value(value)
                """,
            after="""\
                def shown(field, value):
                    return field.widget.format_value(value)
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

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.qname != "_format_value" or not isinstance(node, ast.Attribute):
            yield from super().visit(site)
            return
        owner, class_ = node.value, site.class_
        if isinstance(owner, ast.Name) and owner.id == "self" and class_ is not None and self.replaceable:
            if not site.descends(class_, *self.bases) and overrides_hook_of(site, class_, *self.bases):
                yield site.fix(
                    site.replace_name(node, "format_value"), message="._format_value() is .format_value() now"
                )
            return
        name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
        if name.endswith("widget") and site.infer(owner) is None and self.replaceable:
            yield site.suggest(
                site.replace_name(node, "format_value"),
                advice=f"Rename it if {site.source(owner)} is a widget of Django's.",
            )
