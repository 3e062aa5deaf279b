"""Internals of the admin's widgets."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass, Trigger

_WRAPPER = "django.contrib.admin.widgets.RelatedFieldWidgetWrapper"


class AdminWidgetInternals(RemoveSymbols):
    """The admin's widgets are rendered from widget templates: ``AdminRadioFieldRenderer`` is gone."""

    change = "1.11/undocumented-admin-widget-internals"
    names = {
        "django.contrib.admin.widgets.AdminRadioFieldRenderer": "Give AdminRadioSelect a template_name of your own."
    }
    examples = [
        Flags(
            """\
                from django.contrib.admin.widgets import AdminRadioFieldRenderer, RelatedFieldWidgetWrapper

                class Wrapper(RelatedFieldWidgetWrapper):
                    template = "shop/wrapper.html"

                print(AdminRadioFieldRenderer)
                """,
            lines=(1, 4),
        ),
        Keeps("class Wrapper:\n    template = 'shop/wrapper.html'\n"),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from super().subscriptions()
        yield OnSubclass(_WRAPPER)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            yield from super().visit(site)
            return
        for one in node.body:
            if isinstance(one, ast.Assign) and any(
                isinstance(target, ast.Name) and target.id == "template" for target in one.targets
            ):
                yield site.flag(
                    node=one,
                    message="The attribute template of the related-field wrapper is not read any more",
                    advice="Name a widget template in template_name.",
                )
