"""What the autocomplete widgets of the admin are made from."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnMember

_MIXIN = "django.contrib.admin.widgets.AutocompleteMixin"


class AutocompleteSelect(Rule):
    """The admin's autocomplete widgets are made from the field itself, no longer from its ``remote_field``."""

    change = "3.2/autocomplete-select-constructor"
    triggers = (OnCall(_MIXIN, subclasses=True), OnMember(_MIXIN, "rel"))
    available = "3.2"
    advice = "Give the field itself."
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin
                from django.contrib.admin.widgets import AutocompleteSelect

                class OwnerSelect(AutocompleteSelect):
                    def label(self):
                        return self.rel.model

                widget = AutocompleteSelect(Order._meta.get_field("owner").remote_field, admin.site)
                other = OwnerSelect(rel=Order.owner.field.rel, admin_site=admin.site)
                """,
            after="""\
                from django.contrib import admin
                from django.contrib.admin.widgets import AutocompleteSelect

                class OwnerSelect(AutocompleteSelect):
                    def label(self):
                        return self.field.remote_field.model

                widget = AutocompleteSelect(Order._meta.get_field("owner"), admin.site)
                other = OwnerSelect(field=Order.owner.field, admin_site=admin.site)
                """,
        ),
        Flags(
            """\
                from django.contrib.admin.widgets import AutocompleteSelectMultiple

                def make(relation, site):
                    rel = relation
                    return AutocompleteSelectMultiple(rel, site)
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.contrib import admin
                from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper

                field = Order._meta.get_field("owner")
                widget = AutocompleteSelect(field, admin.site)
                other = RelatedFieldWidgetWrapper(widget, field.remote_field, admin.site)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute):
            if isinstance(node.ctx, ast.Load) and self.replaceable:
                yield site.fix(site.replace(node, f"{site.source(node.value)}.field.remote_field"))
            return
        call = site.call
        if call is None or any(
            (facts := site.index.class_facts(one)) is not None and "__init__" in facts.methods
            for one in site.index.ancestry(site.resolve(call.func) or "")
        ):
            return
        keyword = site.keyword(call, "rel")
        given = keyword.value if keyword is not None else (call.args[0] if call.args else None)
        if isinstance(given, ast.Attribute) and given.attr in ("remote_field", "rel") and self.replaceable:
            edits = [site.replace(given, site.source(given.value))]
            if keyword is not None:
                edits.append(site.replace_name(keyword, "field"))
            yield site.fix(edits, node=call)
        elif keyword is not None or (isinstance(given, ast.Name) and given.id in ("rel", "remote_field")):
            yield site.flag(node=call)
