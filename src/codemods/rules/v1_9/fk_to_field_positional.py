"""``to_field`` as second argument of ``ForeignKey``."""

from __future__ import annotations

import ast
from collections.abc import Sequence

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

                class OtherKey(models.ForeignKey):
                    def __init__(self, **kwargs):
                        models.ForeignKey.__init__(self, "shop.Other", "id", **kwargs)
                """,
            after="""\
                from django.db import models

                class OwnerKey(models.ForeignKey):
                    def __init__(self, to="shop.Owner", to_field=None, **kwargs):
                        super(OwnerKey, self).__init__(to, to_field=to_field, **kwargs)

                class OtherKey(models.ForeignKey):
                    def __init__(self, **kwargs):
                        models.ForeignKey.__init__(self, "shop.Other", to_field="id", **kwargs)
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
        at = _first(call) + 1
        if len(call.args) <= at or any(isinstance(one, ast.Starred) for one in call.args[:at]):
            return False
        second, func = call.args[at], call.func
        named = isinstance(second, ast.Constant) and isinstance(second.value, str)
        if isinstance(func, ast.Attribute) and func.attr == "__init__":
            # Without stars the constructor has to take on_delete, and that is told as a whole.
            named = named or (isinstance(second, ast.Name) and second.id == "to_field")
            found = site.infer(func.value)
            if found is None or not named or not site.has_stars(call):
                return False
            seek = super_definition if is_super(func.value) else own_definition
            return seek(site, found.qname, "__init__") is None
        callee = site.resolve(func)
        return named and (callee is None or own_definition(site, callee, "__init__") is None)

    def parameters(self, site: Site, call: ast.Call) -> Sequence[str | None]:
        return (*[None] * _first(call), *self.keywords)


def _first(call: ast.Call) -> int:
    """Where the target of the foreign key stands: behind ``self`` where the constructor is called by its class."""
    func = call.func
    return int(isinstance(func, ast.Attribute) and func.attr == "__init__" and not is_super(func.value))
