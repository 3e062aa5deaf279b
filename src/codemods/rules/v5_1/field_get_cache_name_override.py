"""Fields that override ``get_cache_name()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_MIXIN = "django.db.models.fields.mixins.FieldCacheMixin"
_OLD, _NEW = "get_cache_name", "cache_name"
Function = ast.FunctionDef | ast.AsyncFunctionDef


class FieldGetCacheNameOverride(Rule):
    """A relation field names its cache entry with the cached property ``cache_name``, no longer with a method."""

    change = "5.1/field-get-cache-name-override"
    also = ("6.0/field-get-cache-name",)
    available = "5.1"
    advice = "Make it a cached property called cache_name."
    triggers = (OnMethod(_MIXIN, _OLD),)
    examples = [
        Fixes(
            before="""\
                from django.db.models import ForeignKey

                class OwnerKey(ForeignKey):
                    def get_cache_name(self):
                        return super().get_cache_name() + "_owner"
                """,
            after="""\
                from django.db.models import ForeignKey
                from django.utils.functional import cached_property

                class OwnerKey(ForeignKey):
                    @cached_property
                    def cache_name(self):
                        return super().cache_name + "_owner"
                """,
        ),
        Keeps(
            """\
                from django.db.models import ForeignKey

                class Cache:
                    def get_cache_name(self):
                        return "cache"

                class OwnerKey(ForeignKey):
                    cache_name = "owner"

                    def get_cache_name(self):
                        return self.cache_name
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, class_ = site.node, site.class_
        if not isinstance(node, Function) or class_ is None:
            return
        if _NEW in site.module.walk.scope_of[class_].bindings:
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        if node.decorator_list or len(node.args.args) != 1:
            raise CannotRewrite("the method has decorators or arguments of its own")
        decorator = site.need("django.utils.functional.cached_property")
        edits = [site.add_decorator(node, decorator), site.replace_name(node, _NEW)]
        for part in ast.walk(node):
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr == _OLD:
                if is_super(part.func.value) and not part.args:
                    edits.append(site.replace(part, f"{site.source(part.func.value)}.{_NEW}"))
        yield site.fix(edits)
