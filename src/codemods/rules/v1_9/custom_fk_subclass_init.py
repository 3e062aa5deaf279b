"""``__init__()`` of the project's own foreign keys."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.methods import super_calls
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod


class CustomFkSubclassInit(Rule):
    """A foreign key class of the project's own must take ``on_delete`` and hand it on."""

    change = "1.9/custom-fk-subclass-init"
    triggers = (OnMethod("django.db.models.ForeignKey", "__init__"),)
    advice = "Take on_delete, hand it on, and see that deconstruct() gives what __init__() takes."
    examples = [
        Suggests(
            before="""\
                from django.db import models

                class OwnerKey(models.ForeignKey):
                    def __init__(self, to="shop.Owner", to_field=None):
                        super(OwnerKey, self).__init__(to, to_field, null=True)

                class FixedKey(models.ForeignKey):
                    def __init__(self):
                        super(FixedKey, self).__init__("shop.Owner", "name")

                class OtherKey(models.ForeignKey):
                    def __init__(self, to):
                        models.ForeignKey.__init__(self, to)
                """,
            after="""\
                from django.db import models

                class OwnerKey(models.ForeignKey):
                    def __init__(self, to="shop.Owner", to_field=None, on_delete=models.CASCADE):
                        super(OwnerKey, self).__init__(to, to_field=to_field, null=True, on_delete=on_delete)

                class FixedKey(models.ForeignKey):
                    def __init__(self, on_delete=models.CASCADE):
                        super(FixedKey, self).__init__("shop.Owner", to_field="name", on_delete=on_delete)

                class OtherKey(models.ForeignKey):
                    def __init__(self, to, on_delete=models.CASCADE):
                        models.ForeignKey.__init__(self, to, on_delete=on_delete)
                """,
        ),
        Keeps(
            """\
                from django.db import models

                class One(models.ForeignKey):
                    def __init__(self, *args, **kwargs):
                        kwargs.setdefault("null", True)
                        super().__init__(*args, **kwargs)

                class Two(models.ForeignKey):
                    def __init__(self, to, on_delete):
                        super().__init__(to, on_delete)

                class Three(models.ManyToManyField):
                    def __init__(self, to):
                        super().__init__(to)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.FunctionDef) or node.args.vararg is not None:
            return
        names = [one.arg for one in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]]
        if "on_delete" in names:
            return
        calls = super_calls(site, node, node.name)
        if len(calls) != 1 or site.has_stars(calls[0]) or site.keyword(calls[0], "on_delete") is not None:
            return
        call = calls[0]
        at = 1 if is_super(call.func.value) else 2  # type: ignore[attr-defined]
        second = call.args[at] if len(call.args) > at else None
        if second is not None and not (isinstance(second, ast.Name) and second.id == "to_field"):
            if not (isinstance(second, ast.Constant) and isinstance(second.value, str)):
                return
        editor = site.edit_call(call)
        if second is not None:
            editor.to_keyword(at, "to_field")
        editor.add("on_delete", "on_delete")
        default = site.need("django.db.models.CASCADE")
        yield site.suggest(site.add_parameter(node, "on_delete", default), editor.edit(), also=[call])
