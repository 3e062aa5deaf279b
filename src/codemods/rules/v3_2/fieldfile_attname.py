"""Files of fields that are no model fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.given_to_self import given_to_self
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass
from codemods.source.scopes import BindingKind


class FieldfileAttname(Rule):
    """A ``FieldFile`` is written to its instance under the ``attname`` of its field, no longer under the ``name``."""

    change = "3.2/undocumented-fieldfile-attname"
    triggers = (OnSubclass("django.db.models.fields.files.FieldFile"),)
    advice = "Give what stands for the field an attname."
    examples = [
        Fixes(
            before="""\
                from django.db.models.fields.files import FieldFile

                class CoverField:
                    name = "cover"

                class CoverFile(FieldFile):
                    def __init__(self, storage):
                        self.field = CoverField()
                        self.storage = storage
                """,
            after="""\
                from django.db.models.fields.files import FieldFile

                class CoverField:
                    name = "cover"
                    attname = name

                class CoverFile(FieldFile):
                    def __init__(self, storage):
                        self.field = CoverField()
                        self.storage = storage
                """,
        ),
        Keeps(
            """\
                from django.db.models import FileField
                from django.db.models.fields.files import FieldFile

                class CoverField:
                    name = attname = "cover"

                class PageField(FileField):
                    name = "page"

                class CoverFile(FieldFile):
                    def __init__(self, field):
                        self.field = CoverField()
                        self.field = PageField()
                        self.field = field

                class Other:
                    name = "other"

                class OtherFile:
                    def __init__(self):
                        self.field = Other()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for _, place in given_to_self(site.module, node, ("field",)):
            statement = site.module.parents.get(place)
            made = statement.value if isinstance(statement, ast.Assign) else None
            field = self._class(site, made.func) if isinstance(made, ast.Call) else None
            if field is None:
                continue
            bound = site.module.walk.scope_of[field].bindings
            if "attname" in bound or any(given_to_self(site.module, field, ("attname",))):
                continue
            named = bound.get("name", [])
            if len(named) == 1 and named[0].kind is BindingKind.ASSIGN and named[0].branch is None:
                yield site.fix(
                    site.insert_after(site.module.statement_of(named[0].node), "attname = name"), node=field
                )

    def _class(self, site: Site, callee: ast.expr) -> ast.ClassDef | None:
        """The class statement of the file that a call makes an object of, where it descends from nothing."""
        if not isinstance(callee, ast.Name):
            return None
        owner = site.module.scope_at(callee).owner(callee.id)
        bindings = owner.bindings[callee.id] if owner is not None else []
        node = bindings[0].node if len(bindings) == 1 else None
        if not isinstance(node, ast.ClassDef) or any(
            getattr(one, "id", "") != "object" for one in node.bases
        ):
            return None
        return node
