"""``MultiWidget.format_output()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers
from codemods.rules.site import Site


class WidgetFormatOutput(FlagMembers):
    """Multi-value widgets are rendered from templates: ``format_output()`` is never called."""

    change = "1.11/widget-format-output-removed"
    members = {
        "django.forms.MultiWidget.format_output": (
            "Write a template that goes through widget.subwidgets, and name it in template_name."
        )
    }
    examples = [
        Flags(
            """\
                from django import forms

                class Money(forms.MultiWidget):
                    def format_output(self, rendered_widgets):
                        return "<br>".join(rendered_widgets)
                """,
            line=4,
        ),
        Keeps(
            """\
                from django import forms

                class Money(forms.MultiWidget):
                    def format_output(self, rendered_widgets):
                        return "<br>".join(rendered_widgets)

                    def render(self, name, value, attrs=None, renderer=None):
                        return self.format_output([])
                """
        ),
        Keeps("class Report:\n    def format_output(self, rows):\n        return rows\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute) and self._has_own(site, node):
            return
        for answer in super().visit(site):
            named = site.module.walk.attributes.get("format_output", ())
            called = any(isinstance(use.value, ast.Name) and use.value.id == "self" for use, _ in named)
            if not (called and isinstance(answer.node, ast.FunctionDef)):  # a widget may call its own
                yield answer

    def _has_own(self, site: Site, node: ast.Attribute) -> bool:
        """Whether what is asked for the method is of a class of the repository that defines it itself."""
        found = site.infer(node.value)
        own = site.index.owners(node.attr).keys()
        return found is not None and not own.isdisjoint(site.index.ancestry(found.qname))
