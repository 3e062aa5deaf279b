"""Overrides of the methods that render a form's ``Media``."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class FormMediaRender(ChangeMethods):
    """``Media`` and its assets are rendered with ``attrs``."""

    change = "6.1/form-media-render-signature"
    available = "6.1"
    bases = ("django.forms.Media", "django.forms.widgets.MediaAsset")
    grow = {
        "render": [("attrs", "None")],
        "render_js": [("attrs", "None")],
        "render_css": [("attrs", "None")],
    }
    examples = [
        Fixes(
            before="""\
                from django.forms import Media
                from django.forms.widgets import Script

                class Deferred(Media):
                    def render_js(self):
                        return [self.mark(one) for one in super().render_js()]

                class Module(Script):
                    def render(self):
                        return "<script>"
                """,
            after="""\
                from django.forms import Media
                from django.forms.widgets import Script

                class Deferred(Media):
                    def render_js(self, attrs=None):
                        return [self.mark(one) for one in super().render_js(attrs=attrs)]

                class Module(Script):
                    def render(self, attrs=None):
                        return "<script>"
                """,
        ),
        Keeps(
            """\
                from django import forms

                class Own(forms.Media):
                    def render_js(self, *, attrs=None):
                        return super().render_js(attrs=attrs)

                    def render_css(self, **kwargs):
                        return []

                class Widget(forms.Widget):
                    def render(self, name, value):
                        return ""
                """
        ),
    ]
