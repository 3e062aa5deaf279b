"""``Field.rel`` and ``to`` of relations."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_FIELD = "django.db.models.Field"
_WIDGET = "django.forms.Widget"
_NAMES = frozenset(
    ["field", "db_field", "dbfield", "model_field", "f", "fk", "fk_field", "rel_field", "m2m_field"]
)
_PARTS = frozenset(
    [
        "to",
        "through",
        "related_name",
        "related_query_name",
        "limit_choices_to",
        "field_name",
        "get_related_field",
        "parent_link",
        "multiple",
        "symmetrical",
        "on_delete",
        "is_hidden",
        "get_accessor_name",
        "through_fields",
    ]
)


class FieldRel(Rule):
    """``field.rel`` is ``field.remote_field``, and what it points to is its ``model``, no longer its ``to``."""

    change = "1.9/field-rel"
    also = (
        "1.9/rel-to",
        "2.0/field-rel",
        "2.0/remote-field-to",
    )
    available = "1.9"
    triggers = (OnAttribute("rel"), OnAttribute("to"))
    examples = [
        Fixes(
            before="""\
                from django import forms
                from django.db import models

                class OwnerField(models.ForeignKey):
                    def formfield(self):
                        return self.rel.to, self.rel, self.remote_field.to

                class OwnerWidget(forms.Select):
                    def label(self, field):
                        return self.rel.to, field.rel.to._meta, field.remote_field.to

                def target(model):
                    return model._meta.get_field("owner").rel.to, model._meta.get_field("owner").rel
                """,
            after="""\
                from django import forms
                from django.db import models

                class OwnerField(models.ForeignKey):
                    def formfield(self):
                        return self.remote_field.model, self.remote_field, self.remote_field.model

                class OwnerWidget(forms.Select):
                    def label(self, field):
                        return self.rel.model, field.remote_field.model._meta, field.remote_field.model

                def target(model):
                    return model._meta.get_field("owner").remote_field.model, model._meta.get_field("owner").remote_field
                """,
        ),
        Suggests(
            before="""\
                from django.db import models

                def target(field, x):
                    return field.rel and field.rel.through, x.rel.limit_choices_to, x.rel.other
                """,
            after="""\
                from django.db import models

                def target(field, x):
                    return field.remote_field and field.remote_field.through, x.remote_field.limit_choices_to, x.rel.other
                """,
        ),
        Keeps(
            """\
                import django

                def target(field):
                    if django.VERSION < (1, 9):
                        return field.rel.to
                    return field.remote_field.model if hasattr(field, "remote_field") else field.rel.to
                """
        ),
        Keeps(
            """\
                def links(page, mail):
                    return [link.rel for link in page.links], mail.to, page.rel.kind
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not self.replaceable:
            return
        if node.attr == "to":
            yield from self._to(site, node)
        elif node.attr == "rel":
            yield from self._rel(site, node)

    def _to(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        owner = node.value
        if not isinstance(owner, ast.Attribute) or not isinstance(node.ctx, ast.Load):
            return
        message = "The model that a relation points to is its model, no longer its to"
        if owner.attr == "remote_field" or (owner.attr == "rel" and self._widget(site, owner)):
            yield site.fix(site.replace_name(node, "model"), message=message)

    def _rel(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        if self._widget(site, node) or not isinstance(node.ctx, ast.Load) or _guarded(site, node):
            return
        parent = site.parent
        part = parent.attr if isinstance(parent, ast.Attribute) and parent.value is node else ""
        owner = node.value
        found = site.infer(owner)
        known = found is not None and site.index.is_subclass(found.qname, _FIELD)
        got = isinstance(owner, ast.Call) and getattr(owner.func, "attr", "") in ("get_field", "_get_field")
        own = getattr(owner, "id", "") in ("self", "cls")
        if found is not None and found.certain and not known:
            return
        certain = known or got or (part == "to" and not own)
        named = (owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")) in _NAMES
        likely = (named and self._about_models(site)) or part in _PARTS
        if not certain and not (likely and self._about_models(site)):
            return
        edits = [site.replace_name(node, "remote_field")]
        if part == "to":
            assert parent is not None
            edits.append(site.replace_name(parent, "model"))
        message = "field.rel is field.remote_field now"
        if certain:
            yield site.fix(edits, message=message)
        else:
            yield site.suggest(
                edits, message=message, advice=f"Rewrite it if {site.source(owner)} is a field of a model."
            )

    def _widget(self, site: Site, node: ast.Attribute) -> bool:
        """Whether it is ``self.rel`` of a widget, which is called so still."""
        class_ = site.class_
        own = getattr(node.value, "id", "") == "self"
        return own and class_ is not None and site.descends(class_, _WIDGET)

    def _about_models(self, site: Site) -> bool:
        """Whether the module takes anything from Django."""
        return any(
            name.startswith("django.")
            for statement, _, _ in site.module.walk.imports
            for name in (
                [site.module.walk.absolute(statement) or ""]
                if isinstance(statement, ast.ImportFrom)
                else [alias.name for alias in statement.names]
            )
        )


def _guarded(site: Site, node: ast.AST) -> bool:
    """Whether a place is reached only where a test of the release, or of the new name, has failed."""
    for outer in site.module.ancestors(node):
        if isinstance(outer, ast.If | ast.IfExp):
            text = site.source(outer.test)
            if "VERSION" in text.upper() or "remote_field" in text:
                return True
        elif isinstance(outer, ast.Try) and "remote_field" in site.source(outer):
            return True
    return False
