"""``get_extra_restriction()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_WHERE = "django.db.models.sql.where.WhereNode"


class GetExtraRestriction(Rule):
    """``get_extra_restriction()`` is no longer given a ``where_class``."""

    change = "4.0/get-extra-restriction"
    advice = "Drop the parameter, and make the condition with WhereNode()."
    triggers = (
        OnMethod("django.db.models.fields.related.RelatedField", "get_extra_restriction"),
        OnMethod("django.db.models.fields.reverse_related.ForeignObjectRel", "get_extra_restriction"),
    )
    examples = [
        Fixes(
            before="""\
                from django.db.models.fields.related import ForeignObject

                class Relation(ForeignObject):
                    def get_extra_restriction(self, where_class, alias, remote_alias):
                        condition = where_class()
                        return condition or super().get_extra_restriction(where_class, alias, remote_alias)
                """,
            after="""\
                from django.db.models.fields.related import ForeignObject
                from django.db.models.sql.where import WhereNode

                class Relation(ForeignObject):
                    def get_extra_restriction(self, alias, remote_alias):
                        condition = WhereNode()
                        return condition or super().get_extra_restriction(alias, remote_alias)
                """,
        ),
        Fixes(
            before="""\
                from django.db.models.fields.related import RelatedField

                class TagsField(RelatedField):
                    def get_extra_restriction(self, where_class, alias, related_alias):
                        return Restriction(related_alias)
                """,
            after="""\
                from django.db.models.fields.related import RelatedField

                class TagsField(RelatedField):
                    def get_extra_restriction(self, alias, related_alias):
                        return Restriction(related_alias)
                """,
        ),
        Flags(
            """\
                from django.db.models.fields.related import ForeignObject

                class Relation(ForeignObject):
                    def get_extra_restriction(self, where_class, alias, remote_alias):
                        where_class = 1
                        return where_class
                """,
            line=4,
        ),
        Keeps(
            """\
                class Relation:
                    def get_extra_restriction(self, where_class, alias, remote_alias):
                        return where_class()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        function = site.node
        if not isinstance(function, ast.FunctionDef) or len(function.args.args) != 4:
            return
        name = function.args.args[1].arg
        inner = site.module.walk.scope_of[function]
        if len(inner.bindings.get(name, ())) != 1:
            raise CannotRewrite(f"{name} is assigned again")
        edits: list[Edit] = [site.remove_parameter(function, name)]
        dropped: set[int] = set()
        for part in ast.walk(function):
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
                if part.func.attr == "get_extra_restriction" and len(part.args) == 3:
                    if isinstance(part.args[0], ast.Name) and part.args[0].id == name:
                        dropped.add(id(part.args[0]))
                        edits.append(site.edit_call(part).remove(0).edit())
        for part in ast.walk(function):
            if isinstance(part, ast.Name) and part.id == name and id(part) not in dropped:
                edits.append(site.replace(part, site.need(_WHERE, part)))
        yield site.fix(edits)
