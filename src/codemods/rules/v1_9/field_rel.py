"""``Field.rel``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnModule
from codemods.rules.v1_9.relation_objects import asked, field_certainty, shimmed


class FieldRel(Rule):
    """The relation behind a model field is its ``remote_field`` now, no longer its ``rel``."""

    change = "1.9/field-rel"
    also = ("2.0/field-rel",)
    triggers = (OnAttribute("rel"), OnModule(('"rel"', "'rel'")))
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Key(models.ForeignKey):
                    def formfield(self, **kwargs):
                        return self.rel.get_related_field()

                def through(model, other):
                    for f in model._meta.many_to_many:
                        print(f.rel.through)
                    return [f.name for f in model._meta.fields if f.rel], other._meta.get_field("x").rel

                def name(model, parent):
                    link = model._meta.parents[parent]
                    return link.rel.related_name, model._meta.parents.get(parent).rel

                def climb(model, top):
                    link = model._meta.get_ancestor_link(top)
                    while link is not None:
                        related = link.rel
                        if related.model:
                            link = related.model._meta.get_ancestor_link(top)
                        else:
                            link = None
                """,
            after="""\
                from django.db import models

                class Key(models.ForeignKey):
                    def formfield(self, **kwargs):
                        return self.remote_field.get_related_field()

                def through(model, other):
                    for f in model._meta.many_to_many:
                        print(f.remote_field.through)
                    return [f.name for f in model._meta.fields if f.remote_field], other._meta.get_field("x").remote_field

                def name(model, parent):
                    link = model._meta.parents[parent]
                    return link.remote_field.related_name, model._meta.parents.get(parent).remote_field

                def climb(model, top):
                    link = model._meta.get_ancestor_link(top)
                    while link is not None:
                        related = link.remote_field
                        if related.model:
                            link = related.model._meta.get_ancestor_link(top)
                        else:
                            link = None
                """,
        ),
        Fixes(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def formfield_for_dbfield(self, db_field, request, **kwargs):
                        if getattr(db_field, "rel", None) and not db_field.rel.multiple:
                            return None
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def formfield_for_dbfield(self, db_field, request, **kwargs):
                        if getattr(db_field, "remote_field", None) and not db_field.remote_field.multiple:
                            return None
                """,
        ),
        Suggests(
            before="""\
                def leads(field):
                    return field.rel is not None or hasattr(field, 'rel')
                """,
            after="""\
                def leads(field):
                    return field.remote_field is not None or hasattr(field, 'remote_field')
                """,
        ),
        Flags(
            """\
                def leads(model):
                    return model._meta.get_field("x").rel
                """,
            line=2,
            supports="1.8",
        ),
        Keeps(
            """\
                from django.contrib.admin.widgets import ForeignKeyRawIdWidget
                from django.db import models

                class Raw(ForeignKeyRawIdWidget):
                    def label(self):
                        return self.rel

                class Link(models.Model):
                    rel = models.CharField(max_length=9)

                    def html(self, link):
                        return self.rel + link.rel

                def relation(field):
                    return field.remote_field if hasattr(field, "remote_field") else field.rel
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Module):
            for call in asked(site, "rel"):
                owner, name = call.args[0], call.args[1]
                if isinstance(owner, ast.Name | ast.Attribute) and not shimmed(site, call, "remote_field"):
                    yield from self._answer(site, name, field_certainty(site, owner), owner)
            return
        node = site.node
        if not isinstance(node, ast.Attribute):
            return
        sure = field_certainty(site, node.value)
        if sure is not None and not shimmed(site, node, "remote_field"):
            yield from self._answer(site, node, sure, node.value)

    def _answer(self, site: Site, node: ast.expr, sure: bool | None, owner: ast.expr) -> Iterator[Answer]:
        if sure is None:
            return
        message = "The rel of a model field is its remote_field now"
        if not self.replaceable:
            if sure:
                yield site.flag(node=node, message=message)
            return
        if isinstance(node, ast.Constant):
            edit = site.replace_in_string(node, "rel", "remote_field")
        else:
            edit = site.replace_name(node, "remote_field")
        if sure:
            yield site.fix(edit, node=node, message=message)
        else:
            yield site.suggest(
                edit, node=node, message=message, advice=f"Do so if {site.source(owner)} is a model field."
            )
