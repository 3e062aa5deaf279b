"""``apps.get_models()`` of one application."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class GetModelsModule(Rule):
    """``apps.get_models()`` takes no models module any more: its first argument is ``include_auto_created``."""

    change = "1.9/apps-deprecated-methods"
    triggers = (OnAttribute("get_models"),)
    advice = "Ask the application: apps.get_app_config(label).get_models()."
    examples = [
        Flags(
            """\
                from django.apps import apps

                def models(label, app):
                    return apps.get_models(app), apps.get_models(app_mod=app), apps.get_models(app, True)
                """,
            lines=(4, 4, 4),
        ),
        Keeps(
            """\
                from django.apps import apps

                def models(label, app):
                    apps.get_models(), apps.get_models(True), apps.get_models(include_auto_created=True)
                    return apps.get_app_config(label).get_models(), app.get_models(label)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if (
            not isinstance(node, ast.Attribute)
            or call is None
            or not site.is_name(node.value, "django.apps.apps")
        ):
            return
        first = call.args[0] if call.args else None
        if site.keyword(call, "app_mod") is not None or (
            first is not None and not isinstance(first, ast.Constant | ast.Starred)
        ):
            yield site.flag(node=call)
