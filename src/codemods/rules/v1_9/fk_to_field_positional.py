"""``to_field`` as second argument of ``ForeignKey``."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.overrides import is_super, own_definition, super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember


class FkToFieldPositional(ChangeArguments):
    """The second argument of ``ForeignKey`` is ``on_delete``; ``to_field`` must be given by keyword."""

    change = "1.9/fk-to-field-positional"
    calls = ("django.db.models.ForeignKey", "django.db.models.OneToOneField")
    triggers = (OnMember("django.db.models.ForeignKey", "__init__"),)
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
        Fixes(
            before="""\
                from django.db import models

                class OwnerKey(models.ForeignKey):
                    def __init__(self, to="shop.Owner", to_field=None, **kwargs):
                        super(OwnerKey, self).__init__(to, to_field, **kwargs)
                """,
            after="""\
                from django.db import models

                class OwnerKey(models.ForeignKey):
                    def __init__(self, to="shop.Owner", to_field=None, **kwargs):
                        super(OwnerKey, self).__init__(to, to_field=to_field, **kwargs)
                """,
        ),
        Flags(
            """\
                from django.db import models

                class OwnerKey(models.ForeignKey):
                    def __init__(self, *args, **kwargs):
                        super(OwnerKey, self).__init__("shop.Owner", "id", *args, **kwargs)
                """,
            line=5,
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
        if len(call.args) < 2 or isinstance(call.args[0], ast.Starred):
            return False
        second, func = call.args[1], call.func
        named = isinstance(second, ast.Constant) and isinstance(second.value, str)
        if isinstance(func, ast.Attribute) and is_super(func.value):
            # Without stars the constructor has to take on_delete, and that is told as a whole.
            found = site.infer(func.value)
            named = named or (isinstance(second, ast.Name) and second.id == "to_field")
            nearest = found is not None and super_definition(site, found.qname, "__init__")
            return named and site.has_stars(call) and nearest is None
        callee = site.resolve(func)
        return named and (callee is None or own_definition(site, callee, "__init__") is None)
