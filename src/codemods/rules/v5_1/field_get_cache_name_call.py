"""Calls of ``get_cache_name()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember
from codemods.rules.v2_0.related_cache_attributes import asks_for_attribute
from codemods.source.names import last_name

_MIXIN = "django.db.models.fields.mixins.FieldCacheMixin"
_OLD, _NEW = "get_cache_name", "cache_name"
_FIELDS = frozenset(["field", "related", "remote_field", "rel", "related_field", "fk_field", "relation"])


class FieldGetCacheNameCall(Rule):
    """The name of a field's cache entry is its attribute ``cache_name``; ``get_cache_name()`` fails on Django's fields."""

    change = "5.1/field-get-cache-name-call"
    also = ("6.0/field-get-cache-name",)
    available = "5.1"
    advice = "Read cache_name."
    triggers = (OnMember(_MIXIN, _OLD, likely=True),)
    examples = [
        Fixes(
            before="""\
                from django.db.models import ForeignKey

                class OwnerKey(ForeignKey):
                    def forget(self, instance):
                        instance._state.fields_cache.pop(self.get_cache_name(), None)
                """,
            after="""\
                from django.db.models import ForeignKey

                class OwnerKey(ForeignKey):
                    def forget(self, instance):
                        instance._state.fields_cache.pop(self.cache_name, None)
                """,
        ),
        Suggests(
            before="""\
                from django.db import models

                def forget(descriptor, instance):
                    instance._state.fields_cache.pop(descriptor.field.get_cache_name(), None)
                """,
            after="""\
                from django.db import models

                def forget(descriptor, instance):
                    instance._state.fields_cache.pop(descriptor.field.cache_name, None)
                """,
        ),
        Keeps(
            """\
                def forget(page, field):
                    return page.get_cache_name() + field.get_cache_name("x")
                """
        ),
        Keeps(
            """\
                def known(obj, field):
                    return hasattr(obj, field.get_cache_name())
                """,
            current="1.11",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or call.args or call.keywords or not isinstance(node, ast.Attribute):
            return
        if is_super(node.value) and site.function is not None and site.function.name == _OLD:
            return  # goes with the override
        if asks_for_attribute(site, call):
            return  # told as a change of 2.0
        last = last_name(node.value)
        if not site.certain and not (last in _FIELDS or last.endswith(("_field", "_rel"))):
            return
        if not self.replaceable:
            if self.gone and site.certain:
                yield site.flag()
            return
        edit = site.replace(call, f"{site.source(node.value)}.{_NEW}")
        if site.certain:
            yield site.fix(edit, node=call)
        else:
            yield site.suggest(
                edit, node=call, advice=f"Say yes if {site.source(node.value)} is a model field."
            )
