"""``is_hidden()`` of the relation behind a field."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
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
                    return [rel for rel in model._meta.related_objects if not rel.is_hidden()]
                """,
            after="""\
                def shown(model):
                    return [rel for rel in model._meta.related_objects if not rel.hidden]
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
            sure: bool | None = found.certain
        else:
            sure = relation_certainty(site, node.value)
        name = node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", "")
        if sure is None and name not in _NAMES:
            return
        start, end = site.module.span(node)[1], site.module.span(call)[1]
        edits = [site.replace_name(node, "hidden"), Edit(start, end, "")]
        if sure:
            yield site.fix(edits, node=call)
        else:
            yield site.suggest(edits, node=call, advice=f"Do so if {site.source(node.value)} is a relation.")
