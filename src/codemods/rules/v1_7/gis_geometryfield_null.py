"""``null`` of geometry form fields."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.site import Site


class GisGeometryfieldNull(ChangeArguments):
    """Geometry form fields take no ``null`` any more, which had no effect."""

    change = "1.7/gis-geometryfield-null"
    calls = ("django.contrib.gis.forms.fields.GeometryField",)
    remove = {"null": None}
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis import forms
                from django.contrib.gis.forms import PointField

                class PlaceForm(forms.Form):
                    area = forms.GeometryField(null=True)
                    point = PointField(srid=4326, null=False, required=False)
                """,
            after="""\
                from django.contrib.gis import forms
                from django.contrib.gis.forms import PointField

                class PlaceForm(forms.Form):
                    area = forms.GeometryField()
                    point = PointField(srid=4326, required=False)
                """,
            current="1.6",
            target="1.7",
        ),
        Keeps(
            """\
                from django.contrib.gis import forms
                from django.contrib.gis.db import models

                class NullField(forms.GeometryField):
                    def __init__(self, null=False, **kwargs):
                        super(NullField, self).__init__(**kwargs)

                area = models.GeometryField(null=True)
                other = NullField(null=True)
                last = forms.GeometryField(required=False)
                """,
            current="1.6",
            target="1.7",
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Not the calls of a subclass whose own constructor may see to it."""
        return own_definition(site, site.resolve(call.func) or "", "__init__") is None
