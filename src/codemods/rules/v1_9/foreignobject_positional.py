"""Field lists of ``ForeignObject`` by position."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.site import Site


class ForeignObjectPositional(ChangeArguments):
    """``ForeignObject`` takes ``on_delete`` before the lists of fields."""

    change = "1.9/foreignobject-positional"
    calls = ("django.db.models.ForeignObject",)
    subclasses = False
    keywords = (None, "from_fields", "to_fields")
    require = {"on_delete": (None, "django.db.models.CASCADE")}
    examples = [
        Fixes(
            before="""\
                from django.db import models
                from django.db.models.fields.related import ForeignObject

                place = ForeignObject("Place", ["x", "y"], ["x", "y"], null=True)
                """,
            after="""\
                from django.db import models
                from django.db.models.fields.related import ForeignObject

                place = ForeignObject("Place", from_fields=["x", "y"], to_fields=["x", "y"], null=True, on_delete=models.CASCADE)
                """,
        ),
        Keeps(
            """\
                from django.db import models

                one = models.ForeignObject("Place", models.CASCADE, ["x"], ["y"])
                two = models.ForeignObject("Place", from_fields=["x"], to_fields=["y"], on_delete=models.CASCADE)
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        if len(call.args) < 2 or len(call.args) > 3:
            return False
        return isinstance(call.args[1], ast.List | ast.Tuple) or (
            len(call.args) == 3 and isinstance(call.args[2], ast.List | ast.Tuple)
        )
