"""``prefetch_related_objects()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, Trigger

_NAME = "django.db.models.query.prefetch_related_objects"


class PrefetchRelatedObjectsSignature(Rule):
    """``prefetch_related_objects()`` takes the lookups one by one now, not as one list."""

    change = "1.10/prefetch-related-objects-signature"
    available = "1.10"
    examples = [
        Fixes(
            before="""\
                from django.db.models.query import prefetch_related_objects

                def load(books, lookups):
                    prefetch_related_objects(books, ["authors", "shelf"])
                    prefetch_related_objects(books, lookups)
                    prefetch_related_objects(books, related_lookups=("authors",))
                """,
            after="""\
                from django.db.models.query import prefetch_related_objects

                def load(books, lookups):
                    prefetch_related_objects(books, "authors", "shelf")
                    prefetch_related_objects(books, *lookups)
                    prefetch_related_objects(books, "authors")
                """,
        ),
        Keeps(
            """\
                from django.contrib.contenttypes.prefetch import GenericPrefetch
                from django.db.models import prefetch_related_objects

                prefetch_related_objects([], GenericPrefetch("content_object", []))
                """
        ),
        Keeps(
            """\
                from django.db.models import prefetch_related_objects
                from django.db.models.query import prefetch_related_objects as prefetch
                from shop.orm import prefetch_related_objects as own

                def load(books, lookups):
                    prefetch_related_objects(books, "authors", "shelf")
                    prefetch(books, *lookups)
                    prefetch_related_objects(books, "authors")
                    own(books, ["authors"])
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnCall(_NAME)

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or not self.replaceable or site.has_stars(call):
            return
        named = site.keyword(call, "related_lookups")
        if named is not None and len(call.args) == 1:
            lookups: ast.expr = named.value
            key: int | str = "related_lookups"
        elif len(call.args) == 2 and not call.keywords:
            lookups, key = call.args[1], 1
        else:
            return
        if isinstance(lookups, ast.Constant | ast.JoinedStr):
            return
        editor = site.edit_call(call)
        if isinstance(lookups, ast.List | ast.Tuple):
            if named is not None and not lookups.elts:
                return
            texts = [site.source(one) for one in lookups.elts]
            editor.remove(key)
            for text in texts:
                editor.add(None, text)
        elif named is None and isinstance(lookups, ast.Name | ast.Attribute | ast.Call):
            if isinstance(lookups, ast.Call) and site.source(lookups.func).endswith("Prefetch"):
                return  # one lookup, of Django's own or of a class below it
            if isinstance(lookups, ast.Name) and not _many(site, lookups):
                yield site.suggest(
                    site.replace(lookups, f"*{site.source(lookups)}"),
                    advice="Unpack it if it is a list of lookups.",
                )
                return
            yield site.fix(site.replace(lookups, f"*{site.source(lookups)}"), node=call)
            return
        else:
            return
        yield site.fix(editor.edit(), node=call)


def _many(site: Site, node: ast.Name) -> bool:
    """Whether a name speaks of several lookups (the only thing that was allowed before)."""
    return node.id.endswith("s") or "list" in node.id
