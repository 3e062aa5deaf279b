"""``is_hidden()`` of the relation behind a field."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super, own_definition, super_definition
from codemods.rules.shapes.values import bindings_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.rules.v1_9.relation_objects import relation_certainty

_RELATION = "django.db.models.fields.reverse_related.ForeignObjectRel"
_NAMES = frozenset(["rel", "relation", "related", "related_object", "remote_field"])


class RelationIsHidden(Rule):
    """Relations have ``hidden`` in place of ``is_hidden()``."""

    change = "5.1/relation-is-hidden"
    available = "1.8"
    triggers = (OnAttribute("is_hidden"),)
    examples = [
        Fixes(
            before="""\
                def follow(model, name):
                    relation = model._meta.get_field(name).remote_field
                    return not model._meta.get_field(name).remote_field.is_hidden() or relation.is_hidden()
                """,
            after="""\
                def follow(model, name):
                    relation = model._meta.get_field(name).remote_field
                    return not model._meta.get_field(name).remote_field.hidden or relation.hidden
                """,
        ),
        Suggests(
            before="""\
                def shown(model):
                    return [one for one in model._meta.get_fields(include_hidden=True) if not one.is_hidden()]
                """,
            after="""\
                def shown(model):
                    return [one for one in model._meta.get_fields(include_hidden=True) if not one.hidden]
                """,
        ),
        Fixes(
            before="""\
                from django.db import models

                class ShelfRel(models.ManyToOneRel):
                    def is_hidden(self):
                        return self.field.hidden or super().is_hidden()

                    def shown(self):
                        return not self.is_hidden()
                """,
            after="""\
                from django.db import models

                class ShelfRel(models.ManyToOneRel):
                    def is_hidden(self):
                        return self.field.hidden or super().hidden

                    def shown(self):
                        return not self.is_hidden()
                """,
        ),
        Keeps(
            """\
                from shop.shelves import Shelf

                def shown(form, shelf, rel):
                    rel = Shelf()
                    return [one for one in form if not one.field.widget.is_hidden], shelf.is_hidden(), rel.is_hidden
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None or call.args or call.keywords:
            return
        found = site.infer(node.value)
        if found is not None and found.instance:
            if not site.index.is_subclass(found.qname, _RELATION):
                return
            if (super_definition if is_super(node.value) else own_definition)(site, found.qname, "is_hidden"):
                return  # it is the project's own
            sure: bool | None = found.certain
        else:
            sure = relation_certainty(site, node.value)
        name = node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", "")
        if sure is None and name not in _NAMES and not _of_meta(site, node.value):
            return
        own = site.index.owners("is_hidden")
        if found is None and any(site.index.is_subclass(one, _RELATION) for one in own):
            sure = False  # it may be one of those, which go on as they are
        start, end = site.module.span(node)[1], site.module.span(call)[1]
        edits = [site.replace_name(node, "hidden"), Edit(start, end, "")]
        if sure:
            yield site.fix(edits, node=call)
        else:
            yield site.suggest(edits, node=call, advice=f"Do so if {site.source(node.value)} is a relation.")


def _of_meta(site: Site, node: ast.expr) -> bool:
    """Whether a name goes over what ``_meta`` lists."""
    for binding in bindings_of(site, node) if isinstance(node, ast.Name) else ():
        loop = site.module.parents.get(binding.node)
        if isinstance(loop, ast.For | ast.comprehension) and "._meta." in site.source(loop.iter):
            return True
    return False
