"""``get_query_set()`` of managers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.shapes import ChangeMethods
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_DESCRIPTORS = (
    "SingleRelatedObjectDescriptor",
    "ReverseSingleRelatedObjectDescriptor",
    "ForeignRelatedObjectsDescriptor",
    "ManyRelatedObjectsDescriptor",
)


class GetQuerySetManager(ChangeMethods):
    """``get_query_set()`` is ``get_queryset()`` now, and ``get_prefetch_query_set()`` is ``get_prefetch_queryset()``."""

    change = "1.8/get-query-set-manager"
    also = ("1.8/genericforeignkey-prefetch-query-set", "1.8/changelist-get-query-set")
    bases = (
        "django.db.models.manager.BaseManager",
        "django.db.models.manager.Manager",
        "django.contrib.contenttypes.fields.GenericForeignKey",
        "django.contrib.contenttypes.generic.GenericForeignKey",
        "django.contrib.admin.views.main.ChangeList",
        *(f"django.db.models.fields.related.{name}" for name in _DESCRIPTORS),
    )
    rename = {"get_query_set": "get_queryset", "get_prefetch_query_set": "get_prefetch_queryset"}
    triggers = (OnAttribute("get_query_set"), OnAttribute("get_prefetch_query_set"))
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin.views.main import ChangeList
                from django.db import models

                class LiveManager(models.Manager):
                    def get_query_set(self):
                        return super(LiveManager, self).get_query_set().filter(live=True)

                    def recent(self):
                        return self.get_query_set().order_by("-id")

                class BookChanges(ChangeList):
                    def get_query_set(self, request):
                        return super(BookChanges, self).get_query_set(request)

                def live(model):
                    return model._default_manager.get_query_set(), model.objects.get_query_set()
                """,
            after="""\
                from django.contrib.admin.views.main import ChangeList
                from django.db import models

                class LiveManager(models.Manager):
                    def get_queryset(self):
                        return super(LiveManager, self).get_queryset().filter(live=True)

                    def recent(self):
                        return self.get_queryset().order_by("-id")

                class BookChanges(ChangeList):
                    def get_queryset(self, request):
                        return super(BookChanges, self).get_queryset(request)

                def live(model):
                    return model._default_manager.get_queryset(), model.objects.get_queryset()
                """,
        ),
        Suggests(
            before="""\
                def rows(manager):
                    return manager.get_query_set()
                """,
            after="""\
                def rows(manager):
                    return manager.get_queryset()
                """,
        ),
        Flags(
            """\
                from django.db import models

                class LiveManager(models.Manager):
                    def get_query_set(self):
                        return []

                    def get_queryset(self):
                        return []
                """,
            line=4,
        ),
        Keeps(
            """\
                class Table:
                    def get_query_set(self):
                        return []

                    def rows(self):
                        return self.get_query_set(), Table().get_query_set()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute):
            yield from super().visit(site)
            return
        if isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") == "super":
            function = site.function
            if function is not None and function.name == node.attr:
                return  # goes with the method around it
        new = self.rename[node.attr]
        message = f".{node.attr}() is .{new}() now"
        found = site.infer(node.value)
        if found is not None:
            if any(site.index.is_subclass(found.qname, base) for base in self.bases):
                yield site.fix(site.replace_name(node, new), message=message)
            elif self._owned(site, found.qname, node.attr):
                return
            else:
                yield site.suggest(site.replace_name(node, new), message=message)
            return
        if not any(node.attr in one.methods for one in site.index.owners(node.attr).values()):
            yield site.suggest(
                site.replace_name(node, new),
                message=message,
                advice=f"Rename it if {site.source(node.value)} is a manager.",
            )

    def _owned(self, site: Site, qname: str, name: str) -> bool:
        return any(name in facts.methods for facts in site.index.own_line(qname))
