"""The template ``gis/openlayers-osm.html``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_OLD = "gis/openlayers-osm.html"


class GisOsmTemplateName(Rule):
    """The template ``gis/openlayers-osm.html`` is gone: widgets have ``base_layer``."""

    change = "6.0/gis-osm-template-name"
    available = "6.0"
    advice = 'Say base_layer = "osm" in the widget; its template is gis/openlayers.html.'
    triggers = (OnModule((_OLD,)),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis import forms

                class Map(forms.OpenLayersWidget):
                    template_name = "gis/openlayers-osm.html"
                    default_zoom = 3
                """,
            after="""\
                from django.contrib.gis import forms

                class Map(forms.OpenLayersWidget):
                    base_layer = "osm"
                    default_zoom = 3
                """,
        ),
        Flags('widget.template_name = "gis/openlayers-osm.html"\n', line=1),
        Keeps(
            """\
                from django.contrib.gis import forms

                class Map(forms.OpenLayersWidget):
                    template_name = "shop/gis/openlayers-osm.html"
                    base_layer = "osm"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for node in site.module.texts(_OLD):
            if node.value != _OLD:
                continue
            statement = site.module.parents.get(node)
            class_ = site.module.parents.get(statement) if statement is not None else None
            if (
                self.replaceable
                and isinstance(class_, ast.ClassDef)
                and isinstance(statement, ast.Assign)
                and len(statement.targets) == 1
                and isinstance(statement.targets[0], ast.Name)
                and statement.targets[0].id == "template_name"
                and site.descends(class_, "django.contrib.gis.forms.widgets.OpenLayersWidget")
                and not any(_binds(one, "base_layer") for one in class_.body)
            ):
                yield site.fix(site.replace(statement, 'base_layer = "osm"'), node=node)
            else:
                yield site.flag(node=node)


def _binds(statement: ast.stmt, name: str) -> bool:
    return isinstance(statement, ast.Assign) and any(
        isinstance(one, ast.Name) and one.id == name for one in statement.targets
    )
