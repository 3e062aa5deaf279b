"""``to_field`` as second argument of ``ForeignKey``."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.site import Site


class FkToFieldPositional(ChangeArguments):
    """The second argument of ``ForeignKey`` is ``on_delete``; ``to_field`` must be given by keyword."""

    change = "1.9/fk-to-field-positional"
    calls = ("django.db.models.ForeignKey", "django.db.models.OneToOneField")
    keywords = (None, "to_field")
    require = {"on_delete": (None, "django.db.models.CASCADE")}
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    author = models.ForeignKey("Author", "slug", null=True)
                    shelf = models.OneToOneField("Shelf", 'code', on_delete=models.PROTECT)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    author = models.ForeignKey("Author", to_field="slug", null=True, on_delete=models.CASCADE)
                    shelf = models.OneToOneField("Shelf", to_field='code', on_delete=models.PROTECT)
                """,
        ),
        Keeps(
            """\
                from django.db import models

                class Key(models.ForeignKey):
                    def __init__(self, to, label, **kwargs):
                        super().__init__(to, **kwargs)

                one = models.ForeignKey("Author", models.CASCADE)
                two = models.ForeignKey("Author", to_field="slug")
                three = Key("Author", "slug")
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        if len(call.args) < 2 or not isinstance(call.args[1], ast.Constant):
            return False
        if not isinstance(call.args[1].value, str):
            return False
        callee = site.resolve(call.func)
        return callee is None or own_definition(site, callee, "__init__") is None
