"""Widgets that return HTML as plain text."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.returned_html import ReturnedHtml
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_WIDGET = "django.forms.Widget"


class WidgetHtmlEscaped(ReturnedHtml):
    """What a widget's ``render()`` gives is escaped in templates, unless it says that it is safe."""

    change = "5.0/undocumented-widget-html-escaped"
    triggers = (OnMethod(_WIDGET, "render"), OnMethod(_WIDGET, "_render"))
    advice = "Return it through format_html(), which escapes what is put into it, or through mark_safe()."
    examples = [
        Suggests(
            before="""\
                from django import forms

                class Color(forms.TextInput):
                    def render(self, name, value, attrs=None, renderer=None):
                        html = super().render(name, value, attrs, renderer)
                        return '<span class="color">%s</span>' % html
                """,
            after="""\
                from django import forms
                from django.utils.html import format_html

                class Color(forms.TextInput):
                    def render(self, name, value, attrs=None, renderer=None):
                        html = super().render(name, value, attrs, renderer)
                        return format_html('<span class="color">{}</span>', html)
                """,
        ),
        Flags(
            """\
                from django import forms

                class Color(forms.TextInput):
                    def render(self, name, value, attrs=None, renderer=None):
                        html = super().render(name, value, attrs, renderer)
                        return html + "<i></i>"

                class Captcha(forms.MultiWidget):
                    def _render(self, name, value, attrs=None, renderer=None):
                        return self.output_format % {"image": self.image}

                class Wrapped(forms.TextInput):
                    def wrapped(self, html):
                        return "<b>%s</b>" % html

                    def render(self, name, value, attrs=None, renderer=None):
                        return self.wrapped(super().render(name, value, attrs, renderer))

                class Parts(forms.Widget):
                    def render(self, name, value, attrs=None, renderer=None):
                        output = [self.begin, self.end]
                        return "".join(output)
                """,
            lines=(6, 10, 17, 22),
        ),
        Keeps(
            """\
                from django import forms
                from django.utils.safestring import mark_safe

                class Color(forms.TextInput):
                    def render(self, name, value, attrs=None, renderer=None):
                        html = super().render(name, value, attrs, renderer)
                        if value:
                            return html
                        return mark_safe("<b>%s</b>" % html)

                class Report:
                    def render(self, rows):
                        return "<b>%s</b>" % rows
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.FunctionDef) and not site.node.decorator_list:
            yield from self.in_function(site, site.node)

    def _is_html(self, value: ast.expr, texts: dict[str, list[ast.expr]]) -> bool:
        """What a widget renders is HTML, wherever its parts come from: whether it has been put together as plain text."""
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
            plain = value.func.attr in ("format", "join")
        else:
            plain = isinstance(value, ast.JoinedStr)
            plain = plain or (isinstance(value, ast.BinOp) and isinstance(value.op, ast.Mod))
        return plain or super()._is_html(value, texts)
